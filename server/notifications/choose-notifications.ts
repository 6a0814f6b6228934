import { env } from "@/server/platform/env";
import type { Db } from "@/server/platform/db/client";
import type { ChooseNotifications } from "./contracts";

/** What a person has chosen, and whether this installation sends mail at all. */
export type NotificationChoice = ChooseNotifications & { canMail: boolean };

const CHOICE = { notToldOf: true, notMailedOf: true } as const;

export async function getNotificationChoice(db: Db, userId: string): Promise<NotificationChoice> {
  const choice = await db.user.findUniqueOrThrow({ where: { id: userId }, select: CHOICE });
  return { ...choice, canMail: env().mail !== null };
}

/** Changes what a person is told of from now on. */
export async function chooseNotifications(db: Db, userId: string, { notToldOf, notMailedOf }: ChooseNotifications): Promise<NotificationChoice> {
  const choice = await db.user.update({ where: { id: userId }, data: { notToldOf: { set: [...new Set(notToldOf)] }, notMailedOf: { set: [...new Set(notMailedOf)] } }, select: CHOICE });
  return { ...choice, canMail: env().mail !== null };
}
