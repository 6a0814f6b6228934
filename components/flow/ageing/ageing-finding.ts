import type { Column } from "@/server/board/domain/column";
import type { AgeingCard } from "@/server/flow/contracts/answers";
import type { FlowPage } from "@/server/flow/contracts/page";
import type { Percentiles } from "@/server/flow/domain/percentile";
import type { Finding } from "@/components/flow/series-finding";

type Ageing = FlowPage["ageing"];

/** The ages at which finished cards left a column; no column has any of its own where nothing is timed. */
export function bandsOf({ bands }: Pick<Ageing, "bands">, column: Column): Percentiles | null {
  if (column === "DONE" || bands[column]["85"] === null) return null;
  return bands[column];
}

/** Which card is older than usual, and than how many of the finished cards at the same point; percents as parts of 1. */
export function ageingFinding(ageing: Ageing): Finding {
  const { cards } = ageing;
  const flagged = cards.filter((card) => card.flagged);
  const [oldest] = flagged;
  if (cards.length === 0) return { id: "none", values: {} };
  if (oldest !== undefined && flagged.length === 1) return { id: "one", values: { card: oldest.card, share: shareBelow(ageing, oldest) } };
  if (oldest !== undefined) return { id: "many", values: { count: flagged.length, card: oldest.card, share: 0.85 } };
  const comparable = cards.filter(({ column }) => bandsOf(ageing, column) !== null).length;
  if (comparable === 0) return { id: "unknown", values: { count: cards.length } };
  return { id: comparable === cards.length ? "usual" : "usualWhereKnown", values: { count: comparable } };
}

/** The largest of the drawn shares of finished cards that left the column at a lesser age. */
function shareBelow(ageing: Ageing, { column, seconds }: AgeingCard): number {
  const most = bandsOf(ageing, column)?.["95"];
  return most && seconds > most.seconds ? 0.95 : 0.85;
}
