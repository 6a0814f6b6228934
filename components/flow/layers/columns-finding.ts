import { TIMED_COLUMNS, type TimedColumn } from "@/server/flow/domain/time-in-column";
import type { FlowPage } from "@/server/flow/contracts/page";
import type { Finding } from "@/components/flow/series-finding";

/** Which column's load changed most from the first to the last period. Done only ever grows, so it is no finding. */
export function columnsFinding(series: FlowPage["cardsPerColumn"]["series"]): Finding {
  const [first, last] = [series[0], series.at(-1)];
  if (!first || !last) return { id: "none", values: {} };
  const open = TIMED_COLUMNS.reduce((sum, column) => sum + last[column], 0);
  if (series.length === 1) return { id: "one", values: { open } };
  const change = (column: TimedColumn) => last[column] - first[column];
  const [most = "BACKLOG"] = TIMED_COLUMNS.toSorted((a, b) => Math.abs(change(b)) - Math.abs(change(a)));
  if (change(most) === 0) return { id: series.every((point) => TIMED_COLUMNS.every((column) => point[column] === 0)) ? "none" : "same", values: { open } };
  return { id: `${change(most) > 0 ? "grew" : "shrank"}.${most}`, values: { from: first[most], to: last[most] } };
}
