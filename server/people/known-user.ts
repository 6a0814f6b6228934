import type { User } from "@/server/platform/db/generated/client";
import type { SessionUser } from "@/server/platform/trpc";
import { isDemoOn } from "./demo-mode";

export const KNOWN_USER = { id: true, name: true, email: true, locale: true, isAdmin: true, isDemo: true, sessionVersion: true, deletedAt: true } as const;

export type KnownUser = Pick<User, keyof typeof KNOWN_USER>;

/** The person as a request carries them; null for who may not come in by any door: deleted people, and demo accounts outside a demo. */
export function admit(user: KnownUser | null, through: SessionUser["through"]): SessionUser | null {
  if (user === null || user.email === null || user.deletedAt !== null) return null;
  if (user.isDemo && !isDemoOn()) return null;
  return { id: user.id, name: user.name, email: user.email, isAdmin: user.isAdmin, locale: user.locale, through, sessionVersion: user.sessionVersion };
}
