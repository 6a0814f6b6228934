import type { NaiveColumn, NaiveOutcome, ToldEvent } from "./told-history";
import { addDays, dayOf, startOfDay } from "./zone-days";

/** How long until the next thing happens: at the next midnight, or after some hundredths of the history's pace and some milliseconds. */
export type Gap = { toMidnight: boolean; pace: number; plus: number };
/** What is tried next; what makes no sense for the card as it stands is left out. */
export type Step = {
  kind: "move" | "same" | "undo" | "block" | "unblock" | "archive" | "restore" | "delete";
  gap: Gap;
  to: NaiveColumn;
  outcome: NaiveOutcome | undefined;
  /** Of an undo: how many moves back, and how many milliseconds after the last thing that happened. */
  back: number;
  soon: number;
};
export type CardPlan = {
  birth: { gap: Gap; to: NaiveColumn; outcome: NaiveOutcome | undefined };
  /** `unborn`: no `created` is told; `late`: it is told, of a card in Done, as of a later instant than all else. */
  creation: "first" | "unborn" | "late";
  steps: Step[];
  /** How the story ends, with a last move into Done or as the steps left it. */
  ending: { gap: Gap; outcome: NaiveOutcome | undefined } | null;
};
/** An event before all events of the board have got their numbers; `undoes` is an index among the card's events. */
export type Draft = Omit<ToldEvent, "seq" | "at"> & { time: number };
export type Telling = { zone: string; begin: number; pace: number };

type Place = { column: NaiveColumn; outcome: NaiveOutcome | undefined };
type Story = {
  card: string;
  cursor: number;
  place: Place;
  archived: boolean;
  deleted: boolean;
  drafts: Draft[];
  /** The moves that an undo may name, with where the card stood before. */
  moves: { index: number; before: Place }[];
};

/** The events of one card in order. What the definitions leave open does not occur: see `takeBack` and `moveWhileDeleted`. */
export function tellCard(card: string, plan: CardPlan, telling: Telling): Draft[] {
  const place = placeAt(plan.birth.to, plan.birth.outcome);
  const story: Story = { card, cursor: after(telling.begin, plan.birth.gap, telling), place, archived: false, deleted: false, drafts: [], moves: [] };
  write(story, { type: plan.creation === "first" ? "created" : "moved", to: plan.birth.to, ...given(plan.birth.outcome, plan.birth.to) });
  for (const step of plan.steps) {
    const before = story.cursor;
    story.cursor = after(before, step.gap, telling);
    take(story, step, before);
  }
  if (plan.ending !== null && story.place.column !== "DONE") {
    story.cursor = after(story.cursor, plan.ending.gap, telling);
    move(story, "DONE", plan.ending.outcome);
  }
  if (plan.creation === "late" && story.place.column === "DONE" && !story.deleted) {
    story.cursor += 1000 * 60;
    write(story, { type: "created", to: "DONE", outcome: story.place.outcome });
  }
  return story.drafts;
}

/** An instant so much later, by the telling's zone and pace. */
export function after(instant: number, gap: Gap, { zone, pace }: Pick<Telling, "zone" | "pace">): number {
  if (gap.toMidnight) return startOfDay(addDays(dayOf(instant, zone), 1), zone);
  return instant + Math.floor((pace * gap.pace) / 100_000) * 1000 + gap.plus;
}

function take(story: Story, step: Step, before: number): void {
  const { column } = story.place;
  if (story.deleted) {
    if (step.kind === "restore") restore(story);
    if (step.kind === "move") moveWhileDeleted(story, step);
    return;
  }
  if (step.kind === "move") move(story, step.to, step.outcome);
  if (step.kind === "same") move(story, column, step.outcome ?? "DONE");
  if (step.kind === "undo") takeBack(story, step, before);
  if (step.kind === "block") write(story, { type: "blocked" });
  if (step.kind === "unblock") write(story, { type: "unblocked" });
  if (step.kind === "archive") story.archived = write(story, { type: "archived" });
  if (step.kind === "delete") story.deleted = write(story, { type: "deleted" });
  if (step.kind === "delete") story.moves = [];
  if (step.kind === "restore" && story.archived) restore(story);
}

function move(story: Story, to: NaiveColumn, outcome: NaiveOutcome | undefined): void {
  story.moves.push({ index: story.drafts.length, before: story.place });
  // Whether a move within Done that names no outcome leaves the old one or says "done" is open.
  const said = to === "DONE" && story.place.column === "DONE" ? (outcome ?? "DONE") : outcome;
  story.place = placeAt(to, said);
  write(story, { type: "moved", to, ...given(said, to) });
}

/** Names a move of the time since the card was last deleted: whether an undo reaches across a deletion is open. */
function takeBack(story: Story, step: Step, before: number): void {
  const target = story.moves.at(-1 - step.back) ?? story.moves.at(-1);
  if (target === undefined) return move(story, step.to, step.outcome);
  story.cursor = before + step.soon;
  move(story, target.before.column, target.before.outcome);
  story.drafts.at(-1)!.undoes = target.index;
}

/** Places nothing, and is no move that could be taken back; whether it may correct an outcome is open. */
function moveWhileDeleted(story: Story, { to, outcome }: Step): void {
  if (to !== story.place.column) write(story, { type: "moved", to, ...given(outcome, to) });
}

function restore(story: Story): void {
  write(story, { type: "restored" });
  story.archived = story.deleted = false;
}

function write(story: Story, event: Omit<Draft, "card" | "time">): true {
  story.drafts.push({ card: story.card, time: story.cursor, ...event });
  return true;
}

function placeAt(column: NaiveColumn, outcome: NaiveOutcome | undefined): Place {
  return { column, outcome: column === "DONE" ? (outcome ?? "DONE") : undefined };
}

function given(outcome: NaiveOutcome | undefined, to: NaiveColumn): { outcome?: NaiveOutcome } {
  return to === "DONE" && outcome !== undefined ? { outcome } : {};
}
