import type { AgeingCard } from "@/server/flow/contracts/answers";
import type { FinishedFlowCard, FlowPage, Summary } from "@/server/flow/contracts/page";

const NONE = { "50": null, "70": null, "85": null, "95": null };
const DAY = { seconds: 86_400, days: 1 };
const summary: Summary = { n: 0, excluded: {}, percentiles: NONE, withheld: {} };

/** A Flow page on which nothing has happened, but for what is named. */
export function aFlowPage(named: Partial<FlowPage> = {}): FlowPage {
  return {
    hasCards: true, people: [], labels: [], sprints: [], epics: [], zone: "Asia/Seoul", time: "calendar", unit: "days", by: "day",
    window: { from: "2026-11-01T00:00:00.000Z", to: "2026-11-20T00:00:00.000Z" }, now: "2026-11-20T00:00:00.000Z",
    cards: [], lead: summary, cycle: summary,
    timeInColumn: { n: 0, excluded: {}, shares: null, percentiles: NONE, columnPercentiles: { BACKLOG: NONE, PLANNED: NONE, IN_WORK: NONE } },
    efficiency: { value: null, n: 0, excluded: {}, activeSeconds: 0, waitingSeconds: 0 },
    throughput: { series: [], total: 0, average: null, n: 0, excluded: {} },
    wip: { series: [], average: null }, cfd: { series: [] }, cardsPerColumn: { series: [] },
    ageing: { cards: [], bands: { BACKLOG: NONE, PLANNED: NONE, IN_WORK: NONE }, bandsN: { BACKLOG: 0, PLANNED: 0, IN_WORK: 0 } },
    bottleneck: { overall: null, sincePlanned: null, shares: null, previous: { n: 0, overall: null, sincePlanned: null, shares: null } },
    littlesLaw: { averageWip: null, throughputPerDay: null, averageCycleSeconds: null, expectedWip: null, gap: null, verdict: null, reason: "no_complete_period" },
    changes: [], previous: null, split: null, cases: { standing: {} }, zoneChanges: [], open: { PLANNED: 0, IN_WORK: 0, BACKLOG: 0 },
    ...named,
  };
}

/** A finished card of the page with these cases. */
export function aFinishedCard(key: string, cases: FinishedFlowCard["cases"] = [], named: Partial<FinishedFlowCard> = {}): FinishedFlowCard {
  const hasCycle = !cases.includes("skipped_in_work") && !cases.includes("created_in_done");
  return {
    card: key, externalId: null, title: key, kind: "REQUIREMENT", createdAt: "2026-11-02T00:00:00.000Z", startedAt: "2026-11-03T00:00:00.000Z", finishedAt: "2026-11-04T00:00:00.000Z",
    lead: DAY, cycle: hasCycle ? DAY : null, columns: { BACKLOG: 0, PLANNED: 0, IN_WORK: 86_400 }, blockedSeconds: 0, blockedInCycleSeconds: 0,
    reopened: cases.includes("reopened") ? 1 : 0, active: hasCycle ? 86_400 : null, waiting: hasCycle ? 0 : null, cases, ...named,
  };
}

export function anAgeingCard(key: string, column: AgeingCard["column"]): AgeingCard {
  return { card: key, externalId: null, title: key, kind: "REQUIREMENT", column, ...DAY, startedAt: "2026-11-03T00:00:00.000Z", blocked: false, assignees: [], flagged: false };
}
