import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Role } from "@/server/people/domain/actor";
import { type EventClock, extendClock, pauseClock, resumeClock, timeLeftOf } from "@/server/scrum/domain/event-clock";
import { CLOCK_MAX_MS } from "@/server/scrum/domain/event-limits";
import { passTurn, type Turns, waitingFor } from "@/server/scrum/domain/event-turns";
import { canHold, EVENT_KINDS, mayFacilitate } from "@/server/scrum/domain/facilitation";

const MINUTE = 60_000;

describe("the clock of an event", () => {
  test("loses no time while it stands, and all that passes while it goes", () => {
    const waits = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 30 * MINUTE }), press: fc.constantFrom("pause", "resume") }), { maxLength: 20 });
    fc.assert(
      fc.property(waits, (presses) => {
        let clock: EventClock = { endsAt: 60 * MINUTE, pausedAt: null };
        let [now, gone] = [0, 0];
        for (const { wait, press } of presses) {
          if (clock.pausedAt === null) gone += wait;
          now += wait;
          clock = press === "pause" ? pauseClock(clock, now) : resumeClock(clock, now);
          expect(timeLeftOf(clock, now)).toBe(60 * MINUTE - gone);
        }
      }),
    );
  });

  test("is given minutes on top of what is left, from now on where it has run out, and never more than a day", () => {
    expect(timeLeftOf(extendClock({ endsAt: 10 * MINUTE, pausedAt: null }, 5, 4 * MINUTE), 4 * MINUTE)).toBe(11 * MINUTE);
    expect(timeLeftOf(extendClock({ endsAt: 10 * MINUTE, pausedAt: null }, 5, 14 * MINUTE), 14 * MINUTE)).toBe(5 * MINUTE);
    const standing = extendClock({ endsAt: 10 * MINUTE, pausedAt: 2 * MINUTE }, 5, 30 * MINUTE);
    expect([standing.pausedAt, timeLeftOf(standing, 99 * MINUTE)]).toEqual([2 * MINUTE, 13 * MINUTE]);
    expect(timeLeftOf(extendClock({ endsAt: CLOCK_MAX_MS, pausedAt: null }, 5, 0), 0)).toBe(CLOCK_MAX_MS);
  });

  test("that does already what is asked of it is the very same", () => {
    const [going, standing] = [{ endsAt: 5, pausedAt: null }, { endsAt: 5, pausedAt: 3 }];
    expect(resumeClock(going, 4)).toBe(going);
    expect(pauseClock(standing, 4)).toBe(standing);
  });
});

describe("turns", () => {
  const people = ["ann", "bob", "cho"];

  test("everybody present is in one place, however the word is passed", () => {
    const passes = fc.array(fc.record({ to: fc.option(fc.constantFrom(...people)), skip: fc.boolean() }), { maxLength: 20 });
    fc.assert(
      fc.property(passes, (all) => {
        let turns: Turns = { speaker: null, spoken: [], skipped: [] };
        for (const { to, skip } of all) {
          turns = passTurn(turns, to, skip);
          expect(turns.speaker).toBe(to);
          expect([...waitingFor(turns, people), ...turns.spoken, ...(turns.speaker === null ? [] : [turns.speaker])].sort()).toEqual(people);
        }
      }),
    );
  });

  test("go from one to the next, and who was passed over comes last", () => {
    let turns = passTurn({ speaker: null, spoken: [], skipped: [] }, "ann", false);
    expect(waitingFor(turns, people)).toEqual(["bob", "cho"]);
    turns = passTurn(turns, "bob", true);
    expect(waitingFor(turns, people)).toEqual(["cho", "ann"]);
    turns = passTurn(turns, "cho", false);
    turns = passTurn(turns, "ann", false);
    expect([waitingFor(turns, people), turns.spoken]).toEqual([[], ["bob", "cho"]]);
    expect(passTurn(turns, null, false)).toEqual({ speaker: null, spoken: ["bob", "cho", "ann"], skipped: [] });
  });
});

describe("who facilitates", () => {
  const sm = (isAway: boolean) => ({ roles: ["SCRUM_MASTER"] as Role[], isAway });
  const dev = { roles: ["TEAM_MEMBER"] as Role[], isAway: false };

  test("is the Scrum Master, and anybody of the team only while none is there", () => {
    expect(mayFacilitate(["SCRUM_MASTER"], [sm(false), dev])).toBe(true);
    expect(mayFacilitate(["TEAM_MEMBER"], [sm(false), dev])).toBe(false);
    expect(mayFacilitate(["TEAM_MEMBER"], [sm(true), dev])).toBe(true);
    expect(mayFacilitate(["PRODUCT_OWNER"], [dev])).toBe(true);
    expect(mayFacilitate(["OBSERVER"], [dev])).toBe(false);
  });

  test("finds each event where it belongs", () => {
    const held = (state: "PLANNED" | "RUNNING" | "CLOSED") => EVENT_KINDS.filter((kind) => canHold(kind, state));
    expect([held("PLANNED"), held("RUNNING"), held("CLOSED")]).toEqual([["PLANNING"], [...EVENT_KINDS], ["REVIEW", "RETROSPECTIVE"]]);
  });
});
