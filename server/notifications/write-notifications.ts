import { env } from "@/server/platform/env";
import { now } from "@/server/platform/clock";
import type { Tx } from "@/server/platform/db/client";
import { chooseRecipients, type Recipient } from "./domain/choose-recipients";
import type { NotificationKind } from "./domain/notification-kinds";
import type { Facts } from "./domain/sentence-facts";

/** Something that happened, and whom it concerns; `subject` is what it is about, so that nobody is told twice. */
export type News = { kind: NotificationKind; subject: string; cardId: string | null; actorId: string | null; at: Date; facts: Facts; to: readonly string[] };

/** Whoever reads it in the product within this time gets no mail of it. */
const MAIL_AFTER_MS = 60_000;

/** Writes for each person what they want to be told of. Returns how many were new. */
export async function writeNotifications(tx: Tx, boardId: string, news: readonly News[]): Promise<number> {
  if (news.length === 0) return 0;
  const members = await loadRecipients(tx, boardId);
  const mailAt = new Date(now().getTime() + MAIL_AFTER_MS);
  const rows = news.flatMap(({ to, actorId, ...one }) =>
    chooseRecipients({ kind: one.kind, to, actorId }, members).map(({ userId, inProduct, byMail }) => ({
      ...one, boardId, userId, actorId,
      readAt: inProduct ? null : one.at,
      ...(byMail ? { mail: "PENDING" as const, mailAt } : {}),
    })),
  );
  return (await tx.notification.createMany({ data: rows, skipDuplicates: true })).count;
}

async function loadRecipients(tx: Tx, boardId: string): Promise<Recipient[]> {
  const select = { id: true, email: true, isDemo: true, notToldOf: true, notMailedOf: true } as const;
  const members = await tx.membership.findMany({ where: { boardId, user: { deletedAt: null } }, select: { roles: true, user: { select } } });
  const canMail = env().mail !== null;
  return members.map(({ roles, user: { email, isDemo, ...user } }) => ({ ...user, roles, hasMail: canMail && email !== null && !isDemo }));
}
