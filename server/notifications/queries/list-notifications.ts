import type { Reader } from "@/server/platform/db/client";
import type { ListNotifications } from "../contracts";
import type { NotificationKind } from "../domain/notification-kinds";
import type { Facts } from "../domain/sentence-facts";

export type NotificationLine = {
  id: string;
  kind: NotificationKind;
  at: string;
  isRead: boolean;
  /** Null where nobody did it. */
  actor: { id: string; name: string } | null;
  board: { key: string; name: string; workspace: string };
  card: { number: number; title: string } | null;
  facts: Facts;
};

export const PAGE = 30;

/** What is a person's own and may still be read: of boards that they are on, of cards that are there. */
export const visibleTo = (userId: string) => ({
  userId,
  board: { members: { some: { userId } } },
  OR: [{ cardId: null }, { card: { deletedAt: null } }],
});

/** A person's notifications, the newest first, and whether there are more after these. */
export async function listNotifications(db: Reader, userId: string, { unread, after }: ListNotifications): Promise<{ lines: NotificationLine[]; hasMore: boolean }> {
  const rows = await db.notification.findMany({
    where: { ...visibleTo(userId), ...(unread ? { readAt: null } : {}) },
    include: { board: { select: { key: true, name: true, workspace: { select: { slug: true } } } }, card: { select: { number: true, title: true } } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: PAGE + 1,
    ...(after === undefined ? {} : { cursor: { id: after, userId }, skip: 1 }),
  });
  const shown = rows.slice(0, PAGE);
  const actors = await db.user.findMany({ where: { id: { in: shown.flatMap(({ actorId }) => actorId ?? []) } }, select: { id: true, name: true } });
  const lines = shown.map(({ id, kind, at, readAt, actorId, board: { workspace, ...board }, card, facts }): NotificationLine => ({
    id, kind, at: at.toISOString(), isRead: readAt !== null, card, facts: facts as Facts,
    actor: actors.find((actor) => actor.id === actorId) ?? null,
    board: { ...board, workspace: workspace.slug },
  }));
  return { lines, hasMore: rows.length > PAGE };
}

/** How many notifications a person has not read. */
export function countUnread(db: Reader, userId: string): Promise<number> {
  return db.notification.count({ where: { ...visibleTo(userId), readAt: null } });
}
