import fc from "fast-check";

import { after, tellCard } from "./tell-card";
import type { CardPlan, Draft, Gap, Step } from "./tell-card";
import type { NaiveBoard, NaiveBy, NaiveColumn, NaiveOutcome, NaiveWindow, ToldEvent } from "./told-history";
import { dayOf, startOfDay } from "./zone-days";

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
const LONGEST_WINDOW = 60 * DAY;
const MOST_PERIODS = 300;

/** Zones, and a day some days before something happens there. */
const SCENES: { zone: string; begin: string }[] = [
  { zone: "UTC", begin: "2024-02-26T09:00:00Z" }, // a leap day
  { zone: "Asia/Seoul", begin: "2025-12-29T02:10:00Z" }, // a year's end inside a week
  { zone: "America/New_York", begin: "2026-03-06T14:30:00Z" }, // clocks go forward on 8 March
  { zone: "America/New_York", begin: "2025-10-30T20:05:00Z" }, // and back on 2 November
  { zone: "America/Los_Angeles", begin: "2026-03-07T23:00:00Z" }, // forward on 8 March
  { zone: "America/Los_Angeles", begin: "2025-11-01T03:00:00Z" }, // back on 2 November
  { zone: "Pacific/Apia", begin: "2011-12-28T22:00:00Z" }, // 30 December never was
  { zone: "Pacific/Apia", begin: "2026-01-29T22:00:00Z" },
  { zone: "Pacific/Tongatapu", begin: "2026-02-26T06:00:00Z" },
];
const PACES = [5 * MINUTE, 5 * HOUR, 2 * DAY, 9 * DAY];


type Weights<T> = [value: T, weight: number][];
type ColumnWeights = [backlog: number, planned: number, inWork: number, done: number];
const ANYTHING: Weights<Step["kind"]> = [["move", 12], ["undo", 3], ["block", 3], ["unblock", 2], ["restore", 2], ["same", 1], ["archive", 1], ["delete", 1]];

/** Picks an instant: one of the board's own, as far through it as said, the midnight before it, or a little beside it. */
type Pick = { through: number; midnight: boolean; plus: number };

/**
 * A board with one to twelve cards to which anything that a history can say happens, told in any order and partly twice, looked at when all
 * of it or only some has happened, and a window into it of at most 60 days that ends at now or before.
 */
export const anyBoardHistory: fc.Arbitrary<{ board: NaiveBoard; window: NaiveWindow }> = fc
  .record({
    scene: fc.constantFrom(...SCENES),
    pace: fc.constantFrom(...PACES),
    cards: fc.oneof(
      { weight: 3, arbitrary: fc.array(anyCard(), { minLength: 1, maxLength: 12 }) },
      { weight: 2, arbitrary: fc.array(fc.oneof({ weight: 9, arbitrary: usualCard() }, { weight: 1, arbitrary: anyCard() }), { minLength: 9, maxLength: 12 }) },
    ),
    numbering: fc.constantFrom<"asHappened" | "byCard">("asHappened", "byCard"),
    shuffle: fc.integer({ min: 0, max: 1000 }),
    repeats: fc.array(fc.nat(), { maxLength: 4 }),
    now: fc.record({ through: often(3, 100, anyShare(0, 100)), gap: anyGap() }),
    from: often(1, { through: 0, midnight: false, plus: 0 }, anyPick(0, 80)),
    to: often(2, null, anyPick(40, 100)),
  })
  .map(({ scene, pace, cards, numbering, shuffle, repeats, now, from, to }) => {
    const telling = { zone: scene.zone, begin: Date.parse(scene.begin), pace };
    const events = numbered(cards.map((plan, index) => tellCard(`C-${index + 1}`, plan, telling)), numbering);
    const instants = events.map((event) => Date.parse(event.at)).sort((a, b) => a - b);
    const looked = after(atFraction(instants, now.through), now.gap, telling);
    const board = { events: mixed(events, shuffle, repeats), zone: scene.zone, now: iso(looked) };
    return { board, window: windowOn(instants, looked, from, to, scene.zone) };
  });

/** The periods into which a window can be cut without drawing more than anybody looks at. */
export function fittingPeriods(window: NaiveWindow): NaiveBy[] {
  const length = Date.parse(window.to) - Date.parse(window.from);
  const fine: NaiveBy[] = [...(length <= MOST_PERIODS * MINUTE ? (["minute"] as const) : []), ...(length <= MOST_PERIODS * HOUR ? (["hour"] as const) : [])];
  return [...fine, "day", "week", "month"];
}

function often<T, U>(weight: number, usual: T, other: fc.Arbitrary<U>): fc.Arbitrary<T | U> {
  return fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
}

function anyCard(): fc.Arbitrary<CardPlan> {
  return fc.record({
    birth: fc.record({ gap: anyGap(), to: anyColumn([6, 3, 2, 1]), outcome: anyOutcome() }),
    creation: fc.oneof({ weight: 18, arbitrary: fc.constant("first" as const) }, { weight: 1, arbitrary: fc.constantFrom("unborn" as const, "late" as const) }),
    steps: fc.array(anyStep(ANYTHING, [1, 3, 5, 3]), { maxLength: 9 }),
    ending: fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: fc.record({ gap: anyGap(), outcome: anyOutcome() }) }),
  });
}

/** A card that is worked on and done, so that a board has enough of them for its percentiles and its forecast. */
function usualCard(): fc.Arbitrary<CardPlan> {
  const hiccups: Weights<Step["kind"]> = [["block", 3], ["unblock", 3], ["undo", 2], ["move", 2]];
  return fc
    .record({
      birth: fc.record({ gap: anyGap(), to: anyColumn([2, 1, 0, 0]), outcome: fc.constant(undefined) }),
      planned: anyStep([["move", 1]], [0, 3, 1, 0]),
      started: anyStep([["move", 1]], [0, 0, 1, 0]),
      hiccups: fc.array(anyStep(hiccups, [1, 2, 3, 1]), { maxLength: 5 }),
      ending: fc.record({ gap: anyGap(), outcome: fc.constantFrom<NaiveOutcome | undefined>(undefined, "DONE") }),
    })
    .map(({ planned, started, hiccups, ...card }) => ({ ...card, creation: "first" as const, steps: [planned, started, ...hiccups] }));
}

function anyStep(kinds: Weights<Step["kind"]>, columns: ColumnWeights): fc.Arbitrary<Step> {
  return fc.record({
    kind: weighted(kinds),
    gap: anyGap(),
    to: anyColumn(columns),
    outcome: anyOutcome(),
    back: fc.constantFrom(0, 0, 0, 1, 2),
    soon: fc.constantFrom(0, 1000, 30_000, 59_999, 60_000, 60_001, 5 * MINUTE),
  });
}

function anyGap(): fc.Arbitrary<Gap> {
  const gap = (parts: Partial<Gap>): Gap => ({ toMidnight: false, pace: 0, plus: 0, ...parts });
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant(gap({})) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 59 }).map((seconds) => gap({ plus: seconds * 1000 })) },
    { weight: 8, arbitrary: fc.integer({ min: 1, max: 100 }).map((pace) => gap({ pace })) },
    { weight: 1, arbitrary: fc.constant(gap({ toMidnight: true })) },
    { weight: 1, arbitrary: fc.constantFrom(-1, 1).map((plus) => gap({ pace: 50, plus: 1000 + plus })) },
  );
}

/** Evenly, where an integer would lie near an end more often than not. */
function anyShare(min: number, max: number): fc.Arbitrary<number> {
  return fc.noBias(fc.integer({ min, max }));
}

function anyPick(min: number, max: number): fc.Arbitrary<Pick> {
  return fc.record({ through: anyShare(min, max), midnight: fc.boolean(), plus: fc.constantFrom(0, 0, 1, -1, -17 * MINUTE) });
}

function anyColumn([backlog, planned, inWork, done]: ColumnWeights): fc.Arbitrary<NaiveColumn> {
  return weighted([["BACKLOG", backlog], ["PLANNED", planned], ["IN_WORK", inWork], ["DONE", done]]);
}

function weighted<T>(weights: Weights<T>): fc.Arbitrary<T> {
  return fc.oneof(...weights.map(([value, weight]) => ({ weight, arbitrary: fc.constant(value) })));
}

function anyOutcome(): fc.Arbitrary<NaiveOutcome | undefined> {
  return fc.constantFrom<NaiveOutcome | undefined>(undefined, undefined, undefined, "DONE", "DONE", "DONE", "WONT_DO", "DUPLICATE");
}

/** Numbers rise as things happened or, as an import writes them, card after card; among a card's events they always rise. */
function numbered(cards: readonly Draft[][], numbering: "asHappened" | "byCard"): ToldEvent[] {
  const drafts = cards.flat();
  if (numbering === "asHappened") drafts.sort((a, b) => a.time - b.time);
  const numbers = new Map(drafts.map((draft, index) => [draft, index + 1]));
  return cards.flatMap((own) =>
    own.map((draft) => {
      const { time, undoes, ...event } = draft;
      const taken = undoes === undefined ? {} : { undoes: numbers.get(own[undoes]!)! };
      return { seq: numbers.get(draft)!, at: iso(time), ...event, ...taken };
    }),
  );
}

function mixed(events: readonly ToldEvent[], shuffle: number, repeats: readonly number[]): ToldEvent[] {
  const told = [...events, ...repeats.map((repeat) => events[repeat % events.length]!)];
  if (shuffle === 0) return told;
  const keyed = told.map((event, index) => ({ event, key: ((index + 1) * (shuffle * 7919 + 104_729)) % 10_007 }));
  return keyed.sort((a, b) => a.key - b.key).map(({ event }) => event);
}

function windowOn(instants: readonly number[], now: number, from: Pick, to: Pick | null, zone: string): NaiveWindow {
  const end = Math.min(to === null ? now : pick(instants, to, zone), now);
  const start = Math.max(pick(instants, from, zone), end - LONGEST_WINDOW);
  return { from: iso(start < end ? start : end - HOUR), to: iso(end) };
}

function pick(instants: readonly number[], { through, midnight, plus }: Pick, zone: string): number {
  const instant = atFraction(instants, through);
  return (midnight ? startOfDay(dayOf(instant, zone), zone) : instant) + plus;
}

function atFraction(instants: readonly number[], through: number): number {
  return instants[Math.round(((instants.length - 1) * through) / 100)] ?? 0;
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
