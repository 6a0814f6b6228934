import type { Db } from "@/server/platform/db/client";
import type { UpdateAccount } from "./contracts";

export type Account = { id: string; email: string | null; name: string; locale: string | null; isAdmin: boolean; isDemo: boolean };

const ACCOUNT = { id: true, email: true, name: true, locale: true, isAdmin: true, isDemo: true } as const;

export function getAccount(db: Db, userId: string): Promise<Account> {
  return db.user.findUniqueOrThrow({ where: { id: userId }, select: ACCOUNT });
}

/** Changes what a person is called and which language they read. */
export function updateAccount(db: Db, userId: string, { name, locale }: UpdateAccount): Promise<Account> {
  return db.user.update({ where: { id: userId }, data: { ...(name && { name }), ...(locale && { locale }) }, select: ACCOUNT });
}
