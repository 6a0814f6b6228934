import { describe, expect, test } from "vitest";
import { burnFinding, idealAt } from "@/components/scrum/burn/burn-finding";
import { burnPoints, burnScales } from "@/components/scrum/burn/burn-scales";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour)).toISOString();
const burn = (scope: number, completed: number) => ({ scope, completed, remaining: scope - completed });
const ideal = [{ at: at(0), points: 10, cards: 4 }, { at: at(4), points: 10, cards: 4 }, { at: at(14), points: 0, cards: 0 }];
const amount = (cards: number, points: number) => ({ cards, points, unestimated: 0 });
const report = (left: number, completed: number) => ({ remaining: amount(1, left), completed: amount(1, completed) }) as Parameters<typeof burnFinding>[0]["report"];
const FRAME = { left: 0, right: 140, top: 0, bottom: 108 };

describe("how a sprint stands", () => {
  test("is told against the ideal line at that moment, which is flat where nobody works and 0 after its end", () => {
    expect([2, 4, 9, 14, 20].map((hour) => idealAt(ideal, Date.parse(at(hour)), "points"))).toEqual([10, 10, 5, 0, 0]);
    const of = (left: number, hour: number) => burnFinding({ report: report(left, 2), ideal, until: at(hour), state: "RUNNING" }, "points");
    expect(of(8, 9)).toEqual({ id: "behind", values: { left: 8, all: 10, completed: 2, off: 3 } });
    expect(of(3, 9)).toMatchObject({ id: "ahead", values: { off: 2 } });
    expect(of(5.4, 9)).toMatchObject({ id: "on" });
  });

  test("a closed one is told by what was completed, an empty one by nothing", () => {
    expect(burnFinding({ report: report(8, 2), ideal, until: at(14), state: "CLOSED" }, "points").id).toBe("closed");
    expect(burnFinding({ report: report(0, 0), ideal, until: at(9), state: "RUNNING" }, "points").id).toBe("empty");
  });
});

describe("what is drawn", () => {
  const steps = [{ at: at(0), points: burn(10, 0), cards: burn(4, 0) }, { at: at(6), points: burn(13, 5), cards: burn(5, 1) }];
  test("holds the last step until now", () => {
    expect(burnPoints({ steps, until: at(8) }, "points").map((point) => [point.at, point.remaining])).toEqual([[Date.parse(at(0)), 10], [Date.parse(at(6)), 8], [Date.parse(at(8)), 8]]);
    expect(burnPoints({ steps, until: at(6) }, "cards")).toHaveLength(2);
  });

  test("are steps between start and planned end, and the scope above them", () => {
    const points = burnPoints({ steps, until: at(7) }, "points");
    const scales = burnScales(points, { ideal, endsAt: at(14) }, { measure: "points", view: "down", zone: "UTC" }, FRAME);
    expect(scales.places).toEqual([0, 60, 70]);
    const rows = [...scales.line.matchAll(/[ML]([\d.]+),([\d.]+)/g)].map(([, x, y]) => [Number(x), Math.round(Number(y))]);
    expect(rows.slice(0, 4)).toEqual([[0, Math.round(scales.y(10))], [60, Math.round(scales.y(10))], [60, Math.round(scales.y(8))], [70, Math.round(scales.y(8))]]);
    const up = burnScales(points, { ideal, endsAt: at(14) }, { measure: "points", view: "up", zone: "UTC" }, FRAME);
    expect(up.ideal.startsWith(`M0 ${up.y(0)}`)).toBe(true);
    expect(up.line).not.toBe(scales.line);
    // One that goes on past its planned end is drawn to where it is.
    const late = burnScales(burnPoints({ steps, until: at(20) }, "points"), { ideal, endsAt: at(14) }, { measure: "points", view: "down", zone: "UTC" }, FRAME);
    expect(late.places.at(-1)).toBe(140);
  });
});
