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

/** The widths of all columns of the list as CSS writes them. */
export function gridColumns(columns: readonly ScoreColumn[]): string {
  return ["60px", "56px", "84px", "minmax(260px, 1fr)", "64px", ...columns.map((column) => `${WIDTHS[column]}px`), "64px", "36px"].join(" ");
}
