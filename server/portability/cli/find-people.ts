import { normalizeEmail } from "@/server/people/domain/email";
import type { Db } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";

/** Throws `NOT_FOUND account_unknown`. */
export async function getUserByEmail(db: Db, email: string): Promise<{ id: string }> {
  const user = await db.user.findUnique({ where: { email: normalizeEmail(email) }, select: { id: true } });
  if (user === null) throw new DomainError("NOT_FOUND", "account_unknown", { email });
  return user;
}

/** Who a new board is for: the person named, else the only one there is. Throws `INVALID owner_needed`, `NOT_FOUND account_unknown`. */
export async function findOwner(db: Db, email: string | undefined): Promise<{ id: string }> {
  if (email !== undefined) return getUserByEmail(db, email);
  const [first, ...others] = await db.user.findMany({ where: { deletedAt: null }, select: { id: true }, take: 2 });
  if (first === undefined || others.length > 0) throw new DomainError("INVALID", "owner_needed");
  return first;
}
