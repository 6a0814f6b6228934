import type { Reader } from "@/server/platform/db/client";
import { getCard } from "../find-card";

export type HistoryLine = { seq: number; version: number; at: string; kind: string; actor: { id: string; name: string } | null; via: string | null } & Record<string, unknown>;

/** Everything that happened to a card, oldest first; `seq` counts it. Throws `not_found`. */
export async function listHistory(db: Reader, boardId: string, key: string): Promise<HistoryLine[]> {
  const card = await getCard(db, boardId, key);
  const events = await db.historyEvent.findMany({ where: { cardId: card.id }, orderBy: [{ version: "asc" }, { ordinal: "asc" }] });
  const ids = [...new Set(events.flatMap(({ actorId }) => actorId ?? []))];
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const byId = new Map(users.map((user) => [user.id, user]));
  return events.map(({ version, at, kind, actorId, via, data }, index) => ({
    ...withCardKind(data as Record<string, unknown>),
    seq: index + 1,
    version,
    at: at.toISOString(),
    kind,
    actor: (actorId && byId.get(actorId)) || null,
    via,
  }));
}

/** `kind` is the event's; the kind of the card that an event carries is told as `cardKind`. */
function withCardKind({ kind, ...data }: Record<string, unknown>): Record<string, unknown> {
  return kind === undefined ? data : { ...data, cardKind: kind };
}
