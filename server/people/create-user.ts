import type { Db, Reader, Tx } from "@/server/platform/db/client";
import { inTransaction } from "@/server/platform/db/client";
import { now } from "@/server/platform/clock";
import { DomainError } from "@/server/platform/errors";
import type { CreateUser } from "./contracts";
import { assertPassword } from "./domain/password-rules";
import { hashPassword } from "./hash-password";
import { lockAccounts } from "./lock-accounts";

export type NewAccount = { email: string; name: string; passwordHash: string | null; locale?: string | undefined; isDemo?: boolean };

/** Makes an account with a password; the first that is no demo account is the admin's. Throws CONFLICT `email_taken`. */
export async function createUser(db: Db, input: CreateUser): Promise<{ id: string; email: string }> {
  assertPassword(input.password, input);
  const passwordHash = await hashPassword(input.password);
  return inTransaction(db, async (tx) => {
    await lockAccounts(tx);
    return insertUser(tx, { email: input.email, name: input.name, passwordHash, isAdmin: !(await hasOwnAccounts(tx)) });
  });
}

/** Writes an account; the caller holds `lockAccounts`. Throws CONFLICT `email_taken`. */
export async function insertUser(tx: Tx, account: NewAccount & { isAdmin?: boolean }): Promise<{ id: string; email: string }> {
  const { id } = (await tx.user.findUnique({ where: { email: account.email }, select: { id: true } })) ?? {};
  if (id !== undefined) throw new DomainError("CONFLICT", "email_taken");
  const { email, name, passwordHash, locale = null, isAdmin = false, isDemo = false } = account;
  const created = await tx.user.create({ data: { email, name, passwordHash, locale, isAdmin, isDemo, createdAt: now() }, select: { id: true } });
  return { id: created.id, email };
}

/** Whether this installation has any account, of a demo or of its own. */
export async function hasAccounts(db: Reader): Promise<boolean> {
  return (await db.user.findFirst({ select: { id: true } })) !== null;
}

/** Whether anybody but demo accounts can sign in with a password: there is an admin then. */
export async function hasOwnAccounts(db: Reader): Promise<boolean> {
  return (await db.user.findFirst({ where: { isDemo: false, deletedAt: null, passwordHash: { not: null } }, select: { id: true } })) !== null;
}
