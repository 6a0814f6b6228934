import { describe, expect, test } from "vitest";
import { shapeFinding } from "@/components/flow/histogram/histogram-finding";
import { pageRemarks } from "@/components/flow/remarks/page-remarks";
import type { Remark } from "@/components/flow/remarks/remark";
import { ageingRemarks, cfdRemarks, columnsRemarks, throughputRemarks, wipRemarks } from "@/components/flow/remarks/series-remarks";
import { columnRemarks, efficiencyRemarks, shapeRemarks, spanRemarks } from "@/components/flow/remarks/span-remarks";
import type { CaseCards, FlowCases } from "@/server/flow/contracts/page";
import { withheldPercentiles } from "@/server/flow/domain/percentile";
import { aFinishedCard, aFlowPage, anAgeingCard } from "./a-flow-page";

const said = (remarks: readonly Remark[]) => remarks.map(({ id, count, cards }) => [id, count, ...(cards ?? []).map(({ card }) => card)].join(" "));
const these = (...keys: string[]): CaseCards => ({ count: keys.length, cards: keys.map((card) => ({ card, title: card, isDeleted: false })) });
const withCases = (cases: Partial<FlowCases>, more: Parameters<typeof aFlowPage>[0] = {}) => aFlowPage({ ...more, cases: { standing: {}, ...cases } });

test("where nothing special happened nothing is said", () => {
  const cards = [aFinishedCard("A"), aFinishedCard("B")];
  const n = { n: 12, excluded: { discarded: 0, skipped_in_work: 0, negative_span: 0 }, withheld: {}, percentiles: aFlowPage().lead.percentiles };
  const series = [{ date: "2026-11-02", complete: true, count: 1, wip: 1, limit: null, headcount: null }];
  const page = aFlowPage({ cards, lead: n, cycle: n, throughput: { ...aFlowPage().throughput, series }, wip: { series, average: 1 } });
  const all = [spanRemarks(page, "lead"), spanRemarks(page, "cycle"), shapeRemarks(page, "lead"), columnRemarks(page), efficiencyRemarks(page), wipRemarks(page), cfdRemarks(page), columnsRemarks(page), ageingRemarks(page), pageRemarks(page)];
  expect([...all.flat(), ...throughputRemarks(page, { series, by: "day" })]).toEqual([]);
});

describe("the spans", () => {
  const cards = [aFinishedCard("R", ["reopened"]), aFinishedCard("B", ["moved_back"]), aFinishedCard("S", ["skipped_in_work"]), aFinishedCard("W", ["created_in_work"]), aFinishedCard("D", ["created_in_done"]), aFinishedCard("A", ["archived"]), aFinishedCard("X", ["deleted"])];
  const page = withCases({ discarded: these("N") }, { cards, lead: { ...aFlowPage().lead, n: 7, excluded: { discarded: 1 }, withheld: withheldPercentiles(7) }, cycle: { ...aFlowPage().cycle, n: 5, excluded: { discarded: 1, skipped_in_work: 2, negative_span: 1 }, withheld: withheldPercentiles(5) } });

  test("of lead time count whoever never stood In Work, and have the creation in Done as zero", () => {
    expect(said(spanRemarks(page, "lead"))).toEqual(["fewerThan11 7", "discarded 1 N", "reopened 1 R", "skippedCounts 1 S", "createdInWork 1 W", "createdInDone 1 D", "archived 1 A", "deleted 1 X"]);
  });

  test("of cycle time leave both out, and go on where a card was moved back", () => {
    expect(said(spanRemarks(page, "cycle"))).toEqual(["fewerThan11 5", "discarded 1 N", "skippedOut 2 S D", "negativeSpan 1", "reopened 1 R", "movedBack 1 B", "createdInWork 1 W", "archived 1 A", "deleted 1 X"]);
  });

  test("by shape, by column and by efficiency say what concerns them", () => {
    expect(said(shapeRemarks(page, "lead"))).toEqual(["fewerThan11 7", "discarded 1 N"]);
    expect(said(columnRemarks({ ...page, timeInColumn: { ...page.timeInColumn, excluded: { discarded: 1 } } }))).toEqual(["fewerThan11 7", "discarded 1 N", "columnsReopened 1 R"]);
    expect(said(efficiencyRemarks({ ...page, efficiency: { ...page.efficiency, excluded: { skipped_in_work: 2 } } }))).toEqual(["skippedOut 2 S D", "movedBackWaits 1 B", "reopened 1 R"]);
  });

  test("a deleted card has no page to lead to", () => {
    expect(spanRemarks(page, "lead").find(({ id }) => id === "deleted")?.cards).toEqual([{ card: "X", title: "X", isDeleted: true }]);
  });

  test.each([
    [0, []],
    [1, ["dotsAlone 1"]],
    [4, ["dotsAlone 4"]],
    [5, ["fewerThan11 5"]],
    [10, ["fewerThan11 10"]],
    [11, []],
  ])("%i values", (n, expected) => {
    expect(said(spanRemarks(aFlowPage({ lead: { ...aFlowPage().lead, n, withheld: withheldPercentiles(n) } }), "lead"))).toEqual(expected);
  });
});

describe("the series", () => {
  const point = (complete: boolean) => ({ date: "2026-11-02", complete, count: 1, wip: 1, limit: null, headcount: null });

  test("an unfinished last period and a cut first one are named by their step; a single one only as the last", () => {
    const page = aFlowPage();
    expect(throughputRemarks(page, { series: [point(false), point(true), point(false)], by: "week" })).toEqual([{ id: "soFar", count: 1, values: { by: "week" } }, { id: "cut", count: 1, values: { by: "week" } }]);
    expect(said(throughputRemarks(page, { series: [point(false)], by: "day" }))).toEqual(["soFar 1"]);
    expect(said(wipRemarks(aFlowPage({ wip: { series: [point(true), point(false)], average: 1 } })))).toEqual(["soFar 1"]);
  });

  test("throughput says who counts once, who no more, and who all the same", () => {
    const page = withCases({ reopened: these("O"), discarded: these("N") }, { cards: [aFinishedCard("R", ["reopened"]), aFinishedCard("S", ["skipped_in_work"]), aFinishedCard("A", ["archived"]), aFinishedCard("X", ["deleted"])], throughput: { ...aFlowPage().throughput, excluded: { discarded: 1 } } });
    expect(said(throughputRemarks(page, { series: [], by: "day" }))).toEqual(["reopened 1 R", "reopenedOpen 1 O", "discarded 1 N", "skippedCounts 1 S", "archived 1 A", "deleted 1 X"]);
  });

  test("work in progress says who stands left of In Work now, and who has gone; of a past period nothing stands now", () => {
    const page = withCases({ archived: these("A"), deleted: these("X") }, { ageing: { ...aFlowPage().ageing, cards: [anAgeingCard("B", "PLANNED"), anAgeingCard("W", "IN_WORK")] } });
    expect(said(wipRemarks(page))).toEqual(["leftOfWork 1 B", "goneArchived 1 A", "goneDeleted 1 X"]);
    expect(said(wipRemarks({ ...page, window: { ...page.window, to: "2026-11-10T00:00:00.000Z" } }))).toEqual(["goneArchived 1 A", "goneDeleted 1 X"]);
    expect(said(columnsRemarks(page))).toEqual(["goneArchived 1 A", "goneDeleted 1 X"]);
    expect(said(cfdRemarks(page))).toEqual(["linesKeep 2 A X"]);
  });

  test("ages say whose clock did not begin, or end, where it seems to", () => {
    expect(said(ageingRemarks(withCases({ standing: { moved_back: these("B"), reopened: these("R"), created_in_work: these("W") } })))).toEqual(["ageMovedBack 1 B", "ageReopened 1 R", "ageCreated 1 W"]);
  });
});

describe("the page", () => {
  const change = (at: string, from: string | null, to: string | null) => ({ at, from, to });

  test("says that its zone was changed: once, often, or without the history's knowing from which", () => {
    const [first, second] = [change("2026-11-03T00:00:00.000Z", "UTC", "Europe/Berlin"), change("2026-11-05T00:00:00.000Z", "Europe/Berlin", "Asia/Seoul")];
    expect(pageRemarks(aFlowPage({ zoneChanges: [second] }))).toEqual([{ id: "zone", count: 1, values: second }]);
    expect(pageRemarks(aFlowPage({ zoneChanges: [second, first] }))).toEqual([{ id: "zoneOften", count: 2, values: second }]);
    expect(pageRemarks(aFlowPage({ zoneChanges: [change(first.at, null, null)] }))).toEqual([{ id: "zoneUnknown", count: 1, values: { at: first.at, from: "", to: "Asia/Seoul" } }]);
  });

  test("says why it is in minutes or hours, why by the month, and what was never made", () => {
    const lead = { ...aFlowPage().lead, n: 8 };
    expect(said(pageRemarks(aFlowPage({ unit: "minutes", lead })))).toEqual(["unit.minutes 8"]);
    expect(said(pageRemarks(aFlowPage({ unit: "hours", lead })))).toEqual(["unit.hours 8"]);
    expect(said(pageRemarks(aFlowPage({ unit: "minutes" })))).toEqual([]);
    expect(said(pageRemarks(withCases({ undone: these("U") }, { by: "month" })))).toEqual(["byMonth 1", "undone 1 U"]);
  });
});

test("one card is no distribution, and cards that stand alone have no length in common", () => {
  const bin = (count: number) => ({ from: 1, to: 2, count });
  expect([shapeFinding(bin(1), 1), shapeFinding(bin(1), 8), shapeFinding(bin(3), 8)]).toEqual(["findingOne", "findingApart", "finding"]);
});
