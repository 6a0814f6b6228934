import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { ONE_CHANGE_MS, policyChanges } from "@/server/board/domain/policy-changes";
import { policyLog, type PolicyEvent } from "@/server/board/domain/policy-log";
import { perPerson, PolicyBoard, range, ZONE } from "./a-policy-log";

const EVER = { from: new Date(0), to: new Date("2100-01-01") };
const at = (day: number, time = "10:00:00") => `2026-03-${String(day).padStart(2, "0")}T${time}+09:00`;
const changes = (events: readonly PolicyEvent[], window = EVER) => policyChanges(policyLog(events, ZONE), window);

let board: PolicyBoard;
beforeEach(() => {
  board = new PolicyBoard(at(2, "09:00:00"));
  for (const id of ["a", "b", "c"]) board.add(at(2, "09:00:30"), id);
});

describe("a limit", () => {
  test("that went from 8 to 4 is told in cards, with the version that did it", () => {
    board.set(at(3), { inWork: perPerson(2) });
    board.set(at(20), { inWork: perPerson(1) });
    expect(changes(board.events)).toEqual([
      { id: "6", at: new Date(at(20)), kind: "limit", column: "IN_WORK", from: 8, to: 4, also: [] },
      { id: "5", at: new Date(at(3)), kind: "limit", column: "IN_WORK", from: 4, to: 8, also: [] },
    ]);
  });

  test("counts the people of that moment", () => {
    board.leave(at(3), "a", range("2026-03-10", "2026-03-12"));
    board.set(at(11), { inWork: perPerson(2) });
    expect(changes(board.events)).toMatchObject([{ kind: "limit", from: 3, to: 6 }]);
  });

  test("of another mode is a change even where the number stays; a value that changes no number is none", () => {
    board.set(at(3), { inWork: { mode: "FIXED", value: 4 } });
    board.set(at(4), { inWork: { mode: "NONE", value: 4 } });
    board.set(at(5), { planned: perPerson(2.1) });
    expect(changes(board.events)).toMatchObject([
      { column: "IN_WORK", from: 4, to: null },
      { column: "IN_WORK", from: 4, to: 4 },
    ]);
  });

  test("that was changed while everybody was away is told for those who come back", () => {
    for (const { id } of board.members) board.leave(at(3), id, range("2026-03-03", "2026-03-05"));
    board.set(at(4), { inWork: perPerson(2) });
    expect(changes(board.events)).toMatchObject([{ kind: "limit", from: 4, to: 8 }]);
  });

  test("is set with what else the same call sets: In Work stands first", () => {
    board.set(at(3), { planned: perPerson(3), inWork: perPerson(2), enforcement: "WARN", personal: 1 });
    expect(changes(board.events)).toMatchObject([
      { id: "5", kind: "limit", column: "IN_WORK", also: [{ kind: "limit", column: "PLANNED", from: 8, to: 12 }, { kind: "enforcement", from: "BLOCK", to: "WARN" }] },
    ]);
  });
});

describe("a headcount", () => {
  test("changes with who joins, leaves, is counted or not; not with who is away or looks on", () => {
    board.add(at(3), "d");
    board.leave(at(4), "d", range("2026-03-04", "2026-03-20"));
    board.count(at(5), "a", false);
    board.add(at(6), "observer", { counted: false });
    board.remove(at(7), "d");
    expect(changes(board.events)).toMatchObject([
      { kind: "headcount", from: 4, to: 3 },
      { kind: "headcount", from: 5, to: 4 },
      { kind: "headcount", from: 4, to: 5 },
    ]);
  });

  test("is the recorded one where the history kept no other", () => {
    board.add(at(3), "d");
    board.leave(at(4), "d", range("2026-03-04", "2026-03-20"));
    board.remove(at(5), "a");
    expect(changes(board.old())).toMatchObject([
      { kind: "headcount", from: 4, to: 3 },
      { kind: "headcount", from: 4, to: 5 },
    ]);
  });
});

describe("within a minute", () => {
  test("what is set in steps is one change, from the first to the last", () => {
    board.set(at(3, "10:00:50"), { inWork: perPerson(2) });
    board.set(at(3, "10:01:10"), { inWork: perPerson(3) });
    board.add(at(3, "10:01:49"), "d");
    board.leave(at(3, "10:01:49"), "a", range("2026-03-03", "2026-03-03"));
    board.set(at(3, "10:01:50"), { inWork: perPerson(4) });
    expect(changes(board.events)).toEqual([
      { id: "9", at: new Date(at(3, "10:01:50")), kind: "limit", column: "IN_WORK", from: 12, to: 16, also: [] },
      { id: "7", at: new Date(at(3, "10:01:49")), kind: "limit", column: "IN_WORK", from: 5, to: 15, also: [{ kind: "headcount", from: 4, to: 5 }] },
    ]);
  });

  test("what is taken back was no change", () => {
    board.set(at(3, "10:00:00"), { inWork: perPerson(2) });
    board.set(at(3, "10:00:20"), { inWork: perPerson(1) });
    expect(changes(board.events)).toEqual([]);
  });

  test("of its making, a board is only set up", () => {
    board.set(at(2, "09:00:59"), { inWork: perPerson(2) });
    board.set(at(2, "09:01:00"), { inWork: perPerson(3) });
    expect(changes(board.events)).toMatchObject([{ from: 8, to: 12 }]);
  });
});

test("only those of the window are told, its end left out", () => {
  for (const day of [3, 4, 5]) board.set(at(day), { inWork: perPerson(day) });
  expect(changes(board.events, { from: new Date(at(4)), to: new Date(at(5)) })).toMatchObject([{ from: 12, to: 16 }]);
  expect(changes([])).toEqual([]);
});

test("any history: newest first, each under an id of its own, none of them empty, a minute apart at the least from one's first step to the next's", () => {
  const act = fc.record({ seconds: fc.integer({ min: 0, max: 90 }), value: fc.integer({ min: 1, max: 3 }), fixed: fc.boolean(), joins: fc.boolean() });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
      const lived = new PolicyBoard(at(2));
      let time = Date.parse(at(3));
      acts.forEach(({ seconds, value, fixed, joins }, index) => {
        time += seconds * 1_000;
        const now = new Date(time).toISOString();
        if (joins) lived.add(now, `member ${index}`);
        else lived.set(now, { inWork: fixed ? { mode: "FIXED", value } : perPerson(value) });
      });
      const told = changes(lived.events);
      expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
      told.forEach((change, index) => {
        const next = told[index + 1];
        if (next) expect(next.at.getTime()).toBeLessThan(change.at.getTime());
        if (change.kind !== "limit") expect(change.from).not.toBe(change.to);
        expect(lived.events.find(({ version }) => String(version) === change.id)?.at).toEqual(change.at);
      });
      expect(told.length).toBeLessThanOrEqual(1 + (time - Date.parse(at(3))) / ONE_CHANGE_MS);
    }),
  );
});
