import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { burnSeries } from "@/server/scrum/domain/burn-series";
import { cardLedger } from "@/server/scrum/domain/sprint-ledger";
import { burnOf, sprintReport } from "@/server/scrum/domain/sprint-report";
import { HOUR, SPRINT, START, Told } from "./a-sprint";

const END = 100;
const ledger = (card: Told, to = END) => cardLedger(card.id, card.events, { sprint: SPRINT, startedAt: START, to: START + to * HOUR });
const lines = (card: Told, to = END) => ledger(card, to).map(({ at, kind, points, cause }) => `${(at - START) / HOUR} ${kind} ${points}${cause ? ` ${cause}` : ""}`);
const planned = (points: number | null = 5) => new Told("card").created(-50, points).into(-10, SPRINT);

describe("what a card does to its sprint", () => {
  test.each<[string, Told, string[]]>([
    ["in it before the start: committed", planned(), ["0 committed 5"]],
    ["in it at the very start: scope change", new Told("card").created(-50, 5).into(0, SPRINT), ["0 added 5 scheduled"]],
    ["taken out again before the start: nothing", planned().into(-1, null, SPRINT), []],
    ["taken out at the very start: committed and removed", planned().into(0, null, SPRINT), ["0 committed 5", "0 removed -5 scheduled"]],
    ["added and completed", new Told("card").created(-50, 3).into(4, SPRINT).done(9), ["4 added 3 scheduled", "9 completed -3"]],
    ["re-estimated while it is open, then completed for that", planned().estimated(3, 8).done(5), ["0 committed 5", "3 reestimated 3", "5 completed -8"]],
    ["re-estimated when it is done: nothing", planned().done(5).estimated(6, 13), ["0 committed 5", "5 completed -5"]],
    ["reopened: what it gave is given back", planned().done(5).reopened(7).done(9), ["0 committed 5", "5 completed -5", "7 reopened 5", "9 completed -5"]],
    ["re-estimated when done and reopened", planned().done(5).estimated(6, 8).reopened(7), ["0 committed 5", "5 completed -5", "7 reopened 5", "7 reestimated 3"]],
    ["done before it began", planned().done(-2), ["0 doneBefore 0"]],
    ["done before it began and reopened in it", planned().done(-2).reopened(4).done(6), ["0 doneBefore 0", "4 added 5 reopened", "6 completed -5"]],
    ["done when it came", new Told("card").created(-50, 5).done(-20).into(4, SPRINT), ["4 doneBefore 0"]],
    ["discarded: out of scope, not completed", planned().done(5, "WONT_DO"), ["0 committed 5", "5 removed -5 discarded"]],
    ["discarded after all when it was completed", planned().done(5).at(6, "card.moved", { from: "DONE", to: "DONE", rank: "a0", outcome: "WONT_DO" }), ["0 committed 5", "5 completed -5", "6 reopened 5", "6 removed -5 discarded"]],
    ["discarded and taken up again", planned().done(5, "WONT_DO").reopened(6), ["0 committed 5", "5 removed -5 discarded", "6 added 5 reopened"]],
    ["archived while open and restored", planned().at(3, "card.archived", {}).at(4, "card.restored", { column: "BACKLOG", rank: "a0" }), ["0 committed 5", "3 removed -5 archived", "4 added 5 restored"]],
    ["archived when completed: stays completed", planned().done(3).at(4, "card.archived", {}), ["0 committed 5", "3 completed -5"]],
    ["deleted", planned().at(3, "card.deleted", {}), ["0 committed 5", "3 removed -5 deleted"]],
    ["planned into the next sprint when completed: stays completed", planned().done(3).into(4, SPRINT + 1, SPRINT), ["0 committed 5", "3 completed -5"]],
    ["planned elsewhere when completed, then reopened", planned().done(3).into(4, 8, SPRINT).reopened(5), ["0 committed 5", "3 completed -5", "5 reopened 5", "5 removed -5 scheduled"]],
    ["carried over twice: committed like any other", new Told("card").created(-500, 5).into(-400, 5).into(-300, 6, 5).into(-10, SPRINT, 6), ["0 committed 5"]],
    ["without an estimate: 0 points", planned(null).done(5), ["0 committed 0", "5 completed 0"]],
    ["estimated for the first time", planned(null).estimated(2, 3), ["0 committed 0", "2 reestimated 3"]],
    ["of another sprint", new Told("card").created(-50, 5).into(-10, 8), []],
  ])("%s", (_, card, expected) => {
    expect(lines(card)).toEqual(expected);
  });

  test("a finish that is taken back within a minute never happened", () => {
    const card = planned();
    card.done(5).at(5 + 30 / 3600, "card.moved", { from: "DONE", to: "IN_WORK", rank: "a0", undoes: 3 });
    expect(lines(card)).toEqual(["0 committed 5"]);
  });

  test("nothing after its end counts", () => {
    expect(lines(planned().done(50).reopened(150))).toEqual(["0 committed 5", "50 completed -5"]);
  });

  test("before any event of the sprint's time the commitment stands", () => {
    expect(lines(planned(), 0)).toEqual(["0 committed 5"]);
  });
});

type Step = { hours: number; do: "in" | "out" | "done" | "discard" | "reopen" | "estimate" | "archive" | "restore"; points: number };

/** Histories that a board could have written: every step fits what the card is then. */
const histories = fc.array(
  fc.record({
    points: fc.option(fc.integer({ min: 0, max: 20 })),
    steps: fc.array(
      fc.record({ hours: fc.integer({ min: -30, max: END }), do: fc.constantFrom<Step["do"]>("in", "out", "done", "discard", "reopen", "estimate", "archive", "restore"), points: fc.integer({ min: 0, max: 2100 }).map((cents) => cents / 100) }),
      { maxLength: 14 },
    ),
  }),
  { maxLength: 6 },
);

function told(id: string, points: number | null, steps: readonly Step[]): Told {
  const card = new Told(id).created(-40, points);
  let [isIn, isDone, isLive] = [false, false, true];
  for (const step of steps.toSorted((a, b) => a.hours - b.hours)) {
    if (step.do === "in" && !isIn && isLive) card.into(step.hours, SPRINT);
    else if (step.do === "out" && isIn && isLive) card.into(step.hours, null, SPRINT);
    else if ((step.do === "done" || step.do === "discard") && !isDone && isLive) card.done(step.hours, step.do === "done" ? "DONE" : "WONT_DO");
    else if (step.do === "reopen" && isDone && isLive) card.reopened(step.hours);
    else if (step.do === "estimate" && isLive) card.estimated(step.hours, step.points);
    else if (step.do === "archive" && isLive) card.at(step.hours, "card.archived", {});
    else if (step.do === "restore" && !isLive) card.at(step.hours, "card.restored", { column: "BACKLOG", rank: "a0" });
    else continue;
    if (step.do === "in" || step.do === "out") isIn = step.do === "in";
    if (step.do === "done" || step.do === "discard" || step.do === "reopen") isDone = step.do !== "reopen";
    if (step.do === "archive" || step.do === "restore") isLive = step.do === "restore";
  }
  return card;
}

/** What is open in the sprint at an instant, read from the histories alone. */
function openPoints(cards: readonly Told[], at: number): number {
  let total = 0;
  for (const { events } of cards) {
    let [isIn, isDone, isLive, points] = [false, false, true, 0];
    for (const { kind, data, at: then } of events) {
      if (then.getTime() > at) break;
      if (kind === "card.created" || kind === "card.estimated") points = data.points ?? 0;
      else if (kind === "card.scheduled") isIn = data.to === SPRINT;
      else if (kind === "card.moved") isDone = data.to === "DONE";
      else if (kind === "card.archived" || kind === "card.restored") isLive = kind === "card.restored";
    }
    if (isIn && isLive && !isDone) total += points;
  }
  return Math.round(total * 100) / 100;
}

test("at every instant: commitment + added - removed +/- re-estimated - completed is what is open in the sprint", () => {
  fc.assert(
    fc.property(histories, (histories) => {
      const cards = histories.map(({ points, steps }, index) => told(`card ${index}`, points, steps));
      const entries = cards.flatMap((card) => ledger(card)).sort((a, b) => a.at - b.at);
      for (const { at, points } of burnSeries(entries, START)) {
        expect(points.remaining).toBeCloseTo(points.scope - points.completed, 6);
        expect(points.remaining).toBe(openPoints(cards, at));
        expect(points.completed).toBeGreaterThanOrEqual(0);
      }
      const report = sprintReport(cards.map(({ id }, index) => ({ id, number: index + 1, title: id, kind: "REQUIREMENT" as const, points: null })), entries);
      const { commitment, added, removed, reestimated, completed, remaining } = report;
      expect(commitment.points + added.points - removed.points + reestimated - completed.points).toBeCloseTo(remaining.points, 6);
      expect(remaining.points).toBe(openPoints(cards, START + END * HOUR));
      expect(commitment.cards + added.cards - removed.cards - completed.cards).toBe(remaining.cards);
      expect(burnOf(report, START)).toEqual(burnSeries(entries, START));
    }),
    { numRuns: 500 },
  );
});
