import { beforeAll, expect, test } from "vitest";
import { listAudit } from "@/server/delivery/queries/list-audit";
import { listEnvironmentStates } from "@/server/delivery/queries/list-environment-states";
import type { Db } from "@/server/platform/db/client";
import { atTime } from "@/server/platform/clock";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import { DEMO_ZONE } from "@/server/portability/demo/working-time";
import { seedDemo } from "@/server/portability/seed-demo";
import { aDatabase } from "@/tests/support/database";

const END = new Date("2026-11-20T15:10:00+09:00");

let db: Db;
beforeAll(async () => {
  db = await aDatabase({ on: "postgres" });
  await atTime(END, () => seedDemo(db));
}, 120_000);

test.each(["ERP", "ERPKO"])("%s has something in each place, a rollback in Production, and one deployment that waits for the Product Owner", async (key) => {
  const board = await db.board.findUniqueOrThrow({ where: { key } });
  const [qa, staging, production] = await atTime(END, () => listEnvironmentStates(db, board));
  const running = [qa, staging, production].map((place) => place?.running.map(({ kind, version }) => [kind, version]));
  expect(running).toEqual([[["NORMAL", expect.stringMatching(/^v2\.\d+\.1$/)]], [["NORMAL", expect.stringMatching(/^v2\.\d+\.1$/)]], [["ROLLBACK", expect.stringMatching(/^v2\.\d+$/)]]]);
  expect([qa, staging, production].map((place) => place?.asking.length)).toEqual([0, 0, 1]);
  expect(production?.asking[0]?.cards.length).toBeGreaterThan(0);
  const audit = await atTime(END, () => listAudit(db, { id: board.id, key, timeZone: DEMO_ZONE }));
  expect(audit.length).toBeGreaterThan(5);
  expect(audit.every(({ approvedBy }) => approvedBy !== null)).toBe(true);
});

test.each(["ERP", "ERPKO"])("%s has its eight weeks, and not what the connecting of the pipeline left of them", async (key) => {
  const [first, last] = await db.$queryRaw<{ at: Date }[]>`
    SELECT h."at" FROM "HistoryEvent" h JOIN "Board" b ON b."id" = h."boardId" WHERE b."key" = ${key} AND h."kind" = 'card.moved' ORDER BY h."at" LIMIT 40`.then((rows) => [rows[0], rows.at(-1)]);
  const weeksBefore = (at: Date | undefined) => (END.getTime() - (at?.getTime() ?? 0)) / 604_800_000;
  expect(weeksBefore(first?.at)).toBeGreaterThan(7.5);
  expect(weeksBefore(last?.at)).toBeGreaterThan(4);
});

test("all of it breaks no rule", async () => expect(await findBreaches(db)).toEqual([]));
