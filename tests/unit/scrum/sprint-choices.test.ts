import { describe, expect, test } from "vitest";
import { nextSprint } from "@/components/scrum/close/next-sprint";
import { startPreview } from "@/components/scrum/sprint/start-preview";
import { velocityFinding } from "@/components/scrum/velocity/velocity-finding";
import { velocityScales } from "@/components/scrum/velocity/velocity-scales";
import { capacityOf, paceOf } from "@/server/scrum/domain/velocity";

const sprint = (number: number, startsAt: string, startedAt: string | null = null) => ({ number, name: `Sprint ${number}`, goal: "", startsAt, endsAt: startsAt, startedAt });
const point = (committed: number, completed: number) => ({ number: 1, name: "S", committed, completed });

test("cards are carried over to the planned sprint that starts first, never to a running one", () => {
  const sprints = [sprint(1, "2026-01-01", "2026-01-01"), sprint(2, "2026-03-01"), sprint(3, "2026-02-01")];
  expect(nextSprint(sprints, 1)?.number).toBe(3);
  expect(nextSprint([sprint(1, "2026-01-01")], 1)).toBeNull();
});

test("a start fills Planned up to its limit, in order; the expedited needs no room", () => {
  const cards = [{ expedite: false }, { expedite: false }, { expedite: true }, { expedite: false }];
  expect(startPreview(cards, { limit: 4, count: 3 })).toEqual({ planned: 2, waiting: 2 });
  expect(startPreview(cards, { limit: 2, count: 3 })).toEqual({ planned: 1, waiting: 3 });
  expect(startPreview(cards, { limit: null, count: 90 })).toEqual({ planned: 4, waiting: 0 });
});

describe("velocity", () => {
  test("is read against what the same three sprints committed to", () => {
    expect(velocityFinding([point(100, 0), point(10, 9), point(10, 10), point(10, 11)], 10)).toEqual({ id: "met", values: { velocity: 10, share: 1 } });
    expect(velocityFinding([point(10, 5)], 5).id).toBe("under");
    expect(velocityFinding([point(10, 15)], 15).id).toBe("over");
    expect(velocityFinding([point(0, 0)], 0).id).toBe("met");
  });

  test("bars stand beside each other, as high as their points", () => {
    const { bars, y } = velocityScales([point(10, 5), point(8, 8)], 6.5, { left: 0, right: 200, top: 0, bottom: 100 });
    expect(bars[0]!.committed.y).toBe(y(10));
    expect(bars[0]!.completed.height).toBeCloseTo(100 - y(5));
    expect(bars[0]!.committed.x + bars[0]!.committed.width).toBeLessThan(bars[0]!.completed.x);
  });

  test("a person-day's points are those of the last three sprints whose person-days are known", () => {
    const closed = (completed: number, personDays: number | null) => ({ number: 1, name: "S", committed: 0, completed, personDays });
    const sprints = [closed(900, 1), closed(20, 40), closed(10, 0), closed(10, 20)];
    expect(paceOf(sprints)).toBe(0.5);
    expect(capacityOf(sprints, 24)).toBe(12);
    expect(paceOf([closed(9, null)])).toBeNull();
    expect(capacityOf([closed(9, null)], 24)).toBe(9);
  });
});
