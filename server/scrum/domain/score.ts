/** From the most to the least pressing. */
export const MOSCOW = ["MUST", "SHOULD", "COULD", "WONT"] as const;
export type Moscow = (typeof MOSCOW)[number];

/** What the Product Owner thinks a card is worth; null is not weighed. */
export type Worth = {
  /** Each 1 to 20, relative to each other. */
  value: number | null;
  urgency: number | null;
  risk: number | null;
  effort: number | null;
  /** People in a quarter. */
  reach: number | null;
  /** 0.25 to 3. */
  impact: number | null;
  /** Percent. */
  confidence: number | null;
  moscow: Moscow | null;
};

export const NO_WORTH: Worth = { value: null, urgency: null, risk: null, effort: null, reach: null, impact: null, confidence: null, moscow: null };

export const SCORES = ["WSJF", "RICE", "MOSCOW"] as const;
export type Score = (typeof SCORES)[number];

/**
 * Weighted shortest job first: (value + urgency + risk) / size, the size being the effort, or else the card's points. No unit; higher goes first.
 * Null when a part is missing or the size is 0. Source: D. Reinertsen, The Principles of Product Development Flow (2009);
 * cost of delay in three parts as in the Scaled Agile Framework, article "WSJF".
 */
export function wsjf({ value, urgency, risk, effort }: Worth, points: number | null): number | null {
  const size = effort ?? points;
  if (value === null || urgency === null || risk === null || size === null || size === 0) return null;
  return (value + urgency + risk) / size;
}

/**
 * Reach x impact x confidence / effort: what a quarter's effort brings to how many people. Higher goes first; null when a part is missing or the effort is 0.
 * Source: S. McBride, "RICE: Simple prioritization for product managers", Intercom (2016).
 */
export function rice({ reach, impact, confidence, effort }: Worth): number | null {
  if (reach === null || impact === null || confidence === null || effort === null || effort === 0) return null;
  return (reach * impact * (confidence / 100)) / effort;
}

/**
 * How pressing by MoSCoW: 4 for must, 3 should, 2 could, 1 won't this time; null when not said. Higher goes first.
 * Source: Agile Business Consortium, DSDM Agile Project Framework, "MoSCoW Prioritisation".
 */
export function moscowWeight({ moscow }: Worth): number | null {
  return moscow === null ? null : MOSCOW.length - MOSCOW.indexOf(moscow);
}

/** What cards are ordered by under this score, higher first; null for a card that has none. */
export function scoreOf(score: Score, worth: Worth, points: number | null): number | null {
  if (score === "WSJF") return wsjf(worth, points);
  return score === "RICE" ? rice(worth) : moscowWeight(worth);
}
