import type { CardKind } from "@/server/board/domain/card";
import { burnSeries, type BurnStep, hundredths } from "./burn-series";
import type { EntryKind, LedgerEntry } from "./sprint-ledger";

/** Cards and their points together; `unestimated` of the cards counted 0 points. */
export type Amount = { cards: number; points: number; unestimated: number };

/** How a card stands in a report. */
export type CardFate = "completed" | "notCompleted" | "removed" | "doneBefore";

export type ReportedCard = { number: number; title: string; kind: CardKind; points: number | null; fate: CardFate; /** Instant, ISO-8601. */ completedAt: string | null };

/** An entry of the ledger with the card's number; `at` is an instant, ISO-8601. */
export type ReportedEntry = Omit<LedgerEntry, "at" | "cardId"> & { at: string; card: number };

/** All that is said of a sprint. Frozen when it is closed: from then on this, and not the history, is what is shown. */
export type SprintReport = {
  version: 1;
  commitment: Amount;
  added: Amount;
  removed: Amount;
  /** Points that estimates gained or lost while cards were open. */
  reestimated: number;
  completed: Amount;
  remaining: Amount;
  cards: ReportedCard[];
  entries: ReportedEntry[];
};

/** What is kept of a closed sprint; `personDays` are the days that people were there. */
export type FrozenReport = SprintReport & { personDays: number };

/** A card that was ever in the sprint, as it stands at the end of what is reported. */
export type SprintCard = { id: string; number: number; title: string; kind: CardKind; points: number | null };

/**
 * The report of a sprint from the ledgers of its cards; `cards` in the order in which they are to be listed.
 * What came and went, and what was completed and reopened, each count every time. `remaining` is what was left.
 * Source: sprint reports in docs/metrics.md.
 */
export function sprintReport(cards: readonly SprintCard[], entries: readonly LedgerEntry[]): SprintReport {
  const inOrder = entries.toSorted((a, b) => a.at - b.at);
  const numberOf = new Map(cards.map(({ id, number }) => [id, number]));
  const fates = new Map(cards.map(({ id }) => [id, fateOf(entries.filter(({ cardId }) => cardId === id))]));
  return {
    version: 1,
    commitment: sum(inOrder, "committed"),
    added: sum(inOrder, "added"),
    removed: sum(inOrder, "removed"),
    reestimated: hundredths(inOrder.reduce((points, entry) => points + (entry.kind === "reestimated" ? entry.points : 0), 0)),
    completed: completedOf(fates),
    remaining: remainingOf(cards, fates),
    cards: cards.flatMap((card) => reportCard(card, fates.get(card.id))),
    entries: inOrder.map(({ at, cardId, ...entry }) => ({ ...entry, at: new Date(at).toISOString(), card: numberOf.get(cardId) ?? 0 })),
  };
}

/** The steps of a report's burndown and burnup; see `burnSeries`. */
export function burnOf(report: Pick<SprintReport, "entries">, startedAt: number): BurnStep[] {
  return burnSeries(report.entries.map(({ at, card, ...entry }) => ({ ...entry, at: Date.parse(at), cardId: String(card) })), startedAt);
}

type Fate = { fate: CardFate | null; at: number; /** What it is completed for, or remains for. */ points: number; estimated: boolean };

const FATES: Partial<Record<EntryKind, CardFate>> = { committed: "notCompleted", added: "notCompleted", reopened: "notCompleted", removed: "removed", completed: "completed", doneBefore: "doneBefore" };

function fateOf(entries: readonly LedgerEntry[]): Fate {
  const fate: Fate = { fate: null, at: 0, points: 0, estimated: true };
  for (const { kind, at, points, estimated } of entries) {
    fate.fate = FATES[kind] ?? fate.fate;
    fate.at = at;
    fate.estimated = estimated;
    fate.points = kind === "completed" ? -points : hundredths(fate.points * Number(kind === "reestimated") + points);
  }
  return fate;
}

function sum(entries: readonly LedgerEntry[], kind: EntryKind): Amount {
  return amount(entries.filter((entry) => entry.kind === kind));
}

function completedOf(fates: ReadonlyMap<string, Fate>): Amount {
  return amount([...fates.values()].filter(({ fate }) => fate === "completed"));
}

function remainingOf(cards: readonly SprintCard[], fates: ReadonlyMap<string, Fate>): Amount {
  return amount(cards.flatMap(({ id }) => fates.get(id) ?? []).filter(({ fate }) => fate === "notCompleted"));
}

function amount(parts: readonly { points: number; estimated: boolean }[]): Amount {
  return {
    cards: parts.length,
    points: hundredths(parts.reduce((total, { points }) => total + Math.abs(points), 0)),
    unestimated: parts.filter(({ estimated }) => !estimated).length,
  };
}

/** A card that was taken out again before the start is none of the sprint's. */
function reportCard({ number, title, kind, points }: SprintCard, fate: Fate | undefined): ReportedCard[] {
  if (!fate || fate.fate === null) return [];
  const isCompleted = fate.fate === "completed";
  return [{ number, title, kind, points: isCompleted && fate.estimated ? fate.points : points, fate: fate.fate, completedAt: isCompleted ? new Date(fate.at).toISOString() : null }];
}
