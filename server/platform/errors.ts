/** The kinds of refusal that the edge knows how to answer; each maps to one HTTP status. */
export const ERROR_STATUS = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  RULE_BROKEN: 409,
  TOO_LARGE: 413,
  TOO_MANY: 429,
  UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;
export type Facts = Readonly<Record<string, unknown>>;

/**
 * A refusal with a name. `reason` is snake_case, one word for one cause; the interface turns it into a sentence in the
 * reader's language, with `facts` as its arguments. Messages are for logs and are never matched.
 */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly reason: string,
    readonly facts: Facts = {},
  ) {
    super(`${code} ${reason}`);
    this.name = "DomainError";
  }
}

/** The answer for "not there" and for "not yours" alike. */
export function notFound(): DomainError {
  return new DomainError("NOT_FOUND", "not_found");
}
