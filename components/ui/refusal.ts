/** The general sentence for each kind of refusal, used where its reason has none of its own. */
const BY_CODE = {
  INVALID: "invalid",
  UNAUTHENTICATED: "unauthenticated",
  FORBIDDEN: "forbidden",
  NOT_FOUND: "not_found",
  CONFLICT: "conflict",
  RULE_BROKEN: "rule_broken",
  TOO_LARGE: "too_large",
  TOO_MANY: "too_many",
  UNAVAILABLE: "unavailable",
} as const;

type Fallback = (typeof BY_CODE)[keyof typeof BY_CODE] | "offline" | "server_error";
type Values = Record<string, string | number>;

export type Refusal = { reason: string; fallback: Fallback; values: Values };

/** Why the server said no, ready to be put into words. An error without an answer means the server was not reached. */
export function readRefusal(error: unknown): Refusal {
  const data = isRecord(error) ? error.data : undefined;
  if (!isRecord(data)) {
    const fallback = isNetworkFailure(error) ? "offline" : "server_error";
    return { reason: fallback, fallback, values: {} };
  }
  const fallback = isKnownCode(data.code) ? BY_CODE[data.code] : "server_error";
  const reason = typeof data.reason === "string" ? data.reason : fallback;
  return { reason, fallback, values: toValues(data.facts) };
}

function isNetworkFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error instanceof TypeError || error.cause instanceof TypeError;
}

function isKnownCode(code: unknown): code is keyof typeof BY_CODE {
  return typeof code === "string" && code in BY_CODE;
}

/** Facts as arguments of a sentence: text and numbers pass, what is absent is the word "none" for `select`. */
function toValues(facts: unknown): Values {
  if (!isRecord(facts)) return {};
  const entries = Object.entries(facts).map(([name, fact]): [string, string | number] => {
    if (typeof fact === "number" || typeof fact === "string") return [name, fact];
    return [name, fact === null || fact === undefined ? "none" : String(fact)];
  });
  return Object.fromEntries(entries);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
