import { TZDate } from "@date-fns/tz";
import { startOfDay as startOfZonedDay } from "date-fns";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOfNumber, numberOfDay } from "@/server/platform/domain/day-number";
import { startOfDay } from "@/server/platform/domain/start-of-day";
import { zonedDay } from "@/server/platform/domain/zoned-day";

const ZONES = ["UTC", "Asia/Seoul", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Sao_Paulo", "Africa/Cairo", "Africa/Casablanca", "Pacific/Kiritimati", "Etc/GMT+12"];

test("a day begins where the calendar library says, in any zone and around every change of the clocks", () => {
  const number = fc.integer({ min: numberOfDay("1975-01-01"), max: numberOfDay("2037-12-31") });
  fc.assert(
    fc.property(number.map(dayOfNumber), fc.constantFrom(...ZONES), (day, zone) => {
      const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
      const start = startOfDay(day, zone);
      expect(start.getTime()).toBe(startOfZonedDay(new TZDate(year, month - 1, date, 12, zone)).getTime());
      expect([zonedDay(start, zone), zonedDay(new Date(start.getTime() - 1), zone) < day]).toEqual([day, true]);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ["2026-03-29", "Europe/Paris", "2026-03-28T23:00:00.000Z"],
  ["2026-03-30", "Europe/Paris", "2026-03-29T22:00:00.000Z"],
  ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00.000Z"],
  ["2026-11-20", "Asia/Seoul", "2026-11-19T15:00:00.000Z"],
])("%s begins in %s at %s", (day, zone, start) => expect(startOfDay(day, zone).toISOString()).toBe(start));
