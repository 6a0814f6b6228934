import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COLUMNS } from "@/server/board/domain/column";
import { dailyOf, dailySince, walkOf } from "@/server/scrum/domain/daily";
import { aCard } from "../board/ui-board";

const WEEK = { workingDays: ["MON" as const, "TUE" as const, "WED" as const, "THU" as const, "FRI" as const], daysOff: [] as string[] };
const since = (at: string, zone: string, calendar: Parameters<typeof dailySince>[2] = WEEK) => new Date(dailySince(Date.parse(at), zone, calendar)).toISOString();

describe("since when a daily reports", () => {
  test("is the start of the working day before, where the board is", () => {
    // Friday in Seoul, Thursday still in UTC.
    expect(since("2026-11-26T23:30:00Z", "Asia/Seoul")).toBe("2026-11-25T15:00:00.000Z");
    expect(since("2026-11-26T23:30:00Z", "UTC")).toBe("2026-11-25T00:00:00.000Z");
  });

  test("goes back over weekends and days off", () => {
    expect(since("2026-11-30T09:00:00Z", "UTC")).toBe("2026-11-27T00:00:00.000Z");
    expect(since("2026-11-30T09:00:00Z", "UTC", { ...WEEK, daysOff: ["2026-11-27", "2026-11-26"] })).toBe("2026-11-25T00:00:00.000Z");
    expect(since("2026-11-30T09:00:00Z", "UTC", { ...WEEK, workingDays: [] })).toBe("2026-11-29T00:00:00.000Z");
  });

  test("is a day's first instant also where clocks change", () => {
    expect(since("2026-03-30T09:00:00Z", "Europe/Berlin", { ...WEEK, workingDays: ["SUN"] })).toBe("2026-03-28T23:00:00.000Z");
  });
});

const START = Date.parse("2026-11-26T00:00:00Z");
const instant = fc.integer({ min: START - 5 * 86_400_000, max: START + 86_400_000 }).map((at) => new Date(at).toISOString());
const anyCard = fc
  .record({ column: fc.constantFrom(...COLUMNS), assignees: fc.subarray(["ann", "bob", "gone"]), blocked: fc.boolean(), startedAt: fc.option(instant), finishedAt: instant, isDiscarded: fc.boolean() })
  .map(({ column, finishedAt, isDiscarded, ...more }) => (number: number) =>
    aCard(number, column, { ...more, blockedReason: more.blocked ? "waits" : null, finishedAt: column === "DONE" ? finishedAt : null, outcome: column === "DONE" ? (isDiscarded ? "WONT_DO" : "DONE") : null }));
const cards = fc.array(anyCard, { maxLength: 12 }).map((makers) => makers.map((make, index) => make(index + 1)));

describe("what is told in a daily", () => {
  test("every card that is in work is told, once by each who is on it or once as nobody's", () => {
    fc.assert(
      fc.property(cards, (all) => {
        const { people, unassigned } = dailyOf(all, ["ann", "bob"], START);
        for (const card of all.filter(({ column }) => column === "IN_WORK")) {
          const parts = [...people, unassigned].map((part) => [...part.inWork, ...part.blocked].filter(({ key }) => key === card.key).length);
          const [ann, bob] = ["ann", "bob"].map((id) => Number(card.assignees.includes(id)));
          expect(parts).toEqual([ann, bob, Number(ann === 0 && bob === 0)]);
        }
      }),
    );
  });

  test("finished is what was done since then, nothing that was discarded, nothing from before", () => {
    fc.assert(
      fc.property(cards, (all) => {
        for (const { id, finished } of dailyOf(all, ["ann", "bob"], START).people) {
          const expected = all.filter((card) => card.assignees.includes(id) && card.outcome === "DONE" && Date.parse(card.finishedAt ?? "") >= START);
          expect(new Set(finished.map(({ key }) => key))).toEqual(new Set(expected.map(({ key }) => key)));
        }
      }),
    );
  });

  test("what is blocked stands with its reason apart, and what is older comes first", () => {
    const all = [
      aCard(1, "IN_WORK", { assignees: ["ann"], startedAt: "2026-11-25T00:00:00Z" }),
      aCard(2, "IN_WORK", { assignees: ["ann"], startedAt: "2026-11-20T00:00:00Z" }),
      aCard(3, "PLANNED", { assignees: ["ann"], blocked: true, blockedReason: "waits" }),
      aCard(4, "BACKLOG", { blocked: true, blockedReason: "waits" }),
      aCard(5, "IN_WORK", { startedAt: "2026-11-25T00:00:00Z" }),
    ];
    const { people, unassigned } = dailyOf(all, ["ann", "bob"], START);
    const keys = (some: readonly { key: string }[]) => some.map(({ key }) => key);
    expect(people.map((person) => [person.id, keys(person.inWork), keys(person.blocked)])).toEqual([["ann", ["ERP-2", "ERP-1"], ["ERP-3"]], ["bob", [], []]]);
    expect([keys(unassigned.inWork), keys(unassigned.blocked)]).toEqual([["ERP-5"], []]);
  });
});

test("the way along the board is what is in work, oldest first, then what is planned, from the top", () => {
  const all = [aCard(1, "PLANNED", { rank: "a2" }), aCard(2, "IN_WORK", { startedAt: "2026-11-25T00:00:00Z" }), aCard(3, "DONE"), aCard(4, "PLANNED", { rank: "a1" }), aCard(5, "IN_WORK", { startedAt: "2026-11-24T00:00:00Z" })];
  expect(walkOf(all).map(({ number }) => number)).toEqual([5, 2, 4, 1]);
});
