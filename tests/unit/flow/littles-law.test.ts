import { describe, expect, test } from "vitest";
import { BALANCED_CARDS, BALANCED_PART, littlesLaw } from "@/server/flow/domain/littles-law";
import { periodsOf } from "@/server/flow/domain/periods";
import { clockOf, created, history, moved } from "./a-history";

const DAY = 86_400_000;
const FROM = Date.UTC(2026, 2, 2);
const NOW = new Date(FROM + 10.5 * DAY);
const days = periodsOf({ from: new Date(FROM), to: NOW, now: NOW, open: true }, "day", "UTC");
const at = (day: number) => new Date(FROM + day * DAY).toISOString();
const card = (start: number, end: number | null, outcome: "DONE" | "WONT_DO" = "DONE") =>
  clockOf(history(created(at(start), "IN_WORK"), ...(end === null ? [] : [moved(at(end), "DONE", { outcome })])), NOW);
/** A card a day, each in work for two days, long before and to the end. */
const steady = Array.from({ length: 26 }, (_, index) => card(index - 15.5, index - 13.5));

describe("Little's law", () => {
  test("holds in a steady flow: two in progress, one a day, two days each", () => {
    expect(littlesLaw(steady, days)).toEqual({ averageWip: 2, throughputPerDay: 1, averageCycleSeconds: 172_800, expectedWip: 2, gap: 0, verdict: "balanced" });
  });

  test("work that is started and not finished shows as WIP above", () => {
    const answer = littlesLaw([...steady, card(0, null), card(0, null)], days);
    expect(answer).toMatchObject({ averageWip: 4, expectedWip: 2, gap: 2, verdict: "wip_above" });
  });

  test("old work finished in the window shows as WIP below", () => {
    const answer = littlesLaw([...steady, card(-100, 0.2)], days);
    expect(answer).toMatchObject({ averageWip: 2, throughputPerDay: 1.1, verdict: "wip_below" });
    expect(answer).toHaveProperty("expectedWip", expect.closeTo((10 * 2 + 100.2) / 10));
  });

  test("a gap within half a card, or within a fifth of the WIP, is none", () => {
    expect([BALANCED_CARDS, BALANCED_PART]).toEqual([0.5, 0.2]);
    const standing = (count: number, of: number) => [...Array(of).fill(steady).flat(), ...Array.from({ length: count }, () => card(0, null))];
    // 2 + 0.5 against 2: half a card.
    expect(littlesLaw([...steady, card(5, null)], days)).toMatchObject({ gap: 0.5, verdict: "balanced" });
    expect(littlesLaw([...steady, card(4.9, null)], days)).toMatchObject({ gap: expect.closeTo(0.6), verdict: "wip_above" });
    // 8 + 2 against 8: a fifth of 10.
    expect(littlesLaw(standing(2, 4), days)).toMatchObject({ averageWip: 10, gap: 2, verdict: "balanced" });
    expect(littlesLaw([...standing(2, 4), card(9, null)], days)).toMatchObject({ verdict: "wip_above" });
  });

  test("counts what was not discarded, in complete periods, and times what stood In Work", () => {
    const skipped = clockOf(history(created(at(0), "PLANNED"), moved(at(5), "DONE")), NOW);
    const answer = littlesLaw([card(1, 3), card(1, 4, "WONT_DO"), card(1, 10.2), skipped], days);
    expect(answer).toMatchObject({ throughputPerDay: 0.2, averageCycleSeconds: 2 * 86_400 });
  });

  test("says why there is no answer", () => {
    expect(littlesLaw(steady, days.slice(-1))).toEqual({ reason: "no_complete_period" });
    expect(littlesLaw([card(0, null)], days)).toEqual({ reason: "no_cycle_time" });
  });
});
