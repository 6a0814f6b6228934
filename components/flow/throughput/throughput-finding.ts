import type { FlowPage } from "@/server/flow/contracts/page";
import { percentile } from "@/server/flow/domain/percentile";
import { rounded } from "@/components/charts/rounded";
import type { Finding } from "@/components/flow/series-finding";

/** Below this many whole periods a spread would say nothing. */
const FEWEST_FOR_SPREAD = 5;

/** How much is finished in a period, and between which counts half of the periods lie. Only whole periods count. */
export function throughputFinding({ series, total, average }: Pick<FlowPage["throughput"], "series" | "total" | "average">): Finding {
  const ascending = series.filter(({ complete }) => complete).map(({ count }) => count).sort((a, b) => a - b);
  if (total === 0) return { id: "none", values: {} };
  if (average === null) return { id: "open", values: { total } };
  const values = { average: rounded(average), count: ascending.length };
  if (ascending.length < FEWEST_FOR_SPREAD) return { id: "few", values };
  const [low, high] = [percentile(ascending, 25) ?? 0, percentile(ascending, 75) ?? 0];
  return low === high ? { id: "steady", values: { ...values, usual: low } } : { id: "spread", values: { ...values, low, high } };
}
