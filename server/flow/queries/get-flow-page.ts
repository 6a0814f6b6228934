import { listZoneChanges } from "@/server/board/queries/list-zone-changes";
import { now } from "@/server/platform/clock";
import type { Reader } from "@/server/platform/db/client";
import { zonedDay } from "@/server/platform/domain/zoned-day";
import type { FlowPageInput } from "../contracts/inputs";
import { isStanding } from "../domain/card-clock";
import { cycleTimes } from "../domain/cycle-times";
import { metricWindow } from "../domain/metric-window";
import { periodWindow } from "../domain/page-period";
import { periodsOf, stepFor, type Step } from "../domain/periods";
import type { FlowPage, PeriodFigures, PolicyChange } from "../contracts/page";
import { ageingAnswerOf } from "./ageing-answer";
import { bottleneckAnswerOf } from "./bottleneck-answer";
import { finishedCards } from "./finished-cards";
import { flowCases } from "./flow-cases";
import { loadLimits } from "./load-limits";
import { periodFigures, summaryOf } from "./period-figures";
import { readFlow, windowBefore, type FlowBoard, type Reading } from "./read-flow";
import { cardsPerColumnAnswerOf, cfdAnswerOf, littlesLawAnswerOf, throughputAnswerOf, wipAnswerOf } from "./series-answers";
import { columnAnswerOf, efficiencyAnswerOf } from "./time-answers";

/** All that the Flow page draws, from one reading of the history, so that its charts can never disagree. */
export async function getFlowPage(db: Reader, board: FlowBoard, { period, compare, ...filter }: FlowPageInput): Promise<FlowPage> {
  const at = now();
  const [bounds, members, labels, limits, sprints, epics] = await Promise.all([
    db.card.aggregate({ where: { boardId: board.id }, _min: { createdAt: true } }),
    db.membership.findMany({ where: { boardId: board.id }, select: { user: { select: { id: true, name: true } } }, orderBy: { user: { name: "asc" } } }),
    db.$queryRaw<{ label: string }[]>`SELECT DISTINCT unnest("labels") AS "label" FROM "Card" WHERE "boardId" = ${board.id}::uuid ORDER BY 1`,
    loadLimits(db, board),
    db.sprint.findMany({ where: { boardId: board.id, removedAt: null }, select: { number: true, name: true, endsAt: true, startedAt: true, closedAt: true }, orderBy: { number: "desc" } }),
    db.epic.findMany({ where: { boardId: board.id }, select: { id: true, name: true }, orderBy: { name: "asc" } }),
  ]);
  const firstAt = bounds._min.createdAt;
  const asked = metricWindow(periodWindow(period, board.timeZone, at, firstAt), board.timeZone, at);
  const read = await readFlow(db, board, { window: asked, filter, isPresent: true, since: windowBefore(asked).from });
  const reading = "from" in period ? read : sinceFirstCard(read, firstAt);
  const by = stepFor(reading.window, reading.unit);
  const zoneChanges = await listZoneChanges(db, board.id, reading.window.from);
  const changes = limits.changesIn(reading.window).map(({ at: changedAt, ...change }) => ({ ...change, at: changedAt.toISOString() }));
  const { unit, window, ruler } = reading;
  return {
    hasCards: firstAt !== null,
    people: members.map(({ user }) => user),
    labels: labels.map(({ label }) => label),
    sprints: sprints.map(({ number, name, endsAt, startedAt, closedAt }) => ({ number, name, endsOn: zonedDay(endsAt, board.timeZone), isRunning: startedAt !== null && closedAt === null })),
    epics,
    zone: ruler.zone,
    time: ruler.time,
    unit,
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    now: at.toISOString(),
    by,
    cards: finishedCards(reading),
    lead: summaryOf(reading.lead),
    cycle: summaryOf(cycleTimes(reading.finished, ruler)),
    timeInColumn: without(columnAnswerOf(reading), "values", "unfinished"),
    efficiency: without(efficiencyAnswerOf(reading), "values"),
    throughput: throughputAnswerOf(reading, by),
    wip: wipAnswerOf(reading, by, limits.limitAt),
    cfd: cfdAnswerOf(reading, by),
    cardsPerColumn: cardsPerColumnAnswerOf(reading, by),
    ageing: await ageingAnswerOf(db, reading),
    bottleneck: bottleneckAnswerOf(reading),
    littlesLaw: littlesLawAnswerOf(reading, by),
    changes,
    previous: compare === "previous" ? figuresBefore(reading, firstAt, by) : null,
    split: splitAt(reading, changes.find(({ id }) => id === compare), by),
    cases: flowCases(reading),
    zoneChanges: zoneChanges.map((change) => ({ ...change, at: change.at.toISOString() })),
    open: openCards(reading),
  };
}

/** A board younger than the period is looked at from its first card on: what lies before is no week in which nothing was done. */
function sinceFirstCard(reading: Reading, firstAt: Date | null): Reading {
  if (firstAt === null || firstAt <= reading.window.from) return reading;
  const young = { ...reading.window, from: firstAt };
  const [first] = periodsOf(young, stepFor(young, reading.unit), reading.ruler.zone);
  return reading.through(first === undefined ? young : { ...young, from: first.start });
}

/** Of the equally long window before. What lies before the first card is no time in which nothing was done: a window that ends before it is empty. */
function figuresBefore(reading: Reading, firstAt: Date | null, by: Step): PeriodFigures {
  const window = windowBefore(reading.window);
  const begin = Math.min(Math.max(window.from.getTime(), firstAt?.getTime() ?? 0), window.to.getTime());
  const before = reading.through({ ...window, from: new Date(begin) });
  return periodFigures(before, by, before.finished);
}

/** Cards are told apart by when they were started: one begun under the old policy lived by it. */
function splitAt(reading: Reading, change: PolicyChange | undefined, by: Step): FlowPage["split"] {
  if (change === undefined) return null;
  const at = new Date(change.at);
  const isBefore = ({ clock }: Reading["finished"][number]) => (clock.startedAt ?? clock.createdAt) < at.getTime();
  const { window, finished, cards, ruler } = reading;
  return {
    change,
    before: periodFigures({ cards, ruler, window: { ...window, to: at, open: false } }, by, finished.filter(isBefore)),
    after: periodFigures({ cards, ruler, window: { ...window, from: at } }, by, finished.filter((card) => !isBefore(card))),
  };
}

function openCards({ cards }: Reading): FlowPage["open"] {
  const open = { BACKLOG: 0, PLANNED: 0, IN_WORK: 0 };
  for (const { clock } of cards) {
    const column = clock.intervals.at(-1)?.column;
    if (isStanding(clock) && column !== undefined && column !== "DONE") open[column] += 1;
  }
  return open;
}

/** The page has its cards once: no answer repeats them. */
function without<T extends object, K extends keyof T>(answer: T, ...names: K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(answer).filter(([name]) => !names.includes(name as K))) as Omit<T, K>;
}
