import type { Db } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import { logger } from "@/server/platform/logger";
import type { SessionUser } from "@/server/platform/trpc";
import type { ChangePassword } from "./contracts";
import { assertPassword } from "./domain/password-rules";
import { hashPassword } from "./hash-password";
import { checkPassword } from "./check-password";

/**
 * Changes a password and ends every session, this one too: whoever asked signs in again with the new one.
 * Throws FORBIDDEN `current_password_wrong`, RULE_BROKEN `demo_account` for an account that visitors share; guesses at the current one count as sign-ins.
 */
export async function changePassword(db: Db, user: SessionUser, { current, next }: ChangePassword, address: string | null): Promise<void> {
  const { isDemo } = await db.user.findUniqueOrThrow({ where: { id: user.id }, select: { isDemo: true } });
  if (isDemo) throw new DomainError("RULE_BROKEN", "demo_account");
  const person = await checkPassword(db, { email: user.email, password: current, address });
  if (person === null) throw new DomainError("FORBIDDEN", "current_password_wrong");
  assertPassword(next, user);
  const passwordHash = await hashPassword(next);
  // The version that was proven above: of two changes at once, one wins.
  const { count } = await db.user.updateMany({ where: { id: user.id, sessionVersion: person.sessionVersion }, data: { passwordHash, sessionVersion: { increment: 1 } } });
  if (count === 0) throw new DomainError("CONFLICT", "changed_meanwhile");
  logger.info({ event: "password.changed", userId: user.id }, "a password was changed");
}
