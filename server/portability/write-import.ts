import { randomUUID } from "node:crypto";
import { appendHistory } from "@/server/board/append-history";
import { COLUMNS } from "@/server/board/domain/column";
import type { HistoryEvent, NewEvent } from "@/server/board/domain/history-event";
import { replayCard, type ReplayedCard } from "@/server/board/domain/replay-card";
import type { LockedBoard } from "@/server/board/lock-board";
import type { Actor } from "@/server/people/domain/actor";
import type { Tx } from "@/server/platform/db/client";
import { giveNumbers } from "./domain/give-numbers";
import { type Arrival, giveRanks } from "./domain/give-ranks";
import { importedEvent } from "./domain/imported-event";
import type { PlannedCard, PlannedLine } from "./domain/plan-import";
import type { KnownWithEvents } from "./load-known-cards";

const BATCH = 5_000;
const PLACING = new Set(["created", "moved", "restored"]);
/** After these a card stands in no column. */
const LEAVING = new Set(["archived", "deleted"]);

type Known = ReadonlyMap<string, KnownWithEvents>;
/** A card with what the import makes of it: the events that are new, and where all of them together lead. */
type Written = { id: string; isNew: boolean; events: { line: number; event: NewEvent & { at: Date } }[]; after: ReplayedCard };

/** Writes a plan as one write to the board: its cards as the replay of their events, and the events in order of time. */
export async function writeImport(tx: Tx, board: LockedBoard, actor: Actor, cards: readonly PlannedCard[], known: Known): Promise<void> {
  const ids = new Map(cards.map(({ name, knownId }) => [name, knownId ?? randomUUID()]));
  const numbers = giveNumbers(newcomers(cards), board, await takenNumbers(tx, board.id));
  const ranks = await findRanks(tx, board, cards, ids);
  const written = cards.map((card) => writeUp(card, board, { id: ids.get(card.name) ?? "", number: numbers.get(card.name) ?? 0, ranks, known }));
  await writeCards(tx, board, written);
  const next = [...numbers.values()].reduce((highest, number) => Math.max(highest, number + 1), board.nextNumber);
  await tx.board.update({ where: { id: board.id }, data: { nextNumber: next } });
  const told = written.flatMap(({ events }) => events).sort((a, b) => a.event.at.getTime() - b.event.at.getTime() || a.line - b.line);
  await appendHistory(tx, board, actor, [...told.map(({ event }) => event), { kind: "history.imported", data: { cards: cards.length, events: told.length } }]);
}

/** The cards that are not on the board yet, in the order in which they were created. */
function newcomers(cards: readonly PlannedCard[]) {
  return cards
    .filter(({ knownId }) => knownId === null)
    .map(({ name, lines: [first] }) => ({ name, number: first?.number, at: first?.at ?? 0, line: first?.line ?? 0 }))
    .sort((a, b) => a.at - b.at || a.line - b.line);
}

async function takenNumbers(tx: Tx, boardId: string): Promise<Set<number>> {
  const rows = await tx.card.findMany({ where: { boardId }, select: { number: true } });
  return new Set(rows.map(({ number }) => number));
}

/** Where the cards come to stand that the import places, by their ids. */
async function findRanks(tx: Tx, board: LockedBoard, cards: readonly PlannedCard[], ids: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const arrivals = cards.flatMap((card) => arrivalOf(card, ids.get(card.name) ?? ""));
  const ranks = new Map<string, string>();
  for (const column of COLUMNS) {
    const here = arrivals.filter((arrival) => arrival.column === column);
    if (here.length === 0) continue;
    const live = { boardId: board.id, column, archivedAt: null, deletedAt: null };
    const last = await tx.card.findFirst({ where: live, orderBy: { rank: "desc" }, select: { rank: true } });
    for (const [id, rank] of giveRanks(column, here, last?.rank ?? null)) ranks.set(id, rank);
  }
  return ranks;
}

function arrivalOf({ lines }: PlannedCard, id: string): Arrival[] {
  const fate = lines.findLast(({ type }) => LEAVING.has(type) || type === "restored")?.type;
  if (fate !== undefined && LEAVING.has(fate)) return [];
  const placing = lines.findLast(({ type }) => PLACING.has(type));
  const column = lines.findLast(({ to }) => to !== undefined)?.to ?? placing?.from;
  return placing && column ? [{ id, column, rank: placing.rank, enteredAt: placing.at }] : [];
}

type Place = { id: string; number: number; ranks: ReadonlyMap<string, string>; known: Known };

function writeUp(card: PlannedCard, board: LockedBoard, { id, number, ranks, known }: Place): Written {
  const past = known.get(card.name)?.events ?? [];
  let points = past.length > 0 ? replayCard(past).points : null;
  const events = card.lines.map((line: PlannedLine) => {
    const event = importedEvent(line, { cardId: id, number, rank: ranks.get(id) ?? "a0", points });
    if (line.points !== undefined) points = line.points;
    return { line: line.line, event };
  });
  const all = [...past, ...events.map(({ event }, ordinal) => ({ ...event, version: board.version, ordinal, actorId: null, via: "import" }) as unknown as HistoryEvent)];
  return { id, isNew: card.knownId === null, events, after: replayCard(all) };
}

async function writeCards(tx: Tx, board: LockedBoard, written: readonly Written[]): Promise<void> {
  const fresh = written.filter(({ isNew }) => isNew).map(({ id, after }) => ({ id, ...after }));
  for (let start = 0; start < fresh.length; start += BATCH) await insertCards(tx, board, fresh.slice(start, start + BATCH));
  for (const { id, isNew, after } of written) {
    if (isNew) continue;
    // No line of a file tells of these: they stay what they are.
    const { number: _number, externalId: _externalId, sprint: _sprint, epic: _epic, ...data } = after;
    await tx.card.update({ where: { id }, data });
  }
}

/** One parameter for all of them: there may be tens of thousands. */
async function insertCards(tx: Tx, board: LockedBoard, cards: readonly (ReplayedCard & { id: string })[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Card" ("id", "boardId", "labels", "number", "externalId", "title", "kind", "points", "column", "rank", "outcome", "expedite",
      "blockedAt", "blockedReason", "createdAt", "enteredAt", "startedAt", "finishedAt", "archivedAt", "deletedAt")
    SELECT r."id", ${board.id}::uuid, '{}', r."number", r."externalId", r."title", r."kind"::"CardKind", r."points", r."column"::"Column", r."rank",
      r."outcome"::"Outcome", r."expedite", r."blockedAt", r."blockedReason", r."createdAt", r."enteredAt", r."startedAt", r."finishedAt", r."archivedAt", r."deletedAt"
    FROM jsonb_to_recordset(${JSON.stringify(cards)}::jsonb) AS r("id" uuid, "number" int, "externalId" text, "title" text, "kind" text, "points" numeric,
      "column" text, "rank" text, "outcome" text, "expedite" bool, "blockedAt" timestamptz, "blockedReason" text, "createdAt" timestamptz,
      "enteredAt" timestamptz, "startedAt" timestamptz, "finishedAt" timestamptz, "archivedAt" timestamptz, "deletedAt" timestamptz)`;
}
