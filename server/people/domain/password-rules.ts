import { DomainError } from "@/server/platform/errors";
import { COMMON_PASSWORDS } from "./common-passwords";
import { PASSWORD_MAX, PASSWORD_MIN } from "./password-length";

/** The one spelling that is hashed, so that a password typed on another keyboard is the same password. */
export function normalizePassword(password: string): string {
  return password.normalize("NFKC");
}

/**
 * Throws INVALID for a new password that is too short or long (in characters), one of the commonest, or the person's own
 * address or name. No rules of composition: they make passwords worse (NIST SP 800-63B-4, 3.1.1.2).
 */
export function assertPassword(password: string, about: { email: string; name?: string }): void {
  const normal = normalizePassword(password);
  const length = [...normal].length;
  if (length < PASSWORD_MIN) throw new DomainError("INVALID", "password_short", { min: PASSWORD_MIN });
  if (length > PASSWORD_MAX) throw new DomainError("INVALID", "password_long", { max: PASSWORD_MAX });
  if (isGuessable(normal.toLowerCase(), about)) throw new DomainError("INVALID", "password_common");
}

function isGuessable(password: string, { email, name }: { email: string; name?: string }): boolean {
  const own = [email, email.split("@")[0], name].map((text) => text?.toLowerCase().replace(/\s/g, ""));
  return COMMON_PASSWORDS.has(password) || own.includes(password) || new Set(password).size === 1;
}
