import { expect, test } from "vitest";
import { archiveCard } from "@/server/board/archive-card";
import { blockCard, unblockCard } from "@/server/board/block-card";
import { limitsInput } from "@/server/board/contracts";
import { deleteCard } from "@/server/board/delete-card";
import { CARD_KINDS } from "@/server/board/domain/card";
import { COLUMNS } from "@/server/board/domain/column";
import { editCard } from "@/server/board/edit-card";
import { updateMember } from "@/server/board/manage-members";
import { moveCard, type Moved } from "@/server/board/move-card";
import { restoreCard } from "@/server/board/restore-card";
import { setLimits } from "@/server/board/set-limits";
import { undoMove } from "@/server/board/undo-move";
import { now } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import { zonedDay } from "@/server/platform/domain/zoned-day";
import { Chance } from "@/server/portability/demo/random";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import { aBoard } from "../../support/a-board";
import { describeOnBoth } from "../../support/database";

const STEPS = Number(process.env.WALK_STEPS ?? 250);
const SEED = Number(process.env.WALK_SEED ?? Math.floor(Math.random() * 1e9));
const AT_ONCE = 5;

type Board = Awaited<ReturnType<typeof aBoard>>;

describeOnBoth("a random walk", (aDb) => {
  test(`of ${STEPS} operations, several at once, leaves nothing for the doctor (WALK_SEED=${SEED})`, async () => {
    const db = await aDb();
    const board = await aBoard(db, { members: 3 });
    const walk = new Walk(db, board, new Chance(SEED));
    for (let step = 0; step < STEPS; step += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, () => walk.step()));
    expect(await findBreaches(db)).toEqual([]);
    expect(walk.done).toBeGreaterThan(STEPS / 4);
  }, 300_000);
});

/** Somebody who does anything at any time; rules may refuse it, anything but a refusal is a failure. */
class Walk {
  done = 0;
  private keys: string[] = [];
  private lastMove: Moved | null = null;

  constructor(
    private readonly db: Db,
    private readonly board: Board,
    private readonly chance: Chance,
  ) {}

  async step(): Promise<void> {
    try {
      await this.anything();
      this.done++;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }

  private async anything(): Promise<void> {
    const { db, board, chance } = this;
    const who = chance.pick([board.po, board.sm, board.dev]);
    if (this.keys.length < 4 || chance.happens(0.15)) return this.create();
    const cardKey = chance.pick(this.keys);
    const after = chance.pick([undefined, null, chance.pick(this.keys)]);
    const override = chance.happens(0.1) ? { reason: "the walk goes on" } : undefined;
    const kind = chance.whole(0, 13);
    if (kind <= 5) this.lastMove = await moveCard(db, who.actor, { cardKey, to: chance.pick(COLUMNS), after, override, outcome: chance.pick([undefined, "WONT_DO"]) });
    else if (kind === 6 && this.lastMove) await undoMove(db, who.actor, { cardKey: this.lastMove.card.key, version: this.lastMove.version });
    else if (kind === 7) await blockCard(db, who.actor, { cardKey, reason: "something is in the way" });
    else if (kind === 8) await unblockCard(db, who.actor, { cardKey });
    else if (kind === 9) await archiveCard(db, who.actor, { cardKey });
    else if (kind === 10) await restoreCard(db, who.actor, { cardKey, override });
    else if (kind === 11) await editCard(db, who.actor, { cardKey, points: chance.whole(0, 8), kind: chance.pick(CARD_KINDS), expedite: chance.pick([undefined, true, false]), override });
    else if (kind === 12) await this.changeTheRules();
    else if (chance.happens(0.2)) await deleteCard(db, who.actor, { cardKey });
  }

  private async create(): Promise<void> {
    const { chance, board } = this;
    const { card } = await chance.pick([board.po, board.sm, board.dev]).create(`card ${this.keys.length}`, { column: chance.pick(COLUMNS), expedite: chance.happens(0.05) });
    this.keys.push(card.key);
  }

  private async changeTheRules(): Promise<void> {
    const { db, board, chance } = this;
    const today = zonedDay(now(), "UTC");
    if (chance.happens(0.5)) {
      await updateMember(db, board.sm.actor, { key: board.key, email: board.emailOf(chance.whole(1, 3)), away: chance.happens(0.5) ? [{ from: today, to: today }] : [] });
      return;
    }
    const limit = () => ({ mode: chance.pick(["PER_PERSON", "FIXED", "NONE"] as const), value: chance.whole(1, 4) });
    const limits = { key: board.key, planned: limit(), inWork: limit(), enforcement: chance.pick(["BLOCK", "WARN"] as const), personal: chance.pick([null, 1]) };
    await setLimits(db, board.sm.actor, limitsInput.parse(limits));
  }
}
