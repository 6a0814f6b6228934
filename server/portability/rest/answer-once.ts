import { now } from "@/server/platform/clock";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { joinedDb } from "@/server/platform/db/joined-db";
import { DomainError } from "@/server/platform/errors";
import { problemOf } from "@/server/platform/problem";
import { seal, unseal } from "@/server/platform/seal";

const KEPT_MS = 24 * 60 * 60_000;
const TIMEOUT_MS = 300_000;
const KEY = /^[\x21-\x7e]{1,255}$/;
/** Refusals that say nothing about the request itself: asked again, it may well succeed. */
const PASSING = new Set([401, 429]);

export type Answer = { status: number; body: string };
/** One request as its sender names it; `hash` is of all that it asks for. */
export type Once = { userId: string; scope: string; key: string; hash: string };

/**
 * Runs `work` once for a user, path and Idempotency-Key within 24 hours and gives its answer again to every repetition.
 * The answer is kept in the very transaction that `work` writes in, so that a crash leaves both or neither; a repetition
 * that comes meanwhile waits for it. A refusal is kept too. Throws what `work` throws, `CONFLICT idempotency_key_reused`
 * for another request under the same key, `INVALID idempotency_key_invalid`.
 */
export async function answerOnce(db: Db, once: Once, work: (db: Db) => Promise<Answer>): Promise<Answer & { isRepeated: boolean }> {
  if (!KEY.test(once.key)) throw new DomainError("INVALID", "idempotency_key_invalid");
  await forgetAnswers(db);
  try {
    return await inTransaction(
      db,
      async (tx) => {
        if (!(await claim(tx, once))) return await repeat(tx, once);
        const answer = await work(joinedDb(tx));
        await keep(tx, once, answer);
        return { ...answer, isRepeated: false };
      },
      { timeoutMs: TIMEOUT_MS },
    );
  } catch (error) {
    const problem = problemOf(error);
    const isRefusal = problem.status < 500 && !PASSING.has(problem.status) && problem.reason !== "idempotency_key_reused";
    if (isRefusal) await claim(db, once, { status: problem.status, body: JSON.stringify(problem) });
    throw error;
  }
}

/** Deletes the answers whose 24 hours are over; returns how many. */
export async function forgetAnswers(db: Db): Promise<number> {
  return (await db.idempotentAnswer.deleteMany({ where: { createdAt: { lt: new Date(now().getTime() - KEPT_MS) } } })).count;
}

/** Takes the key for this request, with the answer if there is one already; waits for whoever holds it, and is false if it is kept. */
async function claim(db: Db | Tx, { userId, scope, key, hash }: Once, answer?: Answer): Promise<boolean> {
  const rows = await db.$executeRaw`
    INSERT INTO "IdempotentAnswer" ("userId", "scope", "key", "requestHash", "status", "body", "createdAt")
    VALUES (${userId}, ${scope}, ${key}, ${hash}, ${answer?.status ?? null}, ${answer ? seal(answer.body) : null}, ${now()})
    ON CONFLICT DO NOTHING`;
  return rows === 1;
}

/** Sealed: an answer may hold a secret that is kept nowhere else in the clear. */
async function keep(tx: Tx, { userId, scope, key }: Once, { status, body }: Answer): Promise<void> {
  await tx.idempotentAnswer.update({ where: { userId_scope_key: { userId, scope, key } }, data: { status, body: seal(body) } });
}

async function repeat(tx: Tx, { userId, scope, key, hash }: Once): Promise<Answer & { isRepeated: boolean }> {
  const kept = await tx.idempotentAnswer.findUniqueOrThrow({ where: { userId_scope_key: { userId, scope, key } } });
  if (kept.requestHash !== hash) throw new DomainError("CONFLICT", "idempotency_key_reused");
  if (kept.status === null || kept.body === null) throw new Error("an answer is kept in the transaction that takes its key");
  return { status: kept.status, body: unseal(kept.body), isRepeated: true };
}
