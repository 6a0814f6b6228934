import type { FlowPage, NamedCard } from "@/server/flow/contracts/page";
import type { Step } from "@/server/flow/domain/periods";
import { ofCards, ofCase, ofCount, type Remark } from "./remark";

type Series = { series: readonly { complete: boolean }[]; by: Step };

/** What to know about the throughput, as it is drawn. */
export function throughputRemarks({ cards, cases, throughput }: FlowPage, shown: Series): Remark[] {
  return [
    ...unfinishedRemarks(shown),
    ...ofCase("reopened", "reopened", cards),
    ...ofCards("reopenedOpen", cases.reopened),
    ...ofCards("discarded", (throughput.excluded.discarded ?? 0) > 0 ? cases.discarded : undefined),
    ...ofCase("skippedCounts", "skipped_in_work", cards),
    ...ofCase("archived", "archived", cards),
    ...ofCase("deleted", "deleted", cards),
  ];
}

/** What to know about the work in progress: who is in it unexpectedly, and who has left it. */
export function wipRemarks({ wip, by, cases, ageing, window, now }: FlowPage): Remark[] {
  const back: NamedCard[] = ageing.cards.filter(({ column }) => column === "BACKLOG" || column === "PLANNED").map(({ card, title }) => ({ card, title, isDeleted: false }));
  // Where cards stand now says nothing about a period that ended before.
  const isNow = Date.parse(window.to) >= Date.parse(now);
  return [...unfinishedRemarks({ series: wip.series, by }), ...ofCount("leftOfWork", isNow ? back.length : 0).map((remark) => ({ ...remark, cards: back })), ...goneRemarks(cases)];
}

/** What to know about the cumulative flow, whose lines never fall. */
export function cfdRemarks({ cases: { archived, deleted } }: FlowPage): Remark[] {
  const count = (archived?.count ?? 0) + (deleted?.count ?? 0);
  return ofCount("linesKeep", count).map((remark) => ({ ...remark, cards: [...(archived?.cards ?? []), ...(deleted?.cards ?? [])] }));
}

/** What to know about the cards per column. */
export function columnsRemarks({ cases }: FlowPage): Remark[] {
  return goneRemarks(cases);
}

/** What to know about the ages of the unfinished cards. */
export function ageingRemarks({ cases }: FlowPage): Remark[] {
  const { moved_back: movedBack, reopened, created_in_work: created } = cases.standing;
  return [...ofCards("ageMovedBack", movedBack), ...ofCards("ageReopened", reopened), ...ofCards("ageCreated", created), ...goneRemarks(cases)];
}

function goneRemarks({ archived, deleted }: FlowPage["cases"]): Remark[] {
  return [...ofCards("goneArchived", archived), ...ofCards("goneDeleted", deleted)];
}

/** Which ends of the series are no whole periods; nothing where it has but one, which the reader sees to be so far. */
function unfinishedRemarks({ series, by }: Series): Remark[] {
  const [first, last] = [series[0], series.at(-1)];
  const remarks: Remark[] = [];
  if (last !== undefined && !last.complete) remarks.push({ id: "soFar", count: 1, values: { by } });
  if (first !== undefined && first !== last && !first.complete) remarks.push({ id: "cut", count: 1, values: { by } });
  return remarks;
}
