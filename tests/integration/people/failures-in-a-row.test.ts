import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { atTime } from "@/server/platform/clock";
import { FAILURES_MAX, LONGEST_WAIT_SECONDS } from "@/server/people/failures-in-a-row";
import { throttled } from "@/server/people/throttle";
import { describeOnBoth } from "@/tests/support/database";
import type { Db } from "@/server/platform/db/client";

const START = Date.UTC(2026, 10, 20, 10);
const HOME = "192.0.2.1";

describeOnBoth("a hundred wrong passwords in a row", (aDb) => {
  let db: Db;
  beforeAll(async () => {
    db = await aDb();
  });

  /** One attempt, `seconds` after the start: true for signed in, false for refused, or how long to wait. */
  const attempt = (account: string, address: string, seconds: number, isRight = false) =>
    atTime(new Date(START + seconds * 1000), () => throttled(db, { door: "password", account, address }, async () => (isRight ? true : null))).then(
      (found) => found ?? false,
      (error: { facts: { retryAfter: number } }) => error.facts.retryAfter,
    );
  const anAccount = () => `${randomUUID()}@example.org`;
  /** From as many networks, a second apart, so that no counter of a minute is reached. */
  const failAHundredTimes = async (account: string) => {
    for (let n = 0; n < FAILURES_MAX; n++) expect(await attempt(account, `10.1.${n}.1`, n)).toBe(false);
  };

  test("make whoever is new wait, half a minute and then ever longer up to an hour", async () => {
    const account = anAccount();
    await failAHundredTimes(account);
    expect(await attempt(account, "10.2.0.1", 100)).toBe(29);
    expect(await attempt(account.toUpperCase(), "2001:db8::1", 100, true)).toBe(29);
    let at = 99;
    for (const wait of [30, 60, 120, 240, 480, 960, 1920, LONGEST_WAIT_SECONDS, LONGEST_WAIT_SECONDS]) {
      expect(await attempt(account, "10.2.0.2", at + wait - 1)).toBe(1);
      at += wait;
      expect(await attempt(account, "10.2.0.3", at)).toBe(false);
    }
  });

  test("let a crowd through once", async () => {
    const account = anAccount();
    await failAHundredTimes(account);
    const crowd = await Promise.all(Array.from({ length: 20 }, (_, n) => attempt(account, `10.3.${n}.1`, 129)));
    expect(crowd.filter((answer) => answer === false)).toHaveLength(1);
    expect(crowd.filter((answer) => typeof answer === "number" && answer > 50)).toHaveLength(19);
  });

  test("never keep the owner out where they have signed in before", async () => {
    const account = anAccount();
    expect(await attempt(account, HOME, 0, true)).toBe(true);
    await failAHundredTimes(account);
    expect(await attempt(account, "10.2.0.1", 100, true)).toBe(29);
    expect(await attempt(account, HOME, 100, true)).toBe(true);
  });

  test("are forgotten with a right one, and after a day", async () => {
    const [first, second] = [anAccount(), anAccount()];
    await failAHundredTimes(first);
    expect(await attempt(first, "10.2.0.1", 130, true)).toBe(true);
    expect(await attempt(first, "10.2.0.2", 131)).toBe(false);
    await failAHundredTimes(second);
    for (const wait of [200, 500]) expect(await attempt(second, "10.2.0.3", wait)).toBe(false);
    expect(await attempt(second, "10.2.0.4", 500 + 24 * 3600 + 1)).toBe(false);
    expect(await attempt(second, "10.2.0.5", 500 + 24 * 3600 + 2)).toBe(false);
  });

  test("of one account are nothing to another", async () => {
    await failAHundredTimes(anAccount());
    expect(await attempt(anAccount(), "10.2.0.1", 100)).toBe(false);
  });
});
