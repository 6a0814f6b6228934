import { nextTry, TRY_AFTER_SECONDS } from "@/server/delivery/domain/call-back";
import { now } from "@/server/platform/clock";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { env } from "@/server/platform/env";
import { logger } from "@/server/platform/logger";
import { type Mail, sendMail } from "@/server/platform/send-mail";
import { visibleTo } from "./queries/list-notifications";
import type { Facts } from "./domain/sentence-facts";
import { wordMail } from "./word-mail";

/** So many notifications are mailed in one go, in one mail a person. */
const AT_ONCE = 200;

/**
 * Mails what is due, has not been read and may still be seen: one mail for each person. What a mail server does not take is tried
 * again, ever later. Returns how many mails went out.
 */
export async function sendMails(db: Db, send: (mail: Mail) => Promise<void> = sendMail): Promise<number> {
  let sent = 0;
  for (const [userId, ids] of await claimDue(db)) {
    const mail = await write(db, userId, ids);
    if (mail !== null && !(await tried(db, ids, () => send(mail)))) continue;
    if (mail !== null) sent += 1;
    await db.notification.updateMany({ where: { id: { in: ids } }, data: { mail: mail === null ? "NONE" : "SENT", mailAt: null } });
  }
  return sent;
}

/** Takes the due ones for this process: no other one tries them until their next try would be due. */
async function claimDue(db: Db): Promise<Map<string, string[]>> {
  return inTransaction(db, async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; userId: string; tries: number }[]>`
      SELECT "id"::text, "userId"::text, "mailTries" AS "tries" FROM "Notification" WHERE "mail" = 'PENDING' AND "mailAt" <= ${now()} ORDER BY "mailAt" LIMIT ${AT_ONCE}::int FOR UPDATE SKIP LOCKED`;
    const ofUser = new Map<string, string[]>();
    for (const { id, userId, tries } of rows) {
      const again = nextTry(tries + 1, now()) ?? new Date(now().getTime() + (TRY_AFTER_SECONDS.at(-1) ?? 0) * 1000);
      await tx.notification.update({ where: { id }, data: { mailTries: tries + 1, mailAt: again } });
      ofUser.set(userId, [...(ofUser.get(userId) ?? []), id]);
    }
    return ofUser;
  });
}

/** The mail about these; null where there is nothing left to tell, or nobody to tell it to. */
async function write(db: Db, userId: string, ids: readonly string[]): Promise<Mail | null> {
  const user = await db.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true, locale: true, deletedAt: true, notToldOf: true, notMailedOf: true } });
  if (user.email === null || user.deletedAt !== null) return null;
  const rows = await db.notification.findMany({
    // Who wants mails alone has all of them marked as read from the beginning.
    where: { kind: { notIn: user.notMailedOf }, AND: [visibleTo(userId), { OR: [{ readAt: null }, { kind: { in: user.notToldOf } }] }], id: { in: [...ids] } },
    include: { board: { select: { key: true, name: true, locale: true, workspace: { select: { slug: true } } } }, card: { select: { number: true, title: true } } },
    orderBy: { at: "asc" },
  });
  if (rows.length === 0) return null;
  const actors = await db.user.findMany({ where: { id: { in: rows.flatMap(({ actorId }) => actorId ?? []) } }, select: { id: true, name: true } });
  const news = rows.map(({ kind, actorId, board, card, facts }) => ({ kind, actor: actors.find(({ id }) => id === actorId)?.name ?? null, board: { ...board, workspace: board.workspace.slug }, card, facts: facts as Facts }));
  return { to: user.email, ...wordMail(news, user.locale ?? rows[0]?.board.locale ?? "en", env().publicUrl) };
}

async function tried(db: Db, ids: readonly string[], send: () => Promise<void>): Promise<boolean> {
  try {
    await send();
    return true;
  } catch (error) {
    logger.warn({ error: error instanceof Error ? error.message : String(error) }, "a mail could not be sent");
    const rows = await db.notification.findMany({ where: { id: { in: [...ids] } }, select: { id: true, mailTries: true } });
    const given = rows.filter(({ mailTries }) => nextTry(mailTries, now()) === null).map(({ id }) => id);
    await db.notification.updateMany({ where: { id: { in: given } }, data: { mail: "FAILED", mailAt: null } });
    return false;
  }
}
