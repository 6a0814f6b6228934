import type { FlowPage, Summary } from "@/server/flow/contracts/page";
import type { Measure } from "@/components/flow/flow-search";
import { ofCards, ofCase, ofCount, type Remark } from "./remark";

/** What to know about the spans of the finished cards: those missing from them first, then those that are measured by a rule of their own. */
export function spanRemarks(page: FlowPage, measure: Measure): Remark[] {
  const { cards } = page;
  // A card without a start has no cycle time, so whatever else happened to it says nothing about one.
  const measured = cards.filter((card) => card[measure] !== null);
  return [
    ...fewRemarks(page[measure], "dotsAlone"),
    ...leftOutRemarks(page, page[measure].excluded, measure),
    ...ofCase("reopened", "reopened", measured),
    ...(measure === "cycle" ? ofCase("movedBack", "moved_back", measured) : ofCase("skippedCounts", "skipped_in_work", measured)),
    ...ofCase("createdInWork", "created_in_work", measured),
    ...(measure === "lead" ? ofCase("createdInDone", "created_in_done", measured) : []),
    ...ofCase("archived", "archived", measured),
    ...ofCase("deleted", "deleted", measured),
  ];
}

/** The same of a chart that draws only how many took how long: what decides which cards those are. */
export function shapeRemarks(page: FlowPage, measure: Measure): Remark[] {
  return [...fewRemarks(page[measure]), ...leftOutRemarks(page, page[measure].excluded, measure)];
}

/** What to know about the time in columns. */
export function columnRemarks(page: FlowPage): Remark[] {
  return [...fewRemarks(page.lead), ...leftOutRemarks(page, page.timeInColumn.excluded, "lead"), ...ofCase("columnsReopened", "reopened", page.cards)];
}

/** What to know about the flow efficiency. */
export function efficiencyRemarks(page: FlowPage): Remark[] {
  const measured = page.cards.filter(({ active }) => active !== null);
  return [...leftOutRemarks(page, page.efficiency.excluded, "cycle"), ...ofCase("movedBackWaits", "moved_back", measured), ...ofCase("reopened", "reopened", measured)];
}

/** Why percentiles are missing; nothing where there are no cards at all, which the chart says itself. */
function fewRemarks({ n, withheld }: Summary, withoutAny: "fewerThan5" | "dotsAlone" = "fewerThan5"): Remark[] {
  if (n === 0) return [];
  if (withheld["50"] !== undefined) return [{ id: withoutAny, count: n }];
  return withheld["95"] === undefined ? [] : [{ id: "fewerThan11", count: n }];
}

function leftOutRemarks({ cards, cases }: FlowPage, excluded: Record<string, number>, measure: Measure): Remark[] {
  const skipped = measure === "lead" ? [] : cards.filter((card) => card.cases.some((name) => name === "skipped_in_work" || name === "created_in_done"));
  const named = skipped.map(({ card, title, cases: all }) => ({ card, title, isDeleted: all.includes("deleted") }));
  return [
    ...ofCards("discarded", (excluded.discarded ?? 0) > 0 ? cases.discarded : undefined),
    ...ofCount("skippedOut", excluded.skipped_in_work).map((remark) => ({ ...remark, cards: named })),
    ...ofCount("negativeSpan", excluded.negative_span),
  ];
}
