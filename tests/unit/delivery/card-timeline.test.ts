import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRevert, placeOf, timelineOf, type CardDeliveryData } from "@/components/delivery/card-delivery-data";
import { runTimes } from "@/components/delivery/stage-times";

const MINUTE = 60_000;
const START = Date.UTC(2026, 10, 2, 9);
const at = (minute: number) => new Date(START + minute * MINUTE).toISOString();

type Told = Parameters<typeof runTimes>[0];
const aRun = (more: Partial<Told> = {}): Told => ({ attempt: 1, createdAt: at(0), startedAt: at(2), finishedAt: at(10), stages: [], ...more });
const stage = (from: number | null, to: number | null) => ({ startedAt: from === null ? null : at(from), finishedAt: to === null ? null : at(to) });

describe("the times of a run", () => {
  test("a stage waits from when the last one before it was over, the first from when the run was asked for", () => {
    const { took, waited, stages } = runTimes(aRun({ stages: [stage(2, 5), stage(7, 10)] }), START);
    expect([took, waited]).toEqual([10 * MINUTE, 4 * MINUTE]);
    expect(stages).toEqual([
      { wait: { from: 0, to: 0.2 }, run: { from: 0.2, to: 0.5 }, waited: 2 * MINUTE },
      { wait: { from: 0.5, to: 0.7 }, run: { from: 0.7, to: 1 }, waited: 2 * MINUTE },
    ]);
  });

  test("stages side by side wait for the same one, and time that any of them covers is no waiting", () => {
    const { waited, stages } = runTimes(aRun({ startedAt: at(0), stages: [stage(0, 4), stage(5, 10), stage(4, 9)] }), START);
    expect(stages.map((each) => each.waited / MINUTE)).toEqual([0, 1, 0]);
    expect(waited).toBe(0);
  });

  test("what an attempt after the first waited for is not known", () => {
    expect(runTimes(aRun({ attempt: 2, startedAt: at(5), stages: [stage(6, 10)] }), START)).toMatchObject({ took: 5 * MINUTE, waited: MINUTE });
  });

  test("what is under way ends now, and what never began has no place", () => {
    const { took, stages } = runTimes(aRun({ finishedAt: null, stages: [stage(2, null), stage(null, null)] }), START + 4 * MINUTE);
    expect([took, stages[0]?.run, stages[1]]).toEqual([4 * MINUTE, { from: 0.5, to: 1 }, { wait: null, run: null, waited: 0 }]);
    expect(runTimes(aRun({ startedAt: null, finishedAt: null }), START).took).toBeNull();
  });

  test("are never negative and never more than the whole, whatever was told", () => {
    const minute = fc.option(fc.integer({ min: -20, max: 40 }));
    const told = fc.record({ attempt: fc.integer({ min: 1, max: 3 }), createdAt: fc.integer({ min: -20, max: 20 }).map(at), startedAt: minute.map((m) => (m === null ? null : at(m))), finishedAt: minute.map((m) => (m === null ? null : at(m))), stages: fc.array(fc.tuple(minute, minute).map(([from, to]) => stage(from, to)), { maxLength: 5 }) });
    fc.assert(
      fc.property(told, fc.integer({ min: -20, max: 40 }), (run, now) => {
        const { took, waited, stages } = runTimes(run, START + now * MINUTE);
        expect(waited).toBeGreaterThanOrEqual(0);
        expect(waited).toBeLessThanOrEqual(took ?? Infinity);
        for (const part of stages.flatMap(({ wait, run: ran }) => [wait, ran])) if (part) expect(part.from >= 0 && part.to <= 1 && part.from <= part.to, JSON.stringify(part)).toBe(true);
      }),
    );
  });
});

describe("what happened to a card's code", () => {
  const run = (id: string, externalId: string, attempt: number, minute: number) => ({ id, source: "s", externalId, attempt, createdAt: at(0), startedAt: at(minute) });
  const told = {
    runs: [run("r3", "2", 1, 30), run("r2", "1", 2, 20), run("r1", "1", 1, 3)],
    deployments: [{ id: "d", createdAt: at(36), startedAt: at(37), finishedAt: at(39) }],
    pullRequests: [{ id: "p", openedAt: at(2), mergedAt: at(28) }],
    commits: [{ id: "c", authoredAt: at(1) }, { id: "undated", authoredAt: null }],
  } as unknown as CardDeliveryData;

  test("stands on one axis, the latest first, attempts of a run together", () => {
    expect(timelineOf(told).map(({ what, ids }) => [what, ...ids])).toEqual([["deployment", "d"], ["run", "r3"], ["pullRequest", "p"], ["run", "r2", "r1"], ["commit", "c"], ["commit", "undated"]]);
  });

  test.each([["live-eu", "Production", "Production", "live-eu"], ["production", "Production", "Production", undefined], ["lab", null, "lab", undefined]])("was put on %s, which the board calls %s: it says %s", (environment, boardEnvironment, name, told) =>
    expect(placeOf({ environment, boardEnvironment })).toEqual({ name, told }));

  test.each([["Revert \"ERP-1 Round VAT\"", true], ["revert: round VAT", true], ["Reverting is over", false], ["Do not revert", false]])("“%s” takes something back: %s", (message, expected) => expect(isRevert(message)).toBe(expected));
});
