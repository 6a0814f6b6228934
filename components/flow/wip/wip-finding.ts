import type { FlowPage } from "@/server/flow/contracts/page";
import { rounded } from "@/components/charts/rounded";
import type { Finding } from "@/components/flow/series-finding";

/** How much was in progress on average, and at the end of how many whole periods it was more than the limit of that time. */
export function wipFinding({ series, average }: FlowPage["wip"]): Finding {
  const whole = series.filter(({ complete }) => complete);
  const limited = whole.filter(({ limit }) => limit !== null);
  const over = limited.filter(isOver).length;
  if (average === null) return { id: "now", values: { now: series.at(-1)?.wip ?? 0 } };
  const values = { average: rounded(average) };
  if (series.every(({ wip }) => wip === 0)) return { id: "none", values: {} };
  if (limited.length === 0) return { id: "unlimited", values };
  const counts = { ...values, over, of: limited.length };
  if (over === 0) return { id: "within", values: counts };
  return { id: limited.length === whole.length ? "over" : "overWhereLimited", values: counts };
}

/** Whether more was in progress than the limit of that time allowed. */
export function isOver({ wip, limit }: { wip: number; limit: number | null }): boolean {
  return limit !== null && wip > limit;
}
