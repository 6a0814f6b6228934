import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import type { FlowPage } from "@/server/flow/contracts/page";
import { ageingFinding } from "@/components/flow/ageing/ageing-finding";
import { approximateLead, cfdFinding } from "@/components/flow/layers/cfd-finding";
import { columnsFinding } from "@/components/flow/layers/columns-finding";
import type { Finding } from "@/components/flow/series-finding";
import { throughputByWeek } from "@/components/flow/throughput/throughput-by-week";
import { throughputFinding } from "@/components/flow/throughput/throughput-finding";
import { wipFinding } from "@/components/flow/wip/wip-finding";
import { addDays } from "@/server/platform/domain/zoned-day";
import en from "@/messages/en/charts.json";
import ko from "@/messages/ko/charts.json";

/** The finding as a reader sees it, in English; that Korean says something as well is checked in passing. */
function told(chart: string, { id, values }: Finding): string {
  const words = { periods: "3 weeks", per: "a week", each: "weeks", share: "85%" };
  const said = [en, ko].map((charts, index) => createTranslator({ locale: index === 0 ? "en" : "ko", messages: { charts }, onError: fail })(`charts.${chart}.finding.${id}` as never, { ...values, ...words } as never));
  expect(said[1]).toMatch(/다\.$/);
  return String(said[0]);
}

function fail(error: Error): void {
  throw error;
}

/** Days from a Monday on; the last one is not over unless told. */
const days = <T extends object>(values: readonly T[], isOver = false) =>
  values.map((value, index) => ({ date: addDays("2026-08-31", index), complete: isOver || index < values.length - 1, ...value }));
const counted = (...counts: number[]) => days(counts.map((count) => ({ count })));

function throughput(...counts: number[]) {
  const series = counted(...counts);
  const whole = counts.slice(0, -1);
  return { series, total: counts.reduce((sum, count) => sum + count, 0), average: whole.length === 0 ? null : whole.reduce((sum, count) => sum + count, 0) / whole.length };
}

describe("throughput says", () => {
  test.each([
    [[12, 8, 10, 14, 11, 3], "11 cards a week are finished; half of the weeks brought 10 to 12."],
    [[1, 1, 1, 1, 1, 0], "1 card a week is finished; at least half of the weeks brought 1."],
    [[0, 0, 0, 1, 0, 0, 0], "0.17 cards a week are finished; at least half of the weeks brought 0."],
    [[4, 1, 4, 9], "3 cards a week are finished, going by 3 weeks."],
    [[0, 0, 0, 0], "No card was finished in this period."],
    [[2], "2 cards have been finished so far."],
    [[], "No card was finished in this period."],
  ])("of %j: %s", (counts, sentence) => expect(told("throughput", throughputFinding(throughput(...counts)))).toBe(sentence));

  test("nothing of the period that is not over", () => expect(throughputFinding(throughput(5, 5, 5, 5, 5, 90)).values).toMatchObject({ average: 5, count: 5, usual: 5 }));
});

describe("days gathered into weeks", () => {
  test("begin on Mondays, and are whole only where all seven days are", () => {
    const { series, total, average } = throughput(...Array.from({ length: 47 }, () => 2));
    const weeks = throughputByWeek({ series: series.slice(2), total, average, by: "day" });
    const whole = ["2026-09-07", "2026-09-14", "2026-09-21", "2026-09-28", "2026-10-05"].map((date) => ({ date, count: 14, complete: true }));
    expect(weeks?.series).toEqual([{ date: "2026-08-31", count: 10, complete: false }, ...whole, { date: "2026-10-12", count: 10, complete: false }]);
    expect(throughputByWeek({ series: series.slice(12), total, average, by: "day" })).toBeNull();
  });

  test("are drawn from five whole weeks on, averaged over the whole ones alone", () => {
    const { series, total, average } = throughput(...Array.from({ length: 38 }, (_, index) => (index < 35 ? 1 : 50)));
    const weeks = throughputByWeek({ series, total, average, by: "day" });
    expect(weeks?.average).toBe(7);
    expect(weeks?.series.at(-1)).toEqual({ date: "2026-10-05", count: 150, complete: false });
    expect(weeks?.series.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    expect(throughputByWeek({ series, total, average, by: "week" })).toBeNull();
  });
});

describe("work in progress says", () => {
  const wip = (...points: [number, number | null][]) => {
    const series = days(points.map(([count, limit]) => ({ wip: count, limit, headcount: 4 })));
    const whole = points.slice(0, -1);
    return { series, average: whole.length === 0 ? null : whole.reduce((sum, [count]) => sum + count, 0) / whole.length };
  };
  test.each<[[number, number | null][], string]>([
    [[[5, 4], [4, 4], [3, 4], [9, 4]], "On average 4 cards were in progress; at the end of 1 of 3 weeks more than the limit."],
    [[[5, 4], [4, null], [3, 4], [9, 4]], "On average 4 cards were in progress; at the end of 1 of the 3 weeks with a limit it was more."],
    [[[1, 4], [1, 4], [9, 4]], "On average 1 card was in progress, never more than the limit at the end of 3 weeks."],
    [[[2, null], [3, null]], "On average 2 cards were in progress, without a limit."],
    [[[1, 0], [0, 0], [0, 0]], "On average 0.5 cards were in progress; at the end of 1 of 3 weeks more than the limit."],
    [[[0, 3], [0, 3]], "Nothing was in progress."],
    [[[2, 3]], "2 cards are in progress now."],
    [[], "No card is in progress now."],
  ])("of %j: %s", (points, sentence) => expect(told("wip", wipFinding(wip(...points)))).toBe(sentence));
});

describe("cumulative flow says", () => {
  const cfd = (...points: [number, number][]) => days(points.map(([arrived, done]) => ({ BACKLOG: arrived, PLANNED: done, IN_WORK: done, DONE: done, corrections: 0 })));
  test.each<[[number, number][], string]>([
    [[[10, 0], [18, 6], [26, 12], [99, 12]], "Work arrives at 8 cards a week and leaves at 6: the gap grows."],
    [[[20, 0], [21, 6], [22, 12], [22, 12]], "Work leaves at 6 cards a week and arrives at 1: the gap closes."],
    [[[20, 0], [26, 6], [32, 12], [32, 12]], "Work arrives and leaves at the same rate, 6 cards a week."],
    [[[20, 5], [20, 5], [20, 5]], "Nothing arrived and nothing left; 15 cards are open."],
    [[[5, 5], [5, 5], [5, 5]], "Nothing arrived and nothing left; all is done."],
    [[[4, 1]], "4 cards have arrived so far, 1 is done."],
    [[[0, 0], [0, 0]], "No card has arrived yet."],
    [[], "No card has arrived yet."],
  ])("of %j: %s", (points, sentence) => expect(told("cfd", cfdFinding(cfd(...points), "week"))).toBe(sentence));

  test("days as weeks where there are two weeks of them", () => {
    const long = cfd(...Array.from({ length: 17 }, (_, index): [number, number] => [10 + index, Math.floor(index / 2)]));
    expect(cfdFinding(long, "day")).toMatchObject({ step: "week", values: { arrivals: 7 } });
    expect(cfdFinding(long.slice(-10), "day").step).toBe("day");
  });

  test("how long ago as many had arrived as are done, between two periods where it lies there", () => {
    const series = cfd([4, 0], [8, 2], [8, 6], [12, 8], [12, 12]);
    expect(series.map((_, index) => approximateLead(series, index))).toEqual([null, null, 1.5, 2, 1]);
  });
});

describe("cards per column says", () => {
  const columns = (...points: [number, number, number][]) => days(points.map(([BACKLOG, PLANNED, IN_WORK]) => ({ BACKLOG, PLANNED, IN_WORK, DONE: 50 })));
  test.each<[[number, number, number][], string]>([
    [[[21, 4, 5], [34, 8, 4]], "The Backlog grew from 21 to 34 cards."],
    [[[21, 4, 5], [21, 4, 1]], "In Work shrank from 5 to 1 card."],
    [[[2, 0, 1], [2, 0, 1]], "Every column holds as many cards as at the start, 3 together."],
    [[[0, 0, 0], [0, 0, 0]], "No card stood in Backlog, Planned or In Work."],
    [[[2, 1, 1]], "4 cards are open."],
    [[], "No card stood in Backlog, Planned or In Work."],
  ])("of %j: %s", (points, sentence) => expect(told("columns", columnsFinding(columns(...points)))).toBe(sentence));
});

describe("ageing says", () => {
  const span = (count: number) => ({ seconds: count * 86_400, days: count });
  const none = { "50": null, "70": null, "85": null, "95": null };
  const known = { "50": span(2), "70": span(4), "85": span(6), "95": span(9) };
  type Ageing = FlowPage["ageing"];
  const ageing = (ages: [number, "IN_WORK" | "PLANNED" | "DONE"][], inWork: Ageing["bands"]["IN_WORK"] = known): Ageing => ({
    cards: ages.map(([age, column], index) => ({
      card: `ERP-${31 + index}`, externalId: null, title: "", kind: "DEFECT", column, ...span(age), startedAt: "2026-11-01T00:00:00Z", blocked: false, assignees: [],
      flagged: column === "IN_WORK" && inWork["85"] !== null && age > 6,
    })),
    bands: { BACKLOG: none, PLANNED: none, IN_WORK: inWork },
    bandsN: { BACKLOG: 0, PLANNED: 0, IN_WORK: 20 },
  });

  test.each<[[number, "IN_WORK" | "PLANNED" | "DONE"][], string]>([
    [[[8, "IN_WORK"], [1, "IN_WORK"]], "ERP-31 is older than 85% of the finished cards were at this point."],
    [[[20, "IN_WORK"], [8, "IN_WORK"]], "2 cards are older than 85% of the finished cards were at this point; ERP-31 is the oldest."],
    [[[3, "IN_WORK"], [1, "IN_WORK"]], "None of the 2 cards in progress is older than usual."],
    [[[30, "PLANNED"], [1, "IN_WORK"]], "The one card that can be compared is not older than usual."],
    [[[30, "PLANNED"]], "1 card is in progress; too few were finished to say which age is usual."],
    [[], "No card is in progress."],
  ])("of %j: %s", (ages, sentence) => expect(told("ageing", ageingFinding(ageing(ages)))).toBe(sentence));

  test("by the 95th percentile only beyond it, and only where there is one", () => {
    expect(ageingFinding(ageing([[8, "IN_WORK"]])).values.share).toBe(0.85);
    expect(ageingFinding(ageing([[10, "IN_WORK"]])).values.share).toBe(0.95);
    expect(ageingFinding(ageing([[10, "IN_WORK"]], { ...known, "95": null })).values.share).toBe(0.85);
  });

  test("nothing of the age in a column without bands", () => expect(ageingFinding(ageing([[90, "IN_WORK"]], none)).id).toBe("unknown"));
});
