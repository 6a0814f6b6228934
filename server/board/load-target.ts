import type { Role } from "@/server/people/domain/actor";
import { may } from "@/server/people/domain/policy";
import { countHeads } from "@/server/people/queries/count-heads";
import type { Tx } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import { boardLimits } from "./board-limits";
import { cardKey, parseCardKey } from "./domain/card-key";
import type { Column } from "./domain/column";
import { isLimited } from "./domain/column";
import type { MoveTarget } from "./domain/plan-move";
import { columnLoad } from "./domain/wip-limit";
import type { LockedBoard } from "./lock-board";

const LIVE = { archivedAt: null, deletedAt: null };

/** What a place in a column is asked by: the card before it, null for the top, undefined for the column's usual end. */
export type Anchor = string | null | undefined;

/** The truth about a column, read under the board's lock, as `planMove` needs it; `cardId` is left out of every number. */
export async function loadTarget(tx: Tx, board: LockedBoard, column: Column, cardId: string | null, place: MoveTarget["place"]): Promise<MoveTarget> {
  const limits = boardLimits(board);
  if (!isLimited(column)) return { load: columnLoad(limits, column, 0, 0), place, oldest: null, busiest: null };
  const counted = { boardId: board.id, column, expedite: false, ...LIVE, ...(cardId ? { id: { not: cardId } } : {}) };
  const [count, headcount, oldest, busiest] = [
    await tx.card.count({ where: counted }),
    await countHeads(tx, board),
    await tx.card.findFirst({ where: counted, orderBy: [{ enteredAt: "asc" }, { number: "asc" }], select: { number: true } }),
    cardId && column === "IN_WORK" && limits.personal !== null ? await findBusiest(tx, cardId) : null,
  ];
  return { load: columnLoad(limits, column, count, headcount), place, oldest: oldest && cardKey(board.key, oldest.number), busiest };
}

/**
 * The ranks on both sides of the place that `after` names, `cardId` itself left out.
 * Only the Product Owner ranks the Backlog: what others put there goes to its bottom. Throws `CONFLICT anchor_moved`.
 */
export async function findPlace(tx: Tx, board: LockedBoard, column: Column, after: Anchor, cardId: string | null, roles: readonly Role[]): Promise<MoveTarget["place"]> {
  const anchor = column === "BACKLOG" && !may("backlog.rank", roles) ? undefined : after;
  const others = { boardId: board.id, column, ...LIVE, ...(cardId ? { id: { not: cardId } } : {}) };
  const edge = async (rank: object, order: "asc" | "desc") =>
    (await tx.card.findFirst({ where: { ...others, ...rank }, orderBy: { rank: order }, select: { rank: true } }))?.rank ?? null;
  if (anchor === null || (anchor === undefined && column === "DONE")) return { before: null, after: await edge({}, "asc") };
  if (anchor === undefined) return { before: await edge({}, "desc"), after: null };
  const parsed = parseCardKey(anchor);
  const number = parsed?.boardKey === board.key ? parsed.number : -1;
  const before = await edge({ number }, "asc");
  if (before === null) throw new DomainError("CONFLICT", "anchor_moved", { after: anchor });
  return { before, after: await edge({ rank: { gt: before } }, "asc") };
}

/** The place that a card had at `rank`, or the nearest to it now. */
export async function findPlaceAt(tx: Tx, board: LockedBoard, column: Column, rank: string, cardId: string): Promise<MoveTarget["place"]> {
  const others = { boardId: board.id, column, ...LIVE, id: { not: cardId } };
  const before = await tx.card.findFirst({ where: { ...others, rank: { lt: rank } }, orderBy: { rank: "desc" }, select: { rank: true } });
  const after = await tx.card.findFirst({ where: { ...others, rank: { gte: rank } }, orderBy: { rank: "asc" }, select: { rank: true } });
  return { before: before?.rank ?? null, after: after?.rank ?? null };
}

async function findBusiest(tx: Tx, cardId: string): Promise<MoveTarget["busiest"]> {
  const rows = await tx.$queryRaw<{ name: string; inWork: number }[]>`
    SELECT u."name", count(c."id")::int AS "inWork"
    FROM "CardAssignee" mine
    JOIN "User" u ON u."id" = mine."userId"
    LEFT JOIN "CardAssignee" a ON a."userId" = mine."userId" AND a."cardId" <> mine."cardId"
    LEFT JOIN "Card" c ON c."id" = a."cardId" AND c."column" = 'IN_WORK' AND c."archivedAt" IS NULL AND c."deletedAt" IS NULL AND NOT c."expedite"
      AND c."boardId" = (SELECT "boardId" FROM "Card" WHERE "id" = mine."cardId")
    WHERE mine."cardId" = ${cardId}::uuid
    GROUP BY u."id", u."name" ORDER BY "inWork" DESC, u."name" LIMIT 1`;
  return rows[0] ?? null;
}
