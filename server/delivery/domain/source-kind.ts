/** The CI/CD systems whose deliveries are understood, as they stand in a hook's address. */
export const SOURCE_KINDS = [
  "github",
  "gitlab",
  "sonarqube",
  "terraform",
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Those that can sign nothing and may set no header: their address carries a key of its own. */
export const KEYED_KINDS: readonly SourceKind[] = [];

/** A kind as the database has it. */
export function storedKind(kind: SourceKind): Uppercase<SourceKind> {
  return kind.toUpperCase() as Uppercase<SourceKind>;
}

/** The longest name of a source, in characters. */
export const SOURCE_NAME_MAX = 100;

/** A secret that is given must be at least this long; one that is made is longer. */
export const SECRET_MIN = 16;

/** What became of a delivery. DUPLICATE is only ever an answer: the delivery that came first is the one that is kept. */
export const DELIVERY_OUTCOMES = ["PENDING", "APPLIED", "IGNORED", "FAILED", "REFUSED"] as const;
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number];
