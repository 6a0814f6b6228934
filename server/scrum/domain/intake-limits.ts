/** Requests by the form a minute and a day from one address (IPv6: /64). */
export const INTAKE_PER_MINUTE = 5;
export const INTAKE_PER_DAY = 50;
/** Requests an hour that one board takes from all addresses together: many of them must not bury its Backlog. */
export const INTAKE_PER_BOARD_HOUR = 100;
/** All of a request together, in bytes of UTF-8. */
export const INTAKE_BYTES_MAX = 10_000;
/** Lengths in UTF-16 code units. */
export const SENDER_NAME_MAX = 100;
export const SENDER_EMAIL_MAX = 254;

type Request = { title: string; details: string; name: string; email: string };

/** The size of a request, in bytes of UTF-8. */
export function requestBytes({ title, details, name, email }: Request): number {
  return new TextEncoder().encode(title + details + name + email).length;
}
