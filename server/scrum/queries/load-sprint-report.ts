import type { HistoryEvent } from "@/server/board/domain/history-event";
import type { Reader } from "@/server/platform/db/client";
import type { Sprint } from "@/server/platform/db/generated/client";
import { cardLedger } from "../domain/sprint-ledger";
import { type SprintCard, type SprintReport, sprintReport } from "../domain/sprint-report";

/** What decides a card's part in a sprint. */
const KINDS = ["card.created", "card.moved", "card.restored", "card.archived", "card.deleted", "card.estimated", "card.scheduled"];

/** The report of a sprint that has begun, from the history until `to`; of one that has not, what it would commit to. */
export async function loadSprintReport(db: Reader, boardId: string, sprint: Pick<Sprint, "number" | "startedAt">, to: Date): Promise<SprintReport> {
  const cards = await loadCards(db, boardId, sprint.number);
  const events = await loadEvents(db, cards.map(({ id }) => id));
  const startedAt = (sprint.startedAt ?? to).getTime();
  const window = { sprint: sprint.number, startedAt, to: Math.max(startedAt, to.getTime()) };
  return sprintReport(cards, cards.flatMap(({ id }) => cardLedger(id, events.get(id) ?? [], window)));
}

/** The cards that were ever in the sprint, in the order of their numbers. */
async function loadCards(db: Reader, boardId: string, sprint: number): Promise<SprintCard[]> {
  const ids = await db.$queryRaw<{ cardId: string }[]>`
    SELECT DISTINCT "cardId" FROM "HistoryEvent"
    WHERE "boardId" = ${boardId}::uuid AND "kind" = 'card.scheduled' AND ("data"->>'to')::int = ${sprint}::int`;
  const select = { id: true, number: true, title: true, kind: true, points: true } as const;
  const cards = await db.card.findMany({ where: { id: { in: ids.map(({ cardId }) => cardId) } }, orderBy: { number: "asc" }, select });
  return cards.map((card) => ({ ...card, points: card.points === null ? null : Number(card.points) }));
}

async function loadEvents(db: Reader, cardIds: readonly string[]): Promise<Map<string, HistoryEvent[]>> {
  const rows = await db.historyEvent.findMany({ where: { cardId: { in: [...cardIds] }, kind: { in: KINDS } }, orderBy: [{ version: "asc" }, { ordinal: "asc" }] });
  const events = new Map<string, HistoryEvent[]>();
  for (const row of rows as unknown as HistoryEvent[]) {
    const own = events.get(row.cardId ?? "");
    if (own) own.push(row);
    else events.set(row.cardId ?? "", [row]);
  }
  return events;
}
