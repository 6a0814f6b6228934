import { group } from "d3-array";
import type { Column } from "@/server/board/domain/column";
import type { HistoryLine, LineType, Refusal } from "./history-line";

/** As much of a card's state as decides which line may come next. */
export type CardState = { column: Column; blocked: boolean; archived: boolean; deleted: boolean; lastAt: number };

/** A card of the file that the board has already: what it went through, by `lineKey`, and where that led. */
export type KnownCard = { id: string; past: readonly string[]; state: CardState };

/** What is to be added to one card, in order; a move also knows the column it leaves. */
export type PlannedCard = { name: string; knownId: string | null; lines: PlannedLine[] };
export type PlannedLine = HistoryLine & { from: Column | null };

export type ImportPlan = {
  cards: PlannedCard[];
  refused: Refusal[];
  /** Lines that the board knows already, and moves to the column the card is in. */
  unchanged: number;
};

/** By what a line is recognised as something that the board has already: what happened, when, where to. */
export function lineKey(type: LineType, at: number, to: Column | null | undefined): string {
  return `${type} ${at} ${to ?? ""}`;
}

/**
 * What of a file is new to the board, and which lines cannot have happened; a refused line counts as not written.
 * `lines` stand in the file's order, which is each card's order in time; `now` is in milliseconds since 1970.
 */
export function planImport(lines: readonly HistoryLine[], known: ReadonlyMap<string, KnownCard>, now: number): ImportPlan {
  const tracks = new Map<string, Track>();
  const ofCard = group(lines, ({ card }) => card);
  const plan: ImportPlan = { cards: [], refused: [], unchanged: 0 };
  for (const line of lines) {
    const track = tracks.get(line.card) ?? new Track(line.card, ofCard.get(line.card) ?? [], known.get(line.card));
    tracks.set(line.card, track);
    const verdict = line.at > now ? "in_the_future" : track.take(line);
    if (verdict === "unchanged") plan.unchanged += 1;
    else if (verdict !== "taken") plan.refused.push({ line: line.line, reason: verdict });
  }
  plan.cards = [...tracks.values()].map(({ planned }) => planned).filter((card) => card.lines.length > 0);
  return plan;
}

type Verdict = "taken" | "unchanged" | (string & {});

/** One card on its way through the file. */
class Track {
  readonly planned: PlannedCard;
  private state: CardState | null;
  private readonly knownUntil: number;
  /** The number of the last line that the board has: what stands before it and is not known was refused before, even at the same instant. */
  private readonly lastKnown: number;
  /** How often the board's history holds a line that the file has not come to yet. */
  private readonly past: Map<string, number>;
  /** Where the card stands in the part of the file that the board knows already. */
  private retold: Column | null = null;

  constructor(name: string, lines: readonly HistoryLine[], known: KnownCard | undefined) {
    this.planned = { name, knownId: known?.id ?? null, lines: [] };
    this.state = known?.state ?? null;
    this.knownUntil = known?.state.lastAt ?? -Infinity;
    this.past = timesOf(known?.past ?? []);
    const left = timesOf(known?.past ?? []);
    this.lastKnown = lines.filter((line) => takeOne(left, keyOf(line))).at(-1)?.line ?? 0;
  }

  take(line: HistoryLine): Verdict {
    if (this.isKnown(line)) return "unchanged";
    if (line.at < this.knownUntil || line.line < this.lastKnown) return line.type === "moved" && line.to === this.retold ? "unchanged" : "history_conflict";
    const refusal = refusalOf(this.state, line);
    if (refusal !== null) return this.planned.knownId !== null && line.type === "created" ? "history_conflict" : refusal;
    if (line.type === "moved" && line.to === this.state?.column) return "unchanged";
    this.planned.lines.push({ ...line, from: this.state?.column ?? null });
    this.state = after(this.state, line);
    return "taken";
  }

  private isKnown(line: HistoryLine): boolean {
    if (!takeOne(this.past, keyOf(line))) return false;
    this.retold = line.to ?? this.retold;
    return true;
  }
}

const keyOf = ({ type, at, to }: HistoryLine): string => lineKey(type, at, to);

/** How often each of these stands there. */
function timesOf(keys: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  return times;
}

/** Takes one of these away; tells whether there was one. */
function takeOne(times: Map<string, number>, key: string): boolean {
  const left = times.get(key) ?? 0;
  if (left > 0) times.set(key, left - 1);
  return left > 0;
}

function refusalOf(state: CardState | null, { type, at }: HistoryLine): string | null {
  if (state === null) return type === "created" ? null : "not_created";
  if (type === "created") return "created_twice";
  if (state.deleted) return "after_deleted";
  if (at < state.lastAt) return "time_backwards";
  if (type === "restored") return state.archived ? null : "not_archived";
  if (state.archived && type !== "deleted") return type === "archived" ? "already_archived" : "card_archived";
  if (type === "unblocked" && !state.blocked) return "not_blocked";
  return null;
}

function after(state: CardState | null, { type, at, to }: HistoryLine): CardState {
  const before = state ?? { column: "BACKLOG", blocked: false, archived: false, deleted: false };
  return {
    column: to ?? before.column,
    blocked: type === "blocked" || (before.blocked && type !== "unblocked"),
    archived: type === "archived" || (before.archived && type !== "restored"),
    deleted: type === "deleted",
    lastAt: at,
  };
}
