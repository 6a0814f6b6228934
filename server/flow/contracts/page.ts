import type { CardKind } from "@/server/board/domain/card";
import type { PolicyChange as PolicyEventChange } from "@/server/board/domain/policy-changes";
import type { CardCase } from "../domain/card-cases";
import type { DisplayUnit } from "../domain/display-unit";
import type { Percentiles } from "../domain/percentile";
import type { Step } from "../domain/periods";
import type { TimeSpan } from "../domain/time-span";
import type { TimedColumn } from "../domain/time-in-column";
import type { AgeingAnswer, BottleneckAnswer, CardsPerColumnAnswer, CfdAnswer, ColumnAnswer, LittlesLawAnswer, ThroughputAnswer, WipAnswer } from "./answers";

/** A finished card of the window, once for all charts. */
export type FinishedFlowCard = {
  card: string;
  externalId: string | null;
  title: string;
  kind: CardKind;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string;
  lead: TimeSpan;
  /** Null for a card that never stood In Work. */
  cycle: TimeSpan | null;
  columns: Record<TimedColumn, number>;
  blockedSeconds: number;
  /** The blocked seconds since it was started. */
  blockedInCycleSeconds: number;
  reopened: number;
  /** Active and waiting seconds from started to finished; null where flow efficiency leaves the card out. */
  active: number | null;
  waiting: number | null;
  /** What happened to it that a metric treats by a rule of its own. */
  cases: readonly CardCase[];
};

/** A card that a remark speaks of; one that is deleted has no page any more. */
export type NamedCard = { card: string; title: string; isDeleted: boolean };
/** How many cards a remark speaks of, and which: all of the work in progress, of others the first hundred. */
export type CaseCards = { count: number; cards: NamedCard[] };

/** Cards that are not among the finished ones of the page and that a number of it treats by a rule of its own; what does not occur is absent. */
export type FlowCases = {
  /** Closed in the window as “won't do” or “duplicate”. */
  discarded?: CaseCards;
  /** Cards on the board that are not done, by what happened to them. */
  standing: { reopened?: CaseCards; moved_back?: CaseCards; created_in_work?: CaseCards };
  /** Stood in Done in the window and do not any more. */
  reopened?: CaseCards;
  /** Taken off the board within the window without having been finished. */
  archived?: CaseCards;
  deleted?: CaseCards;
  /** Had a move within the window that was taken back at once. */
  undone?: CaseCards;
};

/** A change of the board's time zone; null where its history does not say which zone it was. */
export type ZoneChange = { at: string; from: string | null; to: string | null };

export type Summary = {
  n: number;
  excluded: Record<string, number>;
  percentiles: Percentiles;
  withheld: Record<string, string>;
};

/** What one period comes to, for comparing it with another. */
export type PeriodFigures = {
  window: { from: string; to: string };
  lead: Summary;
  cycle: Summary;
  throughput: { total: number; perDay: number | null };
  averageWip: number | null;
  efficiency: number | null;
};

/** A change of the board's limits or headcount, its instant as text. */
export type PolicyChange = Told<PolicyEventChange>;
type Told<T> = T extends unknown ? Omit<T, "at"> & { at: string } : never;

/** All that the Flow page draws, from one reading of the history, so that its charts can never disagree. */
export type FlowPage = {
  /** Whether the board has ever had a card. */
  hasCards: boolean;
  people: { id: string; name: string }[];
  labels: string[];
  /** The latest first; `endsOn` is a day of the board's zone. */
  sprints: { number: number; name: string; endsOn: string; isRunning: boolean }[];
  epics: { id: string; name: string }[];
  zone: string;
  time: "calendar" | "working";
  unit: DisplayUnit;
  window: { from: string; to: string };
  now: string;
  /** The step of every series on the page. */
  by: Step;
  /** In the order of finishing. */
  cards: FinishedFlowCard[];
  lead: Summary;
  cycle: Summary;
  timeInColumn: Pick<ColumnAnswer, "n" | "excluded" | "shares" | "columnPercentiles" | "percentiles">;
  efficiency: { value: number | null; n: number; excluded: Record<string, number>; activeSeconds: number; waitingSeconds: number };
  throughput: Pick<ThroughputAnswer, "series" | "total" | "average" | "n" | "excluded">;
  wip: Pick<WipAnswer, "series" | "average">;
  cfd: Pick<CfdAnswer, "series">;
  cardsPerColumn: Pick<CardsPerColumnAnswer, "series">;
  ageing: Pick<AgeingAnswer, "cards" | "bands" | "bandsN">;
  bottleneck: Pick<BottleneckAnswer, "overall" | "sincePlanned" | "shares" | "previous">;
  littlesLaw: Pick<LittlesLawAnswer, "averageWip" | "throughputPerDay" | "averageCycleSeconds" | "expectedWip" | "gap" | "verdict" | "reason">;
  /** The changes of policy within the window, the latest first, to compare around. */
  changes: PolicyChange[];
  /** The equally long period before; null unless it was asked for. */
  previous: PeriodFigures | null;
  /** Before and after the chosen change, cards told apart by when they were started; null unless one was asked for and is in the window. */
  split: { change: PolicyChange; before: PeriodFigures; after: PeriodFigures } | null;
  cases: FlowCases;
  /** Since the window's beginning, the latest first: all its days are those of the zone of now. */
  zoneChanges: ZoneChange[];
  /** How many cards stand where, for the forecast's questions. */
  open: { PLANNED: number; IN_WORK: number; BACKLOG: number };
};

/** One board's row of the workspace view. */
export type BoardFlow = {
  key: string;
  name: string;
  zone: string;
  time: "calendar" | "working";
  unit: DisplayUnit;
  wip: number;
  wipLimit: number | null;
  /** Cards In Work beyond the limit; an expedited one is outside it. */
  over: number;
  /** Complete weeks, the earliest first, and the running one. */
  throughput: readonly { date: string; count: number; complete: boolean }[];
  lead: Summary;
  cycle: Summary;
  efficiency: number | null;
  oldest: { card: string; title: string; span: TimeSpan; flagged: boolean } | null;
  flagged: number;
};

/** What the strip above the board says. */
export type BoardStrip = {
  /** The 85th percentile of the cycle time in seconds; null with too few cards. */
  usualSeconds: number | null;
  /** Of how many finished cards. */
  usualOf: number;
  finishedThisWeek: number;
  averagePerWeek: number | null;
  warnings: BoardWarning[];
};

export type BoardWarning =
  | { kind: "littles_law"; averageWip: number; expectedWip: number }
  | { kind: "ageing"; cards: number; of: number };
