import type { Db, Reader } from "@/server/platform/db/client";
import { inTransaction } from "@/server/platform/db/client";
import { now } from "@/server/platform/clock";
import { DomainError } from "@/server/platform/errors";
import { logger } from "@/server/platform/logger";
import { hashSecret } from "./api-token";
import type { AcceptInvitation } from "./contracts";
import { assertPassword } from "./domain/password-rules";
import { hashPassword } from "./hash-password";
import { throttled } from "./throttle";

export type Invitation = { state: "open"; email: string; name: string } | { state: "gone" | "throttled" };

/** Whom a link is for; `gone` alike for one that was never there, was used, was replaced or is too old. */
export async function openInvitation(db: Db, code: string, address: string | null): Promise<Invitation> {
  try {
    const { email, name } = await findByCode(db, code, address);
    return { state: "open", email, name };
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") return { state: "gone" };
    if (error instanceof DomainError && error.code === "TOO_MANY") return { state: "throttled" };
    throw error;
  }
}

/** Gives the invited person a name and a password. The link works once, whoever clicks twice. Throws NOT_FOUND `invitation_invalid`, and TOO_MANY for guessing. */
export async function acceptInvitation(db: Db, { code, name, password, locale }: AcceptInvitation, address: string | null): Promise<{ email: string }> {
  const invited = await findByCode(db, code, address);
  assertPassword(password, { email: invited.email, name });
  const passwordHash = await hashPassword(password);
  await inTransaction(db, async (tx) => {
    const used = await tx.invitation.updateMany({ where: usable(code), data: { usedAt: now() } });
    if (used.count === 0) throw invalid();
    const user = await tx.user.updateMany({ where: { id: invited.userId, passwordHash: null }, data: { name, passwordHash, locale: locale ?? null } });
    if (user.count === 0) throw invalid();
  });
  logger.info({ event: "invitation.accepted", userId: invited.userId }, "an invitation was accepted");
  return { email: invited.email };
}

type Invited = { userId: string; email: string; name: string };

async function findByCode(db: Db, code: string, address: string | null): Promise<Invited> {
  const invited = await throttled(db, { door: "invitation", address: address ?? "unknown" }, () => findInvited(db, code));
  if (invited === null) throw invalid();
  return invited;
}

async function findInvited(db: Reader, code: string): Promise<Invited | null> {
  const found = await db.invitation.findFirst({ where: usable(code), select: { user: { select: { id: true, email: true, name: true, passwordHash: true, deletedAt: true } } } });
  if (found === null || found.user.email === null || found.user.passwordHash !== null || found.user.deletedAt !== null) return null;
  return { userId: found.user.id, email: found.user.email, name: found.user.name };
}

function usable(code: string) {
  return { hash: hashSecret(code), usedAt: null, expiresAt: { gt: now() } };
}

function invalid(): DomainError {
  return new DomainError("NOT_FOUND", "invitation_invalid");
}
