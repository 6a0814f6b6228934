import type { Db } from "@/server/platform/db/client";
import { now } from "@/server/platform/clock";
import { DomainError, notFound } from "@/server/platform/errors";
import { logger } from "@/server/platform/logger";
import { hashSecret, makeToken } from "./api-token";
import { checkPassword } from "./check-password";
import type { CreateToken } from "./contracts";

export const TOKENS_MAX = 200;

/** A token for whoever proves to be this person. Throws UNAUTHENTICATED `sign_in_refused`, and TOO_MANY like signing in. */
export async function createTokenByPassword(db: Db, { email, password, name }: CreateToken, address: string | null): Promise<{ token: string }> {
  const person = await checkPassword(db, { email, password, address });
  if (person === null) throw new DomainError("UNAUTHENTICATED", "sign_in_refused");
  return createToken(db, person.id, name);
}

/** A token for the person with this address, without asking for anything: for the command line of the machine. */
export async function createTokenFor(db: Db, email: string, name: string): Promise<{ token: string }> {
  const user = await db.user.findUnique({ where: { email }, select: { id: true } });
  if (user === null) throw notFound();
  return createToken(db, user.id, name);
}

/** A new token that acts as this person. It is in this answer and nowhere else. */
export async function createToken(db: Db, userId: string, name: string): Promise<{ token: string }> {
  const active = await db.apiToken.count({ where: { userId, revokedAt: null } });
  if (active >= TOKENS_MAX) throw new DomainError("RULE_BROKEN", "too_many_tokens", { max: TOKENS_MAX });
  const token = makeToken();
  const { id } = await db.apiToken.create({ data: { userId, name, hash: hashSecret(token), tail: token.slice(-4), createdAt: now() }, select: { id: true } });
  logger.info({ event: "token.created", userId, tokenId: id }, "a token was made");
  return { token };
}
