/** Longest address that SMTP can carry. */
export const EMAIL_MAX = 254;

/** One spelling for each address: NFKC, trimmed, lower case. */
export function normalizeEmail(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

/** Whether a normalized text has the shape of an address; that somebody reads it is never assumed. */
export function isEmail(text: string): boolean {
  return text.length <= EMAIL_MAX && /^[^\s@\p{Cc}\p{Cs}]+@[^\s@\p{Cc}\p{Cs}]+$/u.test(text);
}

/** The account that guesses are counted for: every spelling and every `+tag` of one address shares it. */
export function guessedAccount(email: string): string {
  return normalizeEmail(email).replace(/\+[^@]*(?=@)/, "");
}
