import type { Db } from "@/server/platform/db/client";
import { now } from "@/server/platform/clock";
import { DomainError } from "@/server/platform/errors";
import { guessedAccount } from "./domain/email";
import { networkOf } from "./domain/network-address";
import { countInWindow, sweepCounters, windowOf } from "./count-in-window";
import { countFailure, forgetFailures } from "./failures-in-a-row";

const WINDOW_SECONDS = 60;
export const PER_ACCOUNT_AND_ADDRESS = 10;
export const PER_ADDRESS = 30;

/** What is guessed at: passwords have an account, the secrets of links only an address. */
export type Guess = { door: "password" | "invitation" | "request"; account?: string; address: string };

/**
 * Runs `check` unless this address has guessed wrong too often in the current minute: 10 times for one account, 30 in all;
 * or the account has seen too many failures in a row and this address is new to it (`countFailure`). Then throws TOO_MANY
 * with `retryAfter` in seconds. An attempt is counted before it is checked, on the database and in no transaction, so that
 * neither a crowd nor a rollback slips through; a right one is taken back. Counters of a minute hold the address too:
 * whoever floods an account from one place cannot lock its owner out of another.
 */
export async function throttled<T>(db: Db, guess: Guess, check: () => Promise<T | null>): Promise<T | null> {
  const at = now();
  const window = windowOf(WINDOW_SECONDS, at);
  const counters = countersOf(guess);
  await sweepCounters(db, at);
  for (const { key, limit } of counters) {
    const { count, secondsLeft } = await countInWindow(db, key, WINDOW_SECONDS, at);
    if (count > limit) throw tooMany(secondsLeft);
  }
  const target = guess.account === undefined ? null : { account: guessedAccount(guess.account), network: networkOf(guess.address) };
  const wait = target === null ? 0 : await countFailure(db, target, at);
  if (wait > 0) throw tooMany(wait);
  const found = await check();
  if (found !== null) {
    for (const { key } of counters) await takeBack(db, key, window);
    if (target !== null) await forgetFailures(db, target, at);
  }
  return found;
}

function tooMany(retryAfter: number): DomainError {
  return new DomainError("TOO_MANY", "too_many_attempts", { retryAfter });
}

function countersOf({ door, account, address }: Guess): { key: string; limit: number }[] {
  const network = networkOf(address);
  const everything = { key: `${door} ${network}`, limit: PER_ADDRESS };
  if (account === undefined) return [everything];
  return [{ key: `${door} ${network} ${guessedAccount(account)}`, limit: PER_ACCOUNT_AND_ADDRESS }, everything];
}

async function takeBack(db: Db, key: string, window: Date): Promise<void> {
  await db.rateCounter.updateMany({ where: { key, window, count: { gt: 0 } }, data: { count: { decrement: 1 } } });
}
