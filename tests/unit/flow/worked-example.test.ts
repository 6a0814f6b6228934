import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Column } from "@/server/board/domain/column";
import { ageBands, ageing } from "@/server/flow/domain/ageing";
import { cardClock } from "@/server/flow/domain/card-clock";
import type { ClockEvent } from "@/server/flow/domain/clock-event";
import { cardsPerColumn, cumulativeFlow } from "@/server/flow/domain/column-series";
import { cycleTimes } from "@/server/flow/domain/cycle-times";
import { flowEfficiencies } from "@/server/flow/domain/flow-efficiency";
import { forecastHistory, whenDone } from "@/server/flow/domain/forecast";
import { leadTimes } from "@/server/flow/domain/lead-times";
import { littlesLaw } from "@/server/flow/domain/littles-law";
import type { MetricWindow } from "@/server/flow/domain/metric-window";
import { percentilesOf } from "@/server/flow/domain/percentile";
import { periodsOf } from "@/server/flow/domain/periods";
import { calendarRuler } from "@/server/flow/domain/ruler";
import { throughput } from "@/server/flow/domain/throughput";
import { columnShares, columnTimes } from "@/server/flow/domain/time-in-column";
import { finishedInWindow } from "@/server/flow/domain/timed-card";
import { wip } from "@/server/flow/domain/wip";

// The page docs/metrics.md derives these numbers by hand; here they are read from it and compared with what the code says.

const ZONE = "Asia/Seoul";
const ruler = calendarRuler(ZONE);
const page = readFileSync("docs/metrics.md", "utf8").split("## Ten cards by hand")[1] ?? "";
const inSeoul = (day: string, time: string) => new Date(`2026-11-${day.padStart(2, "0")}T${time.length === 5 ? `${time}:00` : time}+09:00`);
const window: MetricWindow = { from: inSeoul("2", "00:00"), to: inSeoul("16", "00:00"), now: inSeoul("16", "00:00"), open: false };
const days = periodsOf(window, "day", ZONE);

/** The rows of the table whose heading begins so, without the heading. */
function table(heading: string): string[][] {
  const lines = page.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${heading}`));
  expect(start, heading).toBeGreaterThan(-1);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith("|"));
  return lines.slice(start + 2, end).map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
}

const COLUMN_OF: Record<string, Column> = { created: "BACKLOG", "created In Work": "IN_WORK", Planned: "PLANNED", "In Work": "IN_WORK", Done: "DONE", "Won't do": "DONE", undone: "IN_WORK" };

function eventsOf(story: string): ClockEvent[] {
  return story.split(" · ").map((words, index) => {
    const [, what = "", day = "", time = ""] = /^(.*) (\d+) (\S+)$/.exec(words) ?? [];
    const column = COLUMN_OF[what] ?? null;
    const kind = what.startsWith("created") ? "card.created" : column === null ? `card.${what}` : "card.moved";
    return { version: index + 1, ordinal: 0, kind, at: inSeoul(day, time).getTime(), column, outcome: what === "Won't do" ? "WONT_DO" : null, undoes: what === "undone" ? index : null };
  });
}

const cards = table("card | what happened").map(([name = "", story = ""]) => {
  const clock = cardClock(eventsOf(story), window.now.getTime());
  if (clock === null) throw new Error(name);
  return { name, clock };
});
const clocks = cards.map(({ clock }) => clock);
const finished = finishedInWindow(cards, window);
const hours = (cell: string) => (cell === "–" ? null : Number(cell.replace(" h", "")) * 3600);
const number = (cell: string) => (cell === "–" ? null : Number(cell));

describe("ten cards by hand", () => {
  test("are ten", () => expect(cards).toHaveLength(10));

  test("each finished card", () => {
    const lead = new Map(leadTimes(finished, ruler).values.map(({ card, span }) => [card.name, span]));
    const cycle = new Map(cycleTimes(finished, ruler).values.map(({ card, span }) => [card.name, span]));
    const columns = new Map(columnTimes(finished, ruler).values.map((value) => [value.card.name, value.columns]));
    const efficiency = new Map(flowEfficiencies(finished, ruler).values.map((value) => [value.card.name, value]));
    const rows = table("card | lead time");
    expect(rows.map(([name]) => name).sort()).toEqual([...lead.keys()].sort());
    for (const [name = "", leadTime = "", leadDays = "", cycleTime = "", cycleDays = "", backlog = "", planned = "", inWork = "", active = "", waiting = ""] of rows) {
      expect([name, lead.get(name)]).toEqual([name, { seconds: hours(leadTime), days: number(leadDays) }]);
      expect([name, cycle.get(name)?.seconds ?? null, cycle.get(name)?.days ?? null]).toEqual([name, hours(cycleTime), number(cycleDays)]);
      const spent = columns.get(name);
      expect([name, spent?.BACKLOG.seconds, spent?.PLANNED.seconds, spent?.IN_WORK.seconds]).toEqual([name, hours(backlog), hours(planned), hours(inWork)]);
      expect([name, efficiency.get(name)?.active ?? null, efficiency.get(name)?.waiting ?? null]).toEqual([name, hours(active), hours(waiting)]);
    }
  });

  test("times of the set", () => {
    const sets = { "lead time": leadTimes(finished, ruler), "cycle time": cycleTimes(finished, ruler) };
    for (const [metric = "", n = "", h50 = "", d50 = "", h70 = "", d70 = "", h85 = "", d85 = ""] of table("metric | n")) {
      const { values } = sets[metric as keyof typeof sets];
      expect(values).toHaveLength(Number(n));
      const span = (seconds: string, inDays: string) => ({ seconds: hours(seconds), days: number(inDays) });
      expect(percentilesOf(values.map((value) => value.span))).toEqual({ "50": span(h50, d50), "70": span(h70, d70), "85": span(h85, d85), "95": null });
    }
    expect(sets["cycle time"].excluded).toEqual({ discarded: 1, skipped_in_work: 1, negative_span: 0 });
  });

  test("where the time went", () => {
    expect(page).toContain("spent 269 hours in Backlog, 163 in Planned, 429 in In Work: 861");
    const shares = columnShares(columnTimes(finished, ruler).values);
    expect(shares).toEqual({ BACKLOG: 269 / 861, PLANNED: 163 / 861, IN_WORK: 429 / 861 });
    expect(flowEfficiencies(finished, ruler).ratio).toBeCloseTo(387 / 501, 12);
    expect(page).toContain("429 / 861 = 49.8 %");
    expect(page).toContain("387 active hours of 501 since the starts, 77.2 %");
  });

  test("day by day", () => {
    const rows = table("November | finished").map((row) => row.map(Number));
    const [done, work, stood, flow] = [throughput(clocks, days, window), wip(clocks, days), cardsPerColumn(clocks, days), cumulativeFlow(clocks, days)];
    expect(rows).toHaveLength(days.length);
    for (const [index, row] of rows.entries()) {
      const [reached, standing] = [flow[index]!, stood[index]!];
      expect([
        Number(done.series[index]!.date.slice(8)), done.series[index]!.count, work.series[index]!.wip,
        reached.BACKLOG, reached.PLANNED, reached.IN_WORK, reached.DONE, reached.corrections,
        standing.BACKLOG, standing.PLANNED, standing.IN_WORK, standing.DONE,
      ]).toEqual(row);
    }
    expect(throughput(clocks, periodsOf(window, "week", ZONE), window).series.map(({ count }) => count)).toEqual([3, 4]);
    expect(page).toContain("By week: 3 and 4 finished. On average 0.5 a day.");
    expect(done.averagePerPeriod).toBe(0.5);
  });

  test("ages", () => {
    const [only, ...others] = ageing(cards, window.now.getTime(), ruler);
    expect([only?.card.name, only?.span, others]).toEqual(["I", { seconds: 111 * 3600, days: 6 }, []]);
    const bands = ageBands(finished, ruler);
    expect(bands.IN_WORK.percentiles["85"]?.seconds).toBe(168 * 3600);
    expect(bands.PLANNED.percentiles["50"]).toBeNull();
  });

  test("Little's law", () => {
    const law = littlesLaw(clocks, days);
    expect(law).toMatchObject({ averageWip: 2.5, throughputPerDay: 0.5, averageCycleSeconds: 99.5 * 3600, verdict: "balanced" });
    expect("gap" in law ? law.gap : null).toBeCloseTo(2.5 - (0.5 * 99.5) / 24, 12);
    expect(page).toContain("0.5 x 99.5 / 24 = 2.07. The gap of 0.43");
  });

  test("forecast", () => {
    const history = forecastHistory(clocks, window.now, ZONE, "2026-11-02");
    expect(page).toContain(`since the first card: ${history.daily.join(" ")}.`);
    const answer = whenDone(history, 1, 7, "2026-11-16");
    const [[, half, most, nearly] = []] = table("one more card");
    expect("dates" in answer ? answer.dates : null).toEqual({ "50": half, "85": most, "95": nearly });
  });
});
