import type { Measure, SprintPage } from "../scrum-data";

export type BurnFinding = { id: "empty" | "closed" | "behind" | "ahead" | "on"; values: { left: number; all: number; completed: number; off: number } };

/** How a sprint stands against its ideal line, in points or cards; of a closed one what was completed. `off` is how far what is left lies from the line. */
export function burnFinding({ report, ideal, until, state }: Pick<SprintPage, "report" | "ideal" | "until" | "state">, measure: Measure): BurnFinding {
  const [left, completed] = [report.remaining[measure], report.completed[measure]];
  const difference = Math.round((left - idealAt(ideal, Date.parse(until), measure)) * 10) / 10;
  const values = { left, completed, all: Math.round((left + completed) * 100) / 100, off: Math.abs(difference) };
  if (values.all === 0) return { id: "empty", values };
  if (state === "CLOSED") return { id: "closed", values };
  // Half a point, or half a card, is no difference that anybody would act on.
  if (Math.abs(difference) < 0.5) return { id: "on", values };
  return { id: difference > 0 ? "behind" : "ahead", values };
}

/** The value of the ideal line at an instant, in milliseconds since 1970; after its end 0. */
export function idealAt(ideal: SprintPage["ideal"], at: number, measure: Measure): number {
  for (const [index, corner] of ideal.entries()) {
    const to = Date.parse(corner.at);
    if (to < at) continue;
    const before = ideal[index - 1];
    if (!before || to === at) return corner[measure];
    const from = Date.parse(before.at);
    return before[measure] + (corner[measure] - before[measure]) * ((at - from) / (to - from));
  }
  return 0;
}
