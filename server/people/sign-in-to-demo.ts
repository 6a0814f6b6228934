import type { Db } from "@/server/platform/db/client";
import type { SignedIn } from "./check-password";
import { admit, KNOWN_USER } from "./known-user";

/** Signs in as a demo account without its password; null for everybody else, and outside a demo. */
export async function signInToDemo(db: Db, email: string): Promise<SignedIn | null> {
  const user = await db.user.findUnique({ where: { email }, select: KNOWN_USER });
  if (user === null || !user.isDemo || admit(user, "session") === null) return null;
  return { id: user.id, sessionVersion: user.sessionVersion };
}
