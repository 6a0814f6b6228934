import { describe, expect, test } from "vitest";
import { cardClock } from "@/server/flow/domain/card-clock";
import { clockOf, created, history, moved, restored, told } from "./a-history";

const at = (text: string) => Date.parse(text);

describe("the clock of a card", () => {
  test("runs from creation through the first pull to the last entry into Done", () => {
    const clock = clockOf(
      history(
        created("2026-03-02T09:00:00Z"),
        moved("2026-03-03T09:00:00Z", "PLANNED"),
        moved("2026-03-04T09:00:00Z", "IN_WORK"),
        moved("2026-03-06T17:00:00Z", "DONE"),
      ),
    );
    expect(clock).toMatchObject({
      createdAt: at("2026-03-02T09:00:00Z"),
      startedAt: at("2026-03-04T09:00:00Z"),
      finishedAt: at("2026-03-06T17:00:00Z"),
      outcome: "DONE",
      reopened: 0,
      skippedInWork: false,
    });
  });

  test("a move back leaves the start where it was", () => {
    const clock = clockOf(
      history(
        created("2026-03-02T09:00:00Z"),
        moved("2026-03-03T09:00:00Z", "IN_WORK"),
        moved("2026-03-04T09:00:00Z", "BACKLOG"),
        moved("2026-03-09T09:00:00Z", "IN_WORK"),
      ),
    );
    expect(clock.startedAt).toEqual(at("2026-03-03T09:00:00Z"));
    expect(clock.finishedAt).toBeNull();
  });

  test("a reopened card is not finished, and later finishes once, at the new date", () => {
    const events = history(
      created("2026-03-02T09:00:00Z"),
      moved("2026-03-03T09:00:00Z", "IN_WORK"),
      moved("2026-03-04T09:00:00Z", "DONE"),
      moved("2026-03-05T09:00:00Z", "IN_WORK"),
      moved("2026-03-06T09:00:00Z", "DONE"),
    );
    expect(clockOf(events, new Date("2026-03-05T12:00:00Z"))).toMatchObject({ finishedAt: null, outcome: null, reopened: 1 });
    expect(clockOf(events)).toMatchObject({ finishedAt: at("2026-03-06T09:00:00Z"), reopened: 1 });
  });

  test("a card that goes from Planned to Done skipped In Work and starts when it is done", () => {
    const clock = clockOf(history(created("2026-03-02T09:00:00Z", "PLANNED"), moved("2026-03-04T09:00:00Z", "DONE")));
    expect(clock).toMatchObject({ skippedInWork: true, startedAt: at("2026-03-04T09:00:00Z") });
  });

  test.each(["IN_WORK", "DONE"] as const)("a card created in %s started when it was created", (column) => {
    expect(clockOf(history(created("2026-03-02T09:00:00Z", column))).startedAt).toEqual(at("2026-03-02T09:00:00Z"));
  });

  test("a move to the column it is in is no entry, but may correct the outcome", () => {
    const clock = clockOf(
      history(
        created("2026-03-02T09:00:00Z", "IN_WORK"),
        moved("2026-03-03T09:00:00Z", "DONE", { outcome: "DONE" }),
        moved("2026-03-08T09:00:00Z", "DONE", { outcome: "DUPLICATE" }),
      ),
    );
    expect(clock).toMatchObject({ finishedAt: at("2026-03-03T09:00:00Z"), outcome: "DUPLICATE", reopened: 0 });
  });

  test("a deleted card stands nowhere from that instant, and what it had finished stays finished", () => {
    const clock = clockOf(
      history(created("2026-03-02T09:00:00Z", "IN_WORK"), moved("2026-03-03T09:00:00Z", "DONE"), told("card.deleted", "2026-03-05T09:00:00Z")),
    );
    expect(clock.finishedAt).toEqual(at("2026-03-03T09:00:00Z"));
    expect(clock.intervals.at(-1)).toEqual({ column: "DONE", from: at("2026-03-03T09:00:00Z"), to: at("2026-03-05T09:00:00Z") });
  });

  test("a move told of a deleted card places nothing", () => {
    const clock = clockOf(
      history(created("2026-03-02T09:00:00Z", "IN_WORK"), told("card.deleted", "2026-03-03T09:00:00Z"), moved("2026-03-04T09:00:00Z", "DONE")),
    );
    expect(clock).toMatchObject({ finishedAt: null, deletedAt: at("2026-03-03T09:00:00Z") });
  });

  test("an archived card keeps its clock; restored elsewhere, it has moved", () => {
    const clock = clockOf(
      history(created("2026-03-02T09:00:00Z", "IN_WORK"), told("card.archived", "2026-03-03T09:00:00Z"), restored("2026-03-05T09:00:00Z", "BACKLOG")),
      new Date("2026-03-06T09:00:00Z"),
    );
    expect(clock.archivedAt).toBeNull();
    expect(clock.intervals).toEqual([
      { column: "IN_WORK", from: at("2026-03-02T09:00:00Z"), to: at("2026-03-05T09:00:00Z") },
      { column: "BACKLOG", from: at("2026-03-05T09:00:00Z"), to: at("2026-03-06T09:00:00Z") },
    ]);
  });

  test("blocked time runs from the block to the unblock, or to now; a new reason starts nothing anew", () => {
    const clock = clockOf(
      history(
        created("2026-03-02T09:00:00Z"),
        told("card.blocked", "2026-03-03T09:00:00Z"),
        told("card.blocked", "2026-03-03T10:00:00Z"),
        told("card.unblocked", "2026-03-03T12:00:00Z"),
        told("card.blocked", "2026-03-04T09:00:00Z"),
      ),
      new Date("2026-03-05T09:00:00Z"),
    );
    expect(clock.blocked).toEqual([
      { from: at("2026-03-03T09:00:00Z"), to: at("2026-03-03T12:00:00Z") },
      { from: at("2026-03-04T09:00:00Z"), to: at("2026-03-05T09:00:00Z") },
    ]);
    expect(clock.blockedAt).toEqual(at("2026-03-04T09:00:00Z"));
  });

  test("a deleted card that came back was nowhere in between", () => {
    const clock = clockOf(
      history(created("2026-03-02T09:00:00Z", "IN_WORK"), told("card.deleted", "2026-03-03T09:00:00Z"), restored("2026-03-05T09:00:00Z", "IN_WORK")),
    );
    expect(clock).toMatchObject({ deletedAt: null, deleted: [{ from: at("2026-03-03T09:00:00Z"), to: at("2026-03-05T09:00:00Z") }], blockedAt: null });
  });

  test("before its first event there is no card, and the future has not happened", () => {
    const events = history(created("2026-03-02T09:00:00Z"), moved("2026-03-04T09:00:00Z", "DONE"));
    expect(cardClock(events, at("2026-03-02T08:59:59.999Z"))).toBeNull();
    expect(clockOf(events, new Date("2026-03-03T00:00:00Z")).finishedAt).toBeNull();
  });
});

describe("undone moves", () => {
  const slip = (undoAt: string) =>
    history(
      created("2026-03-02T09:00:00Z", "PLANNED"),
      moved("2026-03-03T09:00:00Z", "IN_WORK"),
      moved(undoAt, "PLANNED", { undoes: 2 }),
    );

  test("a move taken back within 60 seconds was never made", () => {
    expect(clockOf(slip("2026-03-03T09:01:00Z"))).toMatchObject({ startedAt: null, intervals: [{ column: "PLANNED" }] });
  });

  test("a move taken back later was made", () => {
    expect(clockOf(slip("2026-03-03T09:01:00.001Z")).startedAt).toEqual(at("2026-03-03T09:00:00Z"));
  });

  test("leaving Done by mistake does not move the completion", () => {
    const clock = clockOf(
      history(
        created("2026-03-02T09:00:00Z", "IN_WORK"),
        moved("2026-03-03T09:00:00Z", "DONE"),
        moved("2026-03-09T09:00:00Z", "IN_WORK"),
        moved("2026-03-09T09:00:05Z", "DONE", { undoes: 3 }),
      ),
    );
    expect(clock).toMatchObject({ finishedAt: at("2026-03-03T09:00:00Z"), reopened: 0 });
  });

  test("undo, then undo of the undo, is a move made when it was made", () => {
    const clock = clockOf([
      ...slip("2026-03-03T09:00:20Z"),
      ...history(moved("2026-03-03T09:00:40Z", "IN_WORK", { undoes: 3, version: 4 })),
    ]);
    expect(clock.startedAt).toEqual(at("2026-03-03T09:00:40Z"));
  });

  test("two moves taken back one after the other both vanish", () => {
    const clock = clockOf(
      history(
        created("2026-03-02T09:00:00Z", "BACKLOG"),
        moved("2026-03-03T09:00:00Z", "PLANNED"),
        moved("2026-03-03T09:00:10Z", "IN_WORK"),
        moved("2026-03-03T09:00:20Z", "PLANNED", { undoes: 3 }),
        moved("2026-03-03T09:00:30Z", "BACKLOG", { undoes: 2 }),
      ),
    );
    expect(clock.intervals.map(({ column }) => column)).toEqual(["BACKLOG"]);
  });

  test("a move that another has followed stays, whatever claims to take it back", () => {
    const clock = clockOf(
      history(
        created("2026-03-02T09:00:00Z", "BACKLOG"),
        moved("2026-03-03T09:00:00Z", "PLANNED"),
        moved("2026-03-03T09:00:10Z", "IN_WORK"),
        moved("2026-03-03T09:00:20Z", "BACKLOG", { undoes: 2 }),
      ),
    );
    expect(clock.intervals.map(({ column }) => column)).toEqual(["BACKLOG", "PLANNED", "IN_WORK", "BACKLOG"]);
  });
});

test("what is told late of an earlier instant takes its place in time, not in arrival", () => {
  const clock = clockOf(
    history(
      created("2026-03-02T09:00:00Z"),
      moved("2026-03-06T09:00:00Z", "DONE"),
      moved("2026-03-04T09:00:00Z", "IN_WORK"),
    ),
  );
  expect(clock).toMatchObject({ startedAt: at("2026-03-04T09:00:00Z"), finishedAt: at("2026-03-06T09:00:00Z"), reopened: 0 });
});
