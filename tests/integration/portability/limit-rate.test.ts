import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/database";
import { openPostgres } from "@/server/platform/db/open-postgres";
import { limitRate, REQUESTS_A_MINUTE } from "@/server/portability/rest/limit-rate";
import { aDatabase, aPostgresUrl } from "../../support/database";

const AT = new Date("2026-11-20T10:00:15Z");

/** How many of `count` requests at once are let through. */
async function letThrough(db: Db, tokenId: string, count: number): Promise<number> {
  const asked = await atTime(AT, () => Promise.allSettled(Array.from({ length: count }, () => limitRate(db, tokenId, false))));
  return asked.filter(({ status }) => status === "fulfilled").length;
}

test("exactly the limit is let through, however many ask at once, and with far fewer writes", async () => {
  const db = await aDatabase();
  const token = randomUUID();
  expect(await letThrough(db, token, REQUESTS_A_MINUTE - 10)).toBe(REQUESTS_A_MINUTE - 10);
  expect(await letThrough(db, token, 50)).toBe(10);
  expect(await db.rateCounter.findFirstOrThrow({ where: { key: `rest ${token}` } })).toMatchObject({ count: REQUESTS_A_MINUTE });
});

test("two processes, or one that was started anew, let through no more than the limit together", async () => {
  const url = await aPostgresUrl();
  const processes = [await openPostgres(url), await openPostgres(url)];
  const token = randomUUID();
  const together = await Promise.all(processes.map(({ db }) => letThrough(db, token, REQUESTS_A_MINUTE)));
  const total = together.reduce((sum, count) => sum + count, 0);
  expect(total).toBe(REQUESTS_A_MINUTE);
  const restarted = await openPostgres(url);
  expect(await letThrough(restarted.db, token, 10)).toBe(0);
  await Promise.all([...processes, restarted].map((database) => database.close()));
});
