import { expect, test } from "vitest";
import { cardCases, wasDoneWithin } from "@/server/flow/domain/card-cases";
import { isoInstant } from "@/server/platform/domain/instant";
import { clockOf, created, history, moved, restored, told } from "./a-history";

const day = (number: number, time = "09:00:00") => `2026-11-${String(number).padStart(2, "0")}T${time}Z`;

test.each([
  ["an ordinary card is none", [created(day(1)), moved(day(2), "PLANNED"), moved(day(3), "IN_WORK"), moved(day(4), "DONE")], []],
  ["reopened, and done again", [created(day(1)), moved(day(2), "IN_WORK"), moved(day(3), "DONE"), moved(day(4), "IN_WORK"), moved(day(5), "DONE")], ["reopened"]],
  ["reopened, and open", [created(day(1)), moved(day(2), "IN_WORK"), moved(day(3), "DONE"), moved(day(4), "IN_WORK")], ["reopened"]],
  ["back to Planned after In Work", [created(day(1)), moved(day(2), "IN_WORK"), moved(day(3), "PLANNED")], ["moved_back"]],
  ["from Planned back to the Backlog, never started", [created(day(1), "PLANNED"), moved(day(2), "BACKLOG")], []],
  ["reopened into Planned and worked on", [created(day(1)), moved(day(2), "IN_WORK"), moved(day(3), "DONE"), moved(day(4), "PLANNED")], ["reopened", "moved_back"]],
  ["from Planned to Done", [created(day(1)), moved(day(2), "PLANNED"), moved(day(3), "DONE")], ["skipped_in_work"]],
  ["created In Work", [created(day(1), "IN_WORK"), moved(day(2), "DONE")], ["created_in_work"]],
  ["created in Done", [created(day(1), "DONE")], ["created_in_done"]],
  ["created in Done, and reopened past In Work", [created(day(1), "DONE"), moved(day(2), "PLANNED"), moved(day(3), "DONE")], ["reopened", "skipped_in_work"]],
  ["closed as won't do", [created(day(1)), moved(day(2), "IN_WORK"), moved(day(3), "DONE", { outcome: "WONT_DO" })], ["discarded"]],
  ["closed as a duplicate, never started", [created(day(1)), moved(day(3), "DONE", { outcome: "DUPLICATE" })], ["skipped_in_work", "discarded"]],
  ["archived", [created(day(1)), moved(day(2), "IN_WORK"), told("card.archived", day(3))], ["archived"]],
  ["archived and brought back", [created(day(1)), told("card.archived", day(3)), restored(day(4), "BACKLOG")], []],
  ["deleted", [created(day(1)), told("card.deleted", day(3))], ["deleted"]],
  ["started by mistake and taken back within a minute", [created(day(1)), moved(day(2), "IN_WORK"), moved(day(2, "09:00:59"), "BACKLOG", { undoes: 2 })], ["undone"]],
  ["taken back later than that, which is a move", [created(day(1)), moved(day(2), "IN_WORK"), moved(day(2, "09:01:01"), "BACKLOG", { undoes: 2 })], ["moved_back"]],
] as const)("%s", (_, events, cases) => {
  expect(cardCases(clockOf(history(...events)))).toEqual(cases);
});

test("a move that was taken back is known by the instant of that; one undo that is undone makes none", () => {
  const twice = history(created(day(1)), moved(day(2), "IN_WORK"), moved(day(2, "09:00:10"), "BACKLOG", { undoes: 2 }), moved(day(5), "DONE"), moved(day(5, "09:00:30"), "BACKLOG", { undoes: 4 }));
  expect(clockOf(twice).undone.map(isoInstant)).toEqual(["2026-11-02T09:00:10.000Z", "2026-11-05T09:00:30.000Z"]);
  const redone = history(created(day(1)), moved(day(2), "IN_WORK"), moved(day(2, "09:00:10"), "BACKLOG", { undoes: 2 }), moved(day(2, "09:00:20"), "IN_WORK", { undoes: 3 }));
  expect(clockOf(redone).undone).toHaveLength(1);
  expect(isoInstant(clockOf(redone).startedAt ?? Number.NaN)).toBe("2026-11-02T09:00:20.000Z");
});

test("a card that was done in a window and is not any more is told of there, and nowhere else", () => {
  const reopened = clockOf(history(created(day(1)), moved(day(5), "DONE"), moved(day(8), "IN_WORK")));
  const during = (from: number, to: number) => wasDoneWithin(reopened, { from: new Date(day(from)), to: new Date(day(to)) });
  expect([during(1, 5), during(4, 6), during(6, 7), during(8, 9), during(9, 12)]).toEqual([false, true, true, true, false]);
  expect(wasDoneWithin(clockOf(history(created(day(1)), moved(day(5), "DONE"))), { from: new Date(day(1)), to: new Date(day(9)) })).toBe(false);
});
