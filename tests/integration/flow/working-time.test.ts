import { beforeAll, expect, test } from "vitest";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { describeOnBoth } from "@/tests/support/database";
import { aReader, aToldBoard, type ToldCard } from "./a-told-board";

/** In Seoul from Friday 6 March, 17:00, to Monday 9 March, 10:00, blocked over the weekend; and one of Tuesday alone. */
const HISTORY: ToldCard[] = [
  { name: "weekend", steps: [["2026-03-06T08:00:00Z", "PLANNED"], ["2026-03-06T08:30:00Z", "IN_WORK"], ["2026-03-06T08:45:00Z", "blocked"], ["2026-03-09T00:30:00Z", "unblocked"], ["2026-03-09T01:00:00.250Z", "DONE"]] },
  { name: "tuesday", steps: [["2026-03-10T00:00:00Z", "IN_WORK"], ["2026-03-10T03:00:00Z", "DONE"]] },
];
const MARCH = { from: "2026-03-01", to: "2026-04-01", now: "2026-04-01" };
const HOUR = 3600;

describeOnBoth("a board whose charts count working time", (aDb) => {
  let db: Db;
  beforeAll(async () => {
    db = await aDb();
  });

  async function asked(calendar: object) {
    const board = await aToldBoard(db, HISTORY, { timeZone: "Asia/Seoul" });
    await db.board.update({ where: { id: board.id }, data: calendar });
    const { flow } = await aReader(db, board.id);
    return { flow, key: board.key };
  }

  test("measures all of a set by it, and says so", async () => {
    const { flow, key } = await asked({ chartTime: "WORKING" });
    const answer = await flow.metric({ key, metric: "time-in-column", ...MARCH });
    if (answer.definition !== "time-in-column.v1") throw new Error("another metric");
    expect(answer).toMatchObject({ time: "working", zone: "Asia/Seoul", unit: "hours" });
    expect(answer.values.map(({ title, seconds, days, blockedSeconds, columns }) => ({ title, seconds, days, blockedSeconds, columns }))).toEqual([
      { title: "weekend", seconds: 2 * HOUR + 0.25, days: 2, blockedSeconds: 0.75 * HOUR, columns: { BACKLOG: 0, PLANNED: 0.5 * HOUR, IN_WORK: 1.5 * HOUR + 0.25 } },
      { title: "tuesday", seconds: 3 * HOUR, days: 1, blockedSeconds: 0, columns: { BACKLOG: 0, PLANNED: 0, IN_WORK: 3 * HOUR } },
    ]);
    const page = await atTime(new Date("2026-03-20T00:00:00Z"), () => flow.page({ key, period: { days: 30 } }));
    expect(page).toMatchObject({ time: "working", cards: [{ lead: { seconds: 2 * HOUR + 0.25 } }, { lead: { seconds: 3 * HOUR } }] });
  });

  test("leaves out its days off, and reads in days what took a day and a half of work", async () => {
    const { flow, key } = await asked({ chartTime: "WORKING", daysOff: ["2026-03-09"], workFrom: "09:00", workTo: "11:00", workingDays: ["MON", "TUE", "FRI", "SAT"] });
    const answer = await flow.metric({ key, metric: "lead-time", ...MARCH });
    if (answer.definition !== "lead-time.v1") throw new Error("another metric");
    expect(answer.values.map(({ seconds, days }) => ({ seconds, days }))).toEqual([{ seconds: 2 * HOUR, days: 2 }, { seconds: 2 * HOUR, days: 1 }]);
    expect(answer.unit).toBe("hours");
    // Half an hour a day: an hour and a half is three days of it.
    const short = await asked({ chartTime: "WORKING", workFrom: "09:30", workTo: "10:00", workingDays: ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"] });
    expect(await short.flow.metric({ key: short.key, metric: "lead-time", ...MARCH })).toMatchObject({ unit: "days", values: [{ seconds: 1.5 * HOUR }, { seconds: 0.5 * HOUR }] });
  });

  test("that goes back to calendar time has the numbers it had", async () => {
    const { flow, key } = await asked({ chartTime: "CALENDAR", daysOff: ["2026-03-09"] });
    const answer = await flow.metric({ key, metric: "lead-time", ...MARCH });
    expect(answer).toMatchObject({ time: "calendar", values: [{ seconds: 65 * HOUR + 0.25, days: 4 }, { seconds: 3 * HOUR, days: 1 }] });
  });

  test("holds its cards' ages, which grow at night too, against calendar time", async () => {
    const cards = Array.from({ length: 5 }, (): ToldCard => ({ steps: [["2026-03-06T08:00:00Z", "IN_WORK"], ["2026-03-09T01:00:00Z", "DONE"]] }));
    const board = await aToldBoard(db, cards, { timeZone: "Asia/Seoul" });
    await db.board.update({ where: { id: board.id }, data: { chartTime: "WORKING" } });
    const { flow } = await aReader(db, board.id);
    expect(await atTime(new Date("2026-03-20T00:00:00Z"), () => flow.strip({ key: board.key }))).toMatchObject({ usualSeconds: 65 * HOUR });
  });
});
