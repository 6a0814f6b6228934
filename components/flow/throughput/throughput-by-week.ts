import type { Step } from "@/server/flow/domain/periods";
import { addDays, daysBetween } from "@/server/platform/domain/zoned-day";
import type { FlowPage } from "@/server/flow/contracts/page";
import { mean } from "@/components/flow/series-finding";

export type Throughput = Pick<FlowPage["throughput"], "series" | "total" | "average"> & { by: Step };

/** Fewer whole weeks than this are better read by the day. */
const FEWEST_WEEKS = 5;
const A_MONDAY = "2024-01-01";

/** A throughput by day as one by week, from Monday, whose whole weeks alone are averaged; null where it is not by day, or too short for weeks. */
export function throughputByWeek({ series, total, by }: Throughput): Throughput | null {
  if (by !== "day") return null;
  const weeks: { date: string; count: number; days: number }[] = [];
  for (const { date, count, complete } of series) {
    const monday = addDays(date, -(((daysBetween(A_MONDAY, date) % 7) + 7) % 7));
    let week = weeks.at(-1);
    if (week?.date !== monday) weeks.push((week = { date: monday, count: 0, days: 0 }));
    week.count += count;
    if (complete) week.days += 1;
  }
  const grouped = weeks.map(({ date, count, days }) => ({ date, count, complete: days === 7 }));
  const whole = grouped.filter(({ complete }) => complete);
  return whole.length < FEWEST_WEEKS ? null : { series: grouped, total, by: "week", average: mean(whole.map(({ count }) => count)) };
}
