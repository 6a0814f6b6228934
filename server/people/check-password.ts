import type { Db } from "@/server/platform/db/client";
import { logger } from "@/server/platform/logger";
import { isPassword } from "./hash-password";
import { admit, KNOWN_USER } from "./known-user";
import { throttled } from "./throttle";

export type Credentials = { email: string; password: string; address: string | null };
export type SignedIn = { id: string; sessionVersion: number };

/**
 * Who signs in with this address and password; null for a wrong password, an unknown address and a person who may not sign
 * in, all after the same work. Throws TOO_MANY as `throttled` does.
 */
export async function checkPassword(db: Db, { email, password, address }: Credentials): Promise<SignedIn | null> {
  const from = address ?? "unknown";
  const found = await throttled(db, { door: "password", account: email, address: from }, async () => {
    const user = await db.user.findUnique({ where: { email }, select: { ...KNOWN_USER, passwordHash: true } });
    const right = await isPassword(password, user?.passwordHash ?? null);
    return user !== null && right && admit(user, "session") !== null ? { id: user.id, sessionVersion: user.sessionVersion } : null;
  });
  logger.info({ event: found ? "sign_in.accepted" : "sign_in.refused", userId: found?.id, address: from }, "sign-in");
  return found;
}
