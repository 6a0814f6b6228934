import type { Score } from "@/server/scrum/domain/score";

/** A column beside the rank: a part that the Product Owner sets, or a score that is worked out. */
export type ScoreColumn = "value" | "urgency" | "risk" | "effort" | "WSJF" | "reach" | "impact" | "confidence" | "RICE" | "moscow";

const PARTS: Record<Score, readonly ScoreColumn[]> = {
  WSJF: ["value", "urgency", "risk", "effort", "WSJF"],
  RICE: ["reach", "impact", "confidence", "effort", "RICE"],
  MOSCOW: ["moscow"],
};
/** Pixels: wide enough for the largest usual amount and the column's name. */
const WIDTHS: Record<ScoreColumn, number> = { value: 62, urgency: 68, risk: 58, effort: 62, WSJF: 62, reach: 76, impact: 78, confidence: 84, RICE: 72, moscow: 104 };

/** The columns of these scores, each once. */
export function scoreColumns(scores: readonly Score[]): ScoreColumn[] {
  return [...new Set(scores.flatMap((score) => PARTS[score]))];
}

/** Pixels that a letter of a card's key takes at most, and those between it and the title. */
const KEY_LETTER = 8;
const KEY_GAP = 16;

/** The widths of all columns of the list as CSS writes them; `keyLength` letters are in the longest key. */
export function gridColumns(columns: readonly ScoreColumn[], keyLength: number): string {
  return ["60px", "72px", `${keyLength * KEY_LETTER + KEY_GAP}px`, "minmax(260px, 1fr)", "64px", ...columns.map((column) => `${WIDTHS[column]}px`), "64px", "36px"].join(" ");
}
