import type { CardKind } from "@/server/board/domain/card";
import type { PolicyChange as PolicyEventChange } from "@/server/board/domain/policy-changes";
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
};

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
  finishedThisWeek: number;
  averagePerWeek: number | null;
  warnings: BoardWarning[];
};

export type BoardWarning =
  | { kind: "littles_law"; averageWip: number; expectedWip: number }
  | { kind: "ageing"; cards: number; of: number };
