import { appendHistory } from "@/server/board/append-history";
import { lockBoard } from "@/server/board/lock-board";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { now } from "@/server/platform/clock";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import type { SetEnvironments } from "./contracts";
import { usualEnvironments } from "./domain/environment-rule";
import { type BoardEnvironment, listEnvironments } from "./queries/list-environments";
import { callBackOf } from "./set-call-back";

/**
 * Sets a board's environments, in the order of promotion; one that is left out is removed, what ran there stays known.
 * Throws `FORBIDDEN`, `INVALID environment_named_twice`, `INVALID unknown_environment` for an id that is not the board's, and as
 * `callBackOf` does.
 */
export async function setEnvironments(db: Db, actor: Actor, { environments }: SetEnvironments): Promise<BoardEnvironment[]> {
  assertMay("environments.manage", actor);
  const names = environments.map(({ name }) => name.toLowerCase());
  const twice = environments.find(({ name }, index) => names.indexOf(name.toLowerCase()) !== index);
  if (twice) throw new DomainError("INVALID", "environment_named_twice", { name: twice.name });
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const kept = environments.flatMap(({ id }) => id ?? []);
    if ((await tx.environment.count({ where: { id: { in: kept }, boardId: board.id, removedAt: null } })) !== new Set(kept).size) throw new DomainError("INVALID", "unknown_environment");
    await tx.environment.updateMany({ where: { boardId: board.id, removedAt: null, id: { notIn: kept } }, data: { removedAt: now() } });
    for (const [position, { id, callbackKind, callbackUrl, callbackSecret, ...rest }] of environments.entries()) {
      const data = { ...rest, ...(await callBackOf(tx, id ?? null, { kind: callbackKind, url: callbackUrl, secret: callbackSecret })) };
      if (id) await tx.environment.update({ where: { id }, data: { ...data, position } });
      else await tx.environment.create({ data: { boardId: board.id, ...data, position, createdAt: now() } });
    }
    await tx.automation.updateMany({ where: { boardId: board.id, environment: { removedAt: { not: null } } }, data: { finishOn: "NEVER", finishEnvironmentId: null } });
    await appendHistory(tx, board, actor, [{ kind: "environments.changed", data: { environments: environments.map(({ name }) => name) } }]);
    return listEnvironments(tx, board.id);
  });
}

/** Gives a board the usual environments as its own, unless it has some. */
export async function ensureEnvironments(tx: Tx, boardId: string): Promise<void> {
  if ((await tx.environment.count({ where: { boardId } })) > 0) return;
  const { locale } = await tx.board.findUniqueOrThrow({ where: { id: boardId }, select: { locale: true } });
  await tx.environment.createMany({
    data: usualEnvironments(locale).map(({ name, tier, patterns }, position) => ({ boardId, name, tier, patterns: [...patterns], position, createdAt: now() })),
  });
}
