import { findMentions } from "@/server/board/domain/find-mentions";
import type { EventData } from "@/server/board/domain/history-event";
import type { Tx } from "@/server/platform/db/client";
import type { News } from "./write-notifications";

/** The kinds of events of which somebody may want to know. */
export const TOLD_KINDS = ["card.created", "card.edited", "card.commented", "card.assigned", "card.blocked", "sprint.started"] as const;

type Kind = (typeof TOLD_KINDS)[number];
type Told<K extends Kind> = { kind: K; version: number; ordinal: number; cardId: string | null; at: Date; actorId: string | null; data: EventData[K] };

/** An event of the history of which somebody may want to know. */
export type ToldEvent = { [K in Kind]: Told<K> }[Kind];

/** What there is to tell of these events, all later than version `from`. */
export async function readNews(tx: Tx, boardId: string, from: number, events: readonly ToldEvent[]): Promise<News[]> {
  if (events.length === 0) return [];
  const known = await load(tx, boardId, from, events);
  return events.flatMap((event) => newsOf(event, known).map((news) => ({ cardId: event.cardId, actorId: event.actorId, at: event.at, facts: {}, ...news })));
}

type Known = {
  boardId: string;
  members: { id: string; name: string; isMaster: boolean }[];
  cards: Map<string, { description: string; assignees: string[] }>;
  comments: Map<string, string>;
  /** Whom a card was assigned to before the event that is told; kept up as events are told. */
  assigned: Map<string, readonly string[]>;
};

type Part = Pick<News, "kind" | "subject" | "to"> & Partial<News>;

function newsOf(event: ToldEvent, known: Known): Part[] {
  const { cardId } = event;
  if (event.kind === "sprint.started") return [{ kind: "SPRINT_STARTED", subject: `sprint:${known.boardId}:${event.version}`, facts: event.data, to: known.members.map(({ id }) => id) }];
  if (cardId === null || !known.cards.has(cardId)) return [];
  const at = `${cardId}:${event.version}`;
  if (event.kind === "card.commented") {
    const body = event.data.change === "deleted" ? undefined : known.comments.get(event.data.commentId);
    return body === undefined ? [] : mentioned(`comment:${event.data.commentId}`, body, known);
  }
  if (event.kind === "card.blocked") {
    const to = [...(known.cards.get(cardId)?.assignees ?? []), ...known.members.filter(({ isMaster }) => isMaster).map(({ id }) => id)];
    return [{ kind: "BLOCKED", subject: at, facts: { reason: event.data.reason }, to }];
  }
  if (event.kind === "card.edited") return event.data.fields.includes("description") ? described(event, cardId, known) : [];
  const before = known.assigned.get(cardId) ?? [];
  const assignees = event.data.assignees ?? [];
  known.assigned.set(cardId, assignees);
  const fresh: Part = { kind: "ASSIGNED", subject: at, to: assignees.filter((id) => !before.includes(id)) };
  return event.kind === "card.created" ? [fresh, ...described(event, cardId, known)] : [fresh];
}

/** A description names each person once, however often it is edited; what somebody without an account wrote names nobody. */
function described({ actorId }: ToldEvent, cardId: string, known: Known): Part[] {
  return actorId === null ? [] : mentioned(`description:${cardId}`, known.cards.get(cardId)?.description ?? "", known);
}

function mentioned(subject: string, text: string, { members }: Known): Part[] {
  const to = findMentions(text, members).flatMap(({ users }) => users);
  return to.length === 0 ? [] : [{ kind: "MENTIONED", subject, to }];
}

async function load(tx: Tx, boardId: string, from: number, events: readonly ToldEvent[]): Promise<Known> {
  const members = await tx.membership.findMany({ where: { boardId }, select: { roles: true, user: { select: { id: true, name: true } } } });
  const cardIds = [...new Set(events.flatMap(({ cardId }) => cardId ?? []))];
  const cards = await tx.card.findMany({ where: { id: { in: cardIds }, deletedAt: null }, select: { id: true, description: true, assignees: { select: { userId: true } } } });
  const commentIds = events.flatMap((event) => (event.kind === "card.commented" ? event.data.commentId : []));
  const comments = commentIds.length === 0 ? [] : await tx.comment.findMany({ where: { id: { in: commentIds }, deletedAt: null }, select: { id: true, body: true } });
  return {
    boardId,
    members: members.map(({ roles, user }) => ({ ...user, isMaster: roles.includes("SCRUM_MASTER") })),
    cards: new Map(cards.map(({ id, description, assignees }) => [id, { description, assignees: assignees.map(({ userId }) => userId) }])),
    comments: new Map(comments.map(({ id, body }) => [id, body])),
    assigned: await loadAssigned(tx, from, events),
  };
}

/** Whom the cards that are assigned anew were assigned to before. */
async function loadAssigned(tx: Tx, from: number, events: readonly ToldEvent[]): Promise<Map<string, string[]>> {
  const cardIds = [...new Set(events.flatMap(({ kind, cardId }) => (kind === "card.assigned" && cardId !== null ? cardId : [])))];
  if (cardIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ cardId: string; assignees: string[] | null }[]>`
    SELECT DISTINCT ON ("cardId") "cardId"::text, "data" -> 'assignees' AS "assignees" FROM "HistoryEvent"
    WHERE "cardId" = ANY(${cardIds}::uuid[]) AND "version" <= ${from}::int AND "kind" IN ('card.created', 'card.assigned')
    ORDER BY "cardId", "version" DESC, "ordinal" DESC`;
  return new Map(rows.map(({ cardId, assignees }) => [cardId, assignees ?? []]));
}
