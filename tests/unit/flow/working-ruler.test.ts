import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_CALENDAR, type WorkingCalendar } from "@/server/board/domain/working-calendar";
import { rulerOf } from "@/server/flow/domain/ruler-of";
import { calendarRuler } from "@/server/flow/domain/ruler";
import { spanBetween } from "@/server/flow/domain/time-span";
import { workingRuler } from "@/server/flow/domain/working-ruler";
import { dayOfNumber, numberOfDay } from "@/server/platform/domain/day-number";
import { WEEKDAYS, weekOf } from "@/server/platform/domain/weekday";

const HOUR = 3600;
const at = (text: string) => Date.parse(text);
const offices = (more: Partial<WorkingCalendar> = {}): WorkingCalendar => ({ ...DEFAULT_CALENDAR, ...more });
const always = offices({ workingDays: [...WEEKDAYS], workFrom: "00:00", workTo: "24:00" });
const ZONES = ["UTC", "Asia/Seoul", "America/New_York", "America/Los_Angeles", "Pacific/Apia", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Cairo", "Africa/Casablanca"];

const instant = fc.integer({ min: Date.UTC(2008, 0, 1), max: Date.UTC(2032, 0, 1) });
const time = fc.integer({ min: 0, max: 1440 }).map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`);
const calendar: fc.Arbitrary<WorkingCalendar> = fc.record({
  workingDays: fc.subarray([...WEEKDAYS], { minLength: 1 }),
  hours: fc.uniqueArray(time, { minLength: 2, maxLength: 2 }).map((pair) => pair.sort()),
  daysOff: fc.uniqueArray(fc.integer({ min: numberOfDay("2007-12-30"), max: numberOfDay("2032-01-02") }).map(dayOfNumber), { maxLength: 300 }),
}).map(({ hours: [workFrom = "00:00", workTo = "24:00"], ...rest }) => ({ ...rest, workFrom, workTo }));

describe("seconds inside working hours", () => {
  const seoul = workingRuler("Asia/Seoul", offices({ daysOff: ["2026-11-24", "2026-11-28"] }));
  test.each([
    ["over a weekend", "2026-11-20T17:00:00+09:00", "2026-11-23T10:00:00+09:00", 2 * HOUR],
    ["of a weekend", "2026-11-20T18:00:00+09:00", "2026-11-23T09:00:00+09:00", 0],
    ["of a night", "2026-11-19T23:00:00+09:00", "2026-11-20T05:00:00+09:00", 0],
    ["of a day off", "2026-11-23T18:00:00+09:00", "2026-11-25T09:00:00+09:00", 0],
    ["that begins at noon of a day off", "2026-11-24T12:00:00+09:00", "2026-11-25T10:00:00+09:00", HOUR],
    ["that ends at noon of a day off", "2026-11-23T17:00:00+09:00", "2026-11-24T12:00:00+09:00", HOUR],
    ["of a whole week with a day off in it, and one on its Saturday", "2026-11-23T00:00:00+09:00", "2026-11-30T00:00:00+09:00", 4 * 9 * HOUR],
    ["to the millisecond", "2026-11-20T08:59:59.999+09:00", "2026-11-20T09:00:00.001+09:00", 0.001],
    ["of no time", "2026-11-20T10:00:00+09:00", "2026-11-20T10:00:00+09:00", 0],
  ])("%s", (_, from, to, seconds) => {
    expect(seoul.seconds(at(from), at(to))).toBe(seconds);
  });

  test("make a day as long as the working hours", () => expect(seoul.daySeconds).toBe(9 * HOUR));

  test("an hour that the clocks leave out is not worked, one that they repeat is worked twice", () => {
    const nights = workingRuler("America/New_York", offices({ workingDays: [...WEEKDAYS], workFrom: "00:00", workTo: "04:00" }));
    const night = (day: string) => nights.seconds(at(`${day}T00:00:00Z`), at(`${day}T18:00:00Z`)) / HOUR;
    expect([night("2026-03-07"), night("2026-03-08"), night("2026-11-01"), night("2026-11-02")]).toEqual([4, 3, 5, 4]);
    const hour = workingRuler("America/New_York", offices({ workingDays: ["SUN"], workFrom: "01:30", workTo: "02:30" }));
    // On 8 March it is 03:00 after 01:59; on 1 November 01:30 to 02:00 comes twice, and 01:00 in between is outside.
    expect(hour.seconds(at("2026-03-08T00:00:00Z"), at("2026-03-09T00:00:00Z"))).toBe(0.5 * HOUR);
    expect(hour.seconds(at("2026-11-01T00:00:00Z"), at("2026-11-02T00:00:00Z"))).toBe(1.5 * HOUR);
  });

  test("a day that a zone left out is not worked", () => {
    // Samoa went from Thursday 29 to Saturday 31 December 2011.
    const apia = workingRuler("Pacific/Apia", offices());
    expect(apia.seconds(at("2011-12-26T10:00:00Z"), at("2012-01-01T10:00:00Z"))).toBe(4 * 9 * HOUR);
  });

  test("are what a clock on the wall shows, asked minute by minute", () => {
    fc.assert(
      fc.property(calendar, fc.constantFrom(...ZONES), fc.integer({ min: Date.UTC(2010, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 }), fc.integer({ min: 0, max: 3000 }), (working, zone, minute, length) => {
        const clock = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
        const counts = (instant: number) => {
          const [day = "", now = ""] = clock.format(instant).split(", ");
          const weekday = WEEKDAYS[weekOf(numberOfDay(day)).weekday]!;
          return working.workingDays.includes(weekday) && !working.daysOff.includes(day) && now >= working.workFrom && now < working.workTo;
        };
        let minutes = 0;
        for (let each = minute; each < minute + length; each++) if (counts(each * 60_000)) minutes += 1;
        expect(workingRuler(zone, working).seconds(minute * 60_000, (minute + length) * 60_000)).toBe(minutes * 60);
      }),
      { numRuns: 150 },
    );
  });
});

describe("for any calendar, zone and instants", () => {
  const given = (check: (ruler: ReturnType<typeof workingRuler>, instants: [number, number, number]) => void) =>
    fc.assert(fc.property(calendar, fc.constantFrom(...ZONES), fc.tuple(instant, instant, instant), (working, zone, instants) => check(workingRuler(zone, working), instants)), { numRuns: 300 });

  test("a span cut anywhere adds up", () => 
    given((ruler, [a, b, c]) => {
      expect(Math.round((ruler.seconds(a, b) + ruler.seconds(b, c)) * 1000)).toBe(Math.round(ruler.seconds(a, c) * 1000));
    }));

  test("later is never less, and working time is never more than calendar time", () =>
    given((ruler, instants) => {
      const [a, b, c] = instants.toSorted((x, y) => x - y) as [number, number, number];
      expect(ruler.seconds(a, b)).toBeLessThanOrEqual(ruler.seconds(a, c));
      expect(ruler.seconds(a, b)).toBeGreaterThanOrEqual(0);
      expect(ruler.seconds(a, b)).toBeLessThanOrEqual(calendarRuler(ruler.zone).seconds(a, b));
    }));

  test("backwards is the same with its sign turned", () => 
    given((ruler, [a, b]) => {
      expect(ruler.seconds(b, a) + ruler.seconds(a, b)).toBe(0);
    }));

  test("days are the working days of the calendar, one by one", () =>
    given((ruler, [a]) => {
      const first = ruler.dayOf(a);
      let counted = 0;
      for (let day = first; day < first + 40; day++) counted += ruler.days(day, day);
      expect(ruler.days(first, first + 39)).toBe(counted);
      expect(ruler.days(first, first - 1)).toBe(0);
    }));
});

test("round the clock on seven days is calendar time", () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), instant, instant, (zone, a, b) => {
      const [working, all] = [workingRuler(zone, always), calendarRuler(zone)];
      expect(working.seconds(a, b)).toBe(all.seconds(a, b));
      expect(working.daySeconds).toBe(all.daySeconds);
      const days = [working.dayOf(Math.min(a, b)), working.dayOf(Math.max(a, b))] as const;
      expect(working.days(...days)).toBe(all.days(...days));
    }),
  );
});

test("shifting instants and zone together changes nothing, from UTC-8 to UTC+13", () => {
  fc.assert(
    fc.property(calendar, instant, fc.integer({ min: 0, max: 60 * 86_400_000 }), fc.integer({ min: -8, max: 13 }), (working, from, length, offset) => {
      // In POSIX names the sign is turned: Etc/GMT-13 lies 13 hours ahead of Greenwich.
      const zone = `Etc/GMT${offset > 0 ? "-" : "+"}${Math.abs(offset)}`;
      const shifted = (time: number) => time - offset * 3_600_000;
      expect(spanBetween(shifted(from), shifted(from + length), workingRuler(zone, working))).toEqual(spanBetween(from, from + length, workingRuler("UTC", working)));
    }),
  );
});

test("instants of any century are measured, in any order", () => {
  const ruler = workingRuler("Europe/Amsterdam", offices());
  const [ancient, old, recent] = [at("0001-01-01T00:00:00Z"), at("1936-06-01T00:00:00Z"), at("2026-06-01T00:00:00Z")];
  const parts = [ruler.seconds(old, recent), ruler.seconds(ancient, old)];
  expect(parts[0]! + parts[1]!).toBe(ruler.seconds(ancient, recent));
  expect(ruler.seconds(ancient, recent) / (recent - ancient)).toBeCloseTo((5 * 9) / (7 * 24) / 1000, 8);
});

test("a span from Friday evening to Monday morning is two working days, and never less than one", () => {
  const ruler = workingRuler("Asia/Seoul", offices());
  expect(spanBetween(at("2026-11-20T17:00:00+09:00"), at("2026-11-23T10:00:00+09:00"), ruler)).toEqual({ seconds: 2 * HOUR, days: 2 });
  expect(spanBetween(at("2026-11-21T17:00:00+09:00"), at("2026-11-22T10:00:00+09:00"), ruler)).toEqual({ seconds: 0, days: 1 });
});

test("a board measures with the ruler that it chose", () => {
  const board = { ...DEFAULT_CALENDAR, timeZone: "Asia/Seoul" };
  const span = [at("2026-11-20T17:00:00+09:00"), at("2026-11-23T10:00:00+09:00")] as const;
  expect([rulerOf(board).time, rulerOf(board).seconds(...span)]).toEqual(["calendar", 65 * HOUR]);
  expect([rulerOf({ ...board, chartTime: "WORKING" }).time, rulerOf({ ...board, chartTime: "WORKING" }).seconds(...span)]).toEqual(["working", 2 * HOUR]);
});
