import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { headcount, type Head } from "@/server/people/domain/headcount";
import { addDays } from "@/server/platform/domain/zoned-day";
import { startOfDay } from "@/server/platform/domain/start-of-day";
import { limitsAt, policyLog, policyOn } from "@/server/board/domain/policy-log";
import { LIMITS, perPerson, PolicyBoard, range, ZONE } from "./a-policy-log";

const MADE = "2026-03-02T09:00:00+09:00";

describe("a board's policy of a past day", () => {
  test("is none before the board was made", () => {
    const log = policyLog(new PolicyBoard(MADE).events, ZONE);
    expect(policyOn(log, "2026-03-01")).toBeNull();
    expect(limitsAt(log, new Date("2026-03-02T08:59:59.999+09:00"))).toBeNull();
    expect(policyOn(log, "2026-03-02")).toEqual({ limits: LIMITS, headcount: 1, planned: 2, inWork: 1 });
    expect(limitsAt(log, new Date(MADE))).toEqual(policyOn(log, "2026-03-02"));
  });

  test("has the limits of the end of that day, in the board's zone", () => {
    const board = new PolicyBoard(MADE);
    board.set("2026-03-04T23:59:00+09:00", { inWork: { mode: "FIXED", value: 5 } });
    board.set("2026-03-05T00:01:00+09:00", { planned: { mode: "NONE", value: 1 } });
    const log = policyLog(board.events, ZONE);
    expect(policyOn(log, "2026-03-03")).toMatchObject({ planned: 2, inWork: 1 });
    expect(policyOn(log, "2026-03-04")).toMatchObject({ planned: 2, inWork: 5 });
    expect(policyOn(log, "2026-03-05")).toMatchObject({ planned: null, inWork: 5 });
    expect(limitsAt(log, new Date("2026-03-04T12:00:00+09:00"))).toMatchObject({ inWork: 1 });
    expect(policyOn(policyLog(board.events, "America/New_York"), "2026-03-04")).toMatchObject({ planned: null });
  });

  test("knows who was away on a day on which nothing was written", () => {
    const board = new PolicyBoard(MADE);
    board.add("2026-03-02T10:00:00+09:00", "kim");
    board.leave("2026-03-03T10:00:00+09:00", "kim", range("2026-03-05", "2026-03-06"), range("2026-03-06", "2026-03-07"));
    const log = policyLog(board.events, ZONE);
    const heads = ["2026-03-04", "2026-03-05", "2026-03-06", "2026-03-07", "2026-03-08"].map((day) => policyOn(log, day)?.headcount);
    expect(heads).toEqual([2, 1, 1, 1, 2]);
    expect(limitsAt(log, new Date("2026-03-04T23:59:59.999+09:00"))).toMatchObject({ headcount: 2, planned: 4, inWork: 2 });
    expect(limitsAt(log, new Date("2026-03-05T00:00:00+09:00"))).toMatchObject({ headcount: 1, planned: 2, inWork: 1 });
  });

  test("is not changed by an absence that was entered afterwards: those days had their limit", () => {
    const board = new PolicyBoard(MADE);
    board.leave("2026-03-09T10:00:00+09:00", "founder", range("2026-03-03", "2026-03-09"));
    const log = policyLog(board.events, ZONE);
    expect(["2026-03-08", "2026-03-09", "2026-03-10"].map((day) => policyOn(log, day)?.headcount)).toEqual([1, 0, 1]);
  });

  test("is the headcount as it was recorded, until the next event, where no absences were kept", () => {
    const board = new PolicyBoard(MADE);
    board.add("2026-03-02T10:00:00+09:00", "kim", { away: [range("2026-03-03", "2026-03-04")] });
    board.set("2026-03-03T10:00:00+09:00", { inWork: perPerson(2) });
    board.count("2026-03-06T10:00:00+09:00", "kim", true);
    const log = policyLog(board.old(), ZONE);
    expect(["2026-03-02", "2026-03-03", "2026-03-05", "2026-03-06"].map((day) => policyOn(log, day)?.headcount)).toEqual([2, 1, 1, 2]);
  });

  test("begins with the first limits that are known", () => {
    const board = new PolicyBoard(MADE);
    board.add("2026-03-03T10:00:00+09:00", "kim");
    board.set("2026-03-04T10:00:00+09:00", { inWork: perPerson(2) });
    const log = policyLog(board.events.slice(1), ZONE);
    expect(policyOn(log, "2026-03-03")).toBeNull();
    expect(policyOn(log, "2026-03-04")).toMatchObject({ headcount: 2, inWork: 4 });
  });
});

const ids = ["founder", "a", "b", "c"] as const;
const offset = fc.integer({ min: -6, max: 6 });
const act = fc.record({
  /** Hours since the act before. */
  after: fc.integer({ min: 1, max: 90 }),
  what: fc.constantFrom("add", "remove", "count", "uncount", "leave", "set"),
  id: fc.constantFrom(...ids),
  away: fc.array(fc.record({ from: offset, length: fc.integer({ min: 0, max: 5 }) }), { maxLength: 3 }),
});

test("any history of members and absences: on every day until the next event the headcount is what the board would have counted", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      const board = new PolicyBoard(MADE);
      const moments: { at: Date; members: readonly Head[] }[] = [{ at: new Date(MADE), members: board.members }];
      for (const { after, what, id, away } of acts) {
        const at = new Date((moments.at(-1)?.at.getTime() ?? 0) + after * 3_600_000);
        perform(board, { at: at.toISOString(), what, id, away });
        moments.push({ at, members: board.members });
      }
      const log = policyLog(board.events, ZONE);
      for (let day = "2026-03-02", left = 60; left > 0; day = addDays(day, 1), left--) {
        const end = startOfDay(addDays(day, 1), ZONE).getTime() - 1;
        const known = moments.findLast(({ at }) => at.getTime() <= end);
        expect(policyOn(log, day)?.headcount).toBe(headcount(known?.members ?? [], day));
        expect(limitsAt(log, new Date(end))).toEqual(policyOn(log, day));
      }
    }),
  );
});

type Act = { at: string; what: string; id: string; away: { from: number; length: number }[] };

function perform(board: PolicyBoard, { at, what, id, away }: Act): void {
  const days = away.map(({ from, length }) => range(addDays(at.slice(0, 10), from), addDays(at.slice(0, 10), from + length)));
  const isThere = board.members.some((member) => member.id === id);
  if (what === "set") board.set(at, { inWork: perPerson(days.length + 1) });
  else if (!isThere) board.add(at, id, { away: days });
  else if (what === "remove" && id !== "founder") board.remove(at, id);
  else if (what === "leave") board.leave(at, id, ...days);
  else board.count(at, id, what !== "uncount");
}
