import { expect, test } from "vitest";
import { archiveCard } from "@/server/board/archive-card";
import { blockCard, unblockCard } from "@/server/board/block-card";
import { createCardInput, limitsInput } from "@/server/board/contracts";
import { createCard } from "@/server/board/create-card";
import { deleteCard } from "@/server/board/delete-card";
import { COLUMNS } from "@/server/board/domain/column";
import { editCard } from "@/server/board/edit-card";
import { updateMember } from "@/server/board/manage-members";
import { moveCard } from "@/server/board/move-card";
import { listBoardCards } from "@/server/board/queries/list-board-cards";
import { restoreCard } from "@/server/board/restore-card";
import { setLimits } from "@/server/board/set-limits";
import type { Actor } from "@/server/people/domain/actor";
import { now } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { zonedDay } from "@/server/platform/domain/zoned-day";
import { DomainError } from "@/server/platform/errors";
import { Chance } from "@/server/portability/demo/random";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import { aBoard, versionOf } from "../../support/a-board";
import { describeOnBoth } from "../../support/database";
import { ExpectedBoard } from "./expected-board";

/** On both engines together, most on the one that is faster at it; MODEL_STEPS and WALK_SEED make it longer, and the same again. */
const STEPS = Number(process.env.MODEL_STEPS ?? 10_000);
const SEED = Number(process.env.WALK_SEED ?? Math.floor(Math.random() * 1e9));
const MEMBERS = 3;
const LOOK_EVERY = 50;
/** Most cards that are walked with: more of them meet less often. */
const CARDS = 40;

describeOnBoth("a walk beside a model", (aDb, engine) => {
  const steps = Math.round(STEPS * (engine === "postgres" ? 0.7 : 0.3));
  test(`of ${steps} operations: each is refused or done as the model says (WALK_SEED=${SEED})`, async () => {
    const db = await aDb();
    const walk = await ModelWalk.begin(db);
    for (let step = 1; step <= steps; step++) {
      await walk.step();
      if (step % LOOK_EVERY === 0) await walk.look();
    }
    await walk.look();
    expect(await findBreaches(db)).toEqual([]);
  }, 900_000);
});

type Board = Awaited<ReturnType<typeof aBoard>>;
type Deed = { name: string; expected: () => string | null; done: () => Promise<unknown> };

class ModelWalk {
  private readonly chance = new Chance(SEED);

  private constructor(
    private readonly db: Db,
    private readonly board: Board,
    private readonly model: ExpectedBoard,
  ) {}

  static async begin(db: Db): Promise<ModelWalk> {
    const board = await aBoard(db, { members: MEMBERS });
    const rules = { planned: { mode: "PER_PERSON", value: 2 }, inWork: { mode: "PER_PERSON", value: 1 }, enforcement: "BLOCK" } as const;
    return new ModelWalk(db, board, new ExpectedBoard(rules, { headcount: MEMBERS, version: await versionOf(db, board.id) }));
  }

  /** One operation of somebody who holds all roles; the model says what must come of it. */
  async step(): Promise<void> {
    const deed = this.anything();
    const expected = deed.expected();
    const refusal = await refusalOf(deed);
    expect(refusal, `${deed.name} at version ${this.model.version}`).toBe(expected);
  }

  /** The board is the model's: version, columns, order. */
  async look(): Promise<void> {
    const cards = await listBoardCards(this.db, this.board.id);
    const shown = COLUMNS.map((column) => cards.filter((card) => card.column === column).map(({ number }) => number));
    expect(shown).toEqual(COLUMNS.map((column) => this.model.columns.get(column)));
    expect(await versionOf(this.db, this.board.id)).toBe(this.model.version);
  }

  private get actor(): Actor {
    return { ...this.board.sm.actor, roles: ["PRODUCT_OWNER", "SCRUM_MASTER", "TEAM_MEMBER"] };
  }

  private anything(): Deed {
    const { chance, model } = this;
    const live = [...model.cards].filter(([, { state }]) => state !== "deleted").map(([number]) => number);
    const kind = chance.whole(0, 99);
    const given = chance.happens(0.1);
    const override = given ? { reason: "the walk goes on" } : undefined;
    if (live.length < 4 || (live.length < CARDS && kind < 12)) return this.create(given, override);
    const number = chance.happens(0.02) ? chance.pick([...model.cards.keys()]) : chance.pick(live);
    const cardKey = `${this.board.key}-${number}`;
    if (kind < 60) return this.move(number, live, given, override);
    if (kind < 66) return { name: `block ${number}`, expected: () => model.block(number, true), done: () => blockCard(this.db, this.actor, { cardKey, reason: "something is in the way" }) };
    if (kind < 72) return { name: `unblock ${number}`, expected: () => model.block(number, false), done: () => unblockCard(this.db, this.actor, { cardKey }) };
    if (kind < 78) return { name: `archive ${number}`, expected: () => model.archive(number), done: () => archiveCard(this.db, this.actor, { cardKey }) };
    if (kind < 85) return { name: `restore ${number}`, expected: () => model.restore(number, given), done: () => restoreCard(this.db, this.actor, { cardKey, override }) };
    if (kind < 88) return { name: `delete ${number}`, expected: () => model.delete(number), done: () => deleteCard(this.db, this.actor, { cardKey }) };
    if (kind < 96) return this.edit(number, given, override);
    return this.changeTheRules();
  }

  private create(given: boolean, override: { reason: string } | undefined): Deed {
    const { chance, model, db } = this;
    const [column, expedite] = [chance.pick(COLUMNS), chance.happens(0.1)];
    const input = createCardInput.parse({ key: this.board.key, title: "a card", column, expedite, override });
    return { name: `create in ${column}`, expected: () => model.create(column, expedite, given), done: () => createCard(db, this.actor, input) };
  }

  private move(number: number, live: number[], given: boolean, override: { reason: string } | undefined): Deed {
    const { chance, model, db } = this;
    const to = chance.pick(COLUMNS);
    const near = model.columns.get(to) ?? [];
    const after = chance.pick([undefined, null, chance.pick(live), near.length > 0 ? chance.pick(near) : undefined]);
    const input = { cardKey: `${this.board.key}-${number}`, to, override, ...(after === undefined ? {} : { after: after === null ? null : `${this.board.key}-${after}` }) };
    return { name: `move ${number} to ${to} after ${after}`, expected: () => model.move(number, to, after, given), done: () => moveCard(db, this.actor, input) };
  }

  private edit(number: number, given: boolean, override: { reason: string } | undefined): Deed {
    const { chance, model, db } = this;
    const change = { points: chance.whole(0, 8), expedite: chance.pick([undefined, true, false]) };
    return { name: `edit ${number} ${JSON.stringify(change)}`, expected: () => model.edit(number, change, given), done: () => editCard(db, this.actor, { cardKey: `${this.board.key}-${number}`, ...change, override }) };
  }

  private changeTheRules(): Deed {
    const { chance, model, db, board } = this;
    if (chance.happens(0.5)) return this.goAway();
    const limit = () => ({ mode: chance.pick(["PER_PERSON", "FIXED", "NONE"] as const), value: chance.whole(1, 4) });
    const rules = { planned: limit(), inWork: limit(), enforcement: chance.pick(["BLOCK", "BLOCK", "WARN"] as const) };
    const expected = () => {
      model.rules = rules;
      return model.written();
    };
    return { name: `limits ${JSON.stringify(rules)}`, expected, done: () => setLimits(db, this.actor, limitsInput.parse({ key: board.key, ...rules })) };
  }

  private readonly away = new Set<number>();

  private goAway(): Deed {
    const { chance, model, db, board, away } = this;
    const [member, leaves] = [chance.whole(1, MEMBERS), chance.happens(0.5)];
    const today = zonedDay(now(), "UTC");
    const expected = () => {
      if (leaves) away.add(member);
      else away.delete(member);
      model.headcount = MEMBERS - away.size;
      return model.written();
    };
    return { name: `${member} ${leaves ? "leaves" : "is back"}`, expected, done: () => updateMember(db, this.actor, { key: board.key, email: board.emailOf(member), away: leaves ? [{ from: today, to: today }] : [] }) };
  }
}

async function refusalOf({ done }: Deed): Promise<string | null> {
  try {
    await done();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.reason;
    throw error;
  }
}
