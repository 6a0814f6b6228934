import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ageBands, ageing, isBeyond } from "@/server/flow/domain/ageing";
import { cycleTimes } from "@/server/flow/domain/cycle-times";
import { calendarRuler } from "@/server/flow/domain/ruler";
import { anyHistory, clockOf, created, finished, history, moved, restored, told } from "./a-history";

const UTC = calendarRuler("UTC");
const NOW = new Date("2026-03-10T12:00:00Z");
const DAY = 86_400;
const card = (name: string, ...events: Parameters<typeof history>) => ({ name, clock: clockOf(history(...events), NOW) });

describe("the age of work", () => {
  test("is now - started of what stands started and not finished, the oldest first", () => {
    const cards = [
      card("young", created("2026-03-09T12:00:00Z", "IN_WORK")),
      card("old", created("2026-03-01T12:00:00Z"), moved("2026-03-03T12:00:00Z", "IN_WORK"), told("card.blocked", "2026-03-04T12:00:00Z")),
      card("sent back", created("2026-03-02T12:00:00Z", "IN_WORK"), moved("2026-03-09T12:00:00Z", "PLANNED")),
      card("also young", created("2026-03-09T12:00:00Z", "IN_WORK")),
      card("not started", created("2026-03-01T12:00:00Z", "PLANNED")),
      card("finished", created("2026-03-01T12:00:00Z", "IN_WORK"), moved("2026-03-02T12:00:00Z", "DONE")),
      card("deleted", created("2026-03-01T12:00:00Z", "IN_WORK"), told("card.deleted", "2026-03-02T12:00:00Z")),
      card("archived", created("2026-03-01T12:00:00Z", "IN_WORK"), told("card.archived", "2026-03-02T12:00:00Z")),
      card("restored", created("2026-03-06T12:00:00Z", "IN_WORK"), told("card.archived", "2026-03-07T12:00:00Z"), restored("2026-03-08T12:00:00Z", "IN_WORK")),
      card("reopened", created("2026-03-05T12:00:00Z", "IN_WORK"), moved("2026-03-06T12:00:00Z", "DONE"), moved("2026-03-07T12:00:00Z", "BACKLOG")),
    ];
    expect(ageing(cards, NOW.getTime(), UTC).map(({ card: { name }, column, span, blocked }) => [name, column, span.seconds / DAY, span.days, blocked])).toEqual([
      ["sent back", "PLANNED", 8, 9, false],
      ["old", "IN_WORK", 7, 8, true],
      ["reopened", "BACKLOG", 5, 6, false],
      ["restored", "IN_WORK", 4, 5, false],
      ["also young", "IN_WORK", 1, 2, false],
      ["young", "IN_WORK", 1, 2, false],
    ]);
  });

  test("a card blocked or unblocked at this very instant is", () => {
    const cards = [
      card("blocked", created("2026-03-09T12:00:00Z", "IN_WORK"), told("card.blocked", NOW.toISOString())),
      card("unblocked", created("2026-03-09T12:00:00Z", "IN_WORK"), told("card.blocked", "2026-03-10T09:00:00Z"), told("card.unblocked", NOW.toISOString())),
    ];
    expect(ageing(cards, NOW.getTime(), UTC).map(({ blocked }) => blocked)).toEqual([true, false]);
  });
});

describe("the bands", () => {
  const inWorkFor = (hours: number) => history(created("2026-03-01T00:00:00Z", "PLANNED"), moved("2026-03-02T00:00:00Z", "IN_WORK"), moved(new Date(Date.UTC(2026, 2, 2, hours)).toISOString(), "DONE"));

  test("are the ages at which finished cards left a column, with their number", () => {
    const { IN_WORK, PLANNED } = ageBands(finished([10, 20, 30, 40, 50].map(inWorkFor)), UTC);
    expect(IN_WORK.n).toBe(5);
    expect(IN_WORK.percentiles).toEqual({ "50": { seconds: 30 * 3600, days: 2 }, "70": { seconds: 40 * 3600, days: 2 }, "85": { seconds: 50 * 3600, days: 3 }, "95": null });
    expect(PLANNED).toEqual({ n: 0, percentiles: { "50": null, "70": null, "85": null, "95": null } });
  });

  test("count the last time that a card left a column, and only stays after its start", () => {
    const back = history(
      created("2026-03-01T00:00:00Z", "PLANNED"),
      moved("2026-03-02T00:00:00Z", "IN_WORK"),
      moved("2026-03-03T00:00:00Z", "PLANNED"),
      moved("2026-03-05T00:00:00Z", "IN_WORK"),
      moved("2026-03-08T00:00:00Z", "DONE"),
    );
    const bands = ageBands(finished(Array(5).fill(back)), UTC);
    expect([bands.PLANNED.percentiles["50"]?.seconds, bands.IN_WORK.percentiles["50"]?.seconds]).toEqual([3 * DAY, 6 * DAY]);
    expect(bands.BACKLOG.n).toBe(0);
  });

  test("leave out what was discarded, never stood In Work or runs backwards", () => {
    const skipped = history(created("2026-03-02T09:00:00Z", "PLANNED"), moved("2026-03-04T09:00:00Z", "DONE"), moved("2026-03-05T09:00:00Z", "PLANNED"), moved("2026-03-06T09:00:00Z", "DONE"));
    const discarded = history(created("2026-03-02T09:00:00Z", "IN_WORK"), moved("2026-03-04T09:00:00Z", "DONE", { outcome: "WONT_DO" }));
    const backwards = history(moved("2026-03-01T09:00:00Z", "IN_WORK"), moved("2026-03-01T10:00:00Z", "DONE"), created("2026-03-02T09:00:00Z"));
    const bands = ageBands(finished([skipped, discarded, backwards]), UTC);
    expect([bands.BACKLOG.n, bands.PLANNED.n, bands.IN_WORK.n]).toEqual([0, 0, 0]);
  });

  test("flag what is older than its 85th percentile, never without one or in Done", () => {
    const bands = ageBands(finished([10, 20, 30, 40, 50].map(inWorkFor)), UTC);
    const age = (seconds: number) => ({ seconds, days: 3 });
    expect(isBeyond({ column: "IN_WORK", span: age(50 * 3600) }, bands)).toBe(false);
    expect(isBeyond({ column: "IN_WORK", span: age(50 * 3600 + 1) }, bands)).toBe(true);
    expect(isBeyond({ column: "IN_WORK", span: age(31 * 3600) }, bands, 50)).toBe(true);
    expect(isBeyond({ column: "PLANNED", span: age(900 * DAY) }, bands)).toBe(false);
    expect(isBeyond({ column: "DONE", span: age(900 * DAY) }, bands)).toBe(false);
  });

  test("for any histories no card is counted twice, and none left a column older than it finished", () => {
    fc.assert(
      fc.property(fc.array(anyHistory, { maxLength: 20 }), (histories) => {
        const cards = finished(histories);
        const cycles = cycleTimes(cards, UTC).values.map(({ span }) => span.seconds);
        for (const { n, percentiles } of Object.values(ageBands(cards, UTC))) {
          expect(n).toBeLessThanOrEqual(cycles.length);
          for (const percentile of Object.values(percentiles)) if (percentile !== null) expect(percentile.seconds).toBeLessThanOrEqual(Math.max(...cycles));
        }
      }),
    );
  });
});
