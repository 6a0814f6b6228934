import { addMember } from "@/server/board/manage-members";
import { createBoard } from "@/server/board/create-board";
import { createBoardInput, createCardInput, limitsInput, moveCardInput } from "@/server/board/contracts";
import { createCard } from "@/server/board/create-card";
import { moveCard, type Moved } from "@/server/board/move-card";
import { setLimits } from "@/server/board/set-limits";
import { listBoardCards } from "@/server/board/queries/list-board-cards";
import type { Column } from "@/server/board/domain/column";
import type { Actor, Role } from "@/server/people/domain/actor";
import { getActor } from "@/server/people/get-actor";
import type { Db } from "@/server/platform/db/client";

type Limits = Partial<Pick<typeof limitsInput._input, "planned" | "inWork" | "enforcement" | "personal">>;
type Wish = { members?: number; limits?: Limits; cards?: Partial<Record<Column, string[]>> };

export type Someone = {
  id: string;
  actor: Actor;
  move(title: string, to: Column, more?: Partial<typeof moveCardInput._input>): Promise<Moved>;
  create(title: string, more?: Partial<typeof createCardInput._input>): Promise<Moved>;
};

let boards = 0;

/**
 * A board with a Product Owner, a Scrum Master and `members` Team Members, who alone are counted. Cards are named by their
 * titles and put straight into their columns before the limits are set.
 */
export async function aBoard(db: Db, { members = 2, limits = {}, cards = {} }: Wish = {}) {
  boards += 1;
  const key = `TB${boards}`;
  const founder = await db.user.create({ data: { name: "Sam", email: `sm.${key}@example.org`.toLowerCase() } });
  const board = await createBoard(db, founder, createBoardInput.parse({ key, name: `Board ${boards}` }));
  const { actor: all } = await getActor(db, founder.id, key);
  const emails = { po: `po.${key}@example.org`.toLowerCase(), observer: `ob.${key}@example.org`.toLowerCase() };
  await addMember(db, all, { key, email: emails.po, roles: ["PRODUCT_OWNER"] });
  await addMember(db, all, { key, email: emails.observer, roles: ["OBSERVER"] });
  for (let n = 1; n <= members; n++) await addMember(db, all, { key, email: `dev${n}.${key}@example.org`.toLowerCase(), roles: ["TEAM_MEMBER"] });
  await setLimits(db, all, limitsInput.parse({ key, planned: { mode: "NONE" }, inWork: { mode: "NONE" } }));
  await addMember(db, all, { key, email: founder.email ?? "", roles: ["SCRUM_MASTER"], counted: false });
  const someone = (userId: string, roles: Role[]): Someone => asSomeone(db, key, { userId, boardId: board.id, roles });
  const sm = someone(founder.id, ["SCRUM_MASTER"]);
  for (const [column, titles] of Object.entries(cards)) for (const title of titles) await sm.create(title, { column: column as Column });
  await setLimits(db, sm.actor, limitsInput.parse({ key, planned: { mode: "PER_PERSON", value: 2 }, inWork: { mode: "PER_PERSON", value: 1 }, ...limits }));
  const idOf = async (email: string) => (await db.user.findUniqueOrThrow({ where: { email } })).id;
  return {
    db, key, id: board.id, sm,
    po: someone(await idOf(emails.po), ["PRODUCT_OWNER"]),
    observer: someone(await idOf(emails.observer), ["OBSERVER"]),
    dev: members > 0 ? someone(await idOf(`dev1.${key}@example.org`.toLowerCase()), ["TEAM_MEMBER"]) : sm,
    emailOf: (n: number) => `dev${n}.${key}@example.org`.toLowerCase(),
  };
}

function asSomeone(db: Db, key: string, actor: Actor): Someone {
  return {
    id: actor.userId ?? "",
    actor,
    move: async (title, to, more = {}) => moveCard(db, actor, moveCardInput.parse({ cardKey: await keyOf(db, actor.boardId, title), to, ...more })),
    create: (title, more = {}) => createCard(db, actor, createCardInput.parse({ key, title, ...more })),
  };
}

/** The key of the card with this title. */
export async function keyOf(db: Db, boardId: string, title: string): Promise<string> {
  const card = await db.card.findFirstOrThrow({ where: { boardId, title }, include: { board: true } });
  return `${card.board.key}-${card.number}`;
}

/** Titles in a column, from the top. */
export async function titles(db: Db, boardId: string, column: Column): Promise<string[]> {
  return (await listBoardCards(db, boardId)).filter((card) => card.column === column).map((card) => card.title);
}

/** What the history says after version `since`, as `kind title`. */
export async function historySince(db: Db, boardId: string, since: number): Promise<string[]> {
  const events = await db.historyEvent.findMany({ where: { boardId, version: { gt: since } }, orderBy: [{ version: "asc" }, { ordinal: "asc" }], include: { card: true } });
  return events.map(({ kind, card }) => (card ? `${kind} ${card.title}` : kind));
}

export async function versionOf(db: Db, boardId: string): Promise<number> {
  return (await db.board.findUniqueOrThrow({ where: { id: boardId } })).version;
}
