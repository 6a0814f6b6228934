import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { notFound } from "@/server/platform/errors";
import type { SetStageRules } from "./contracts";
import type { StageKind } from "./domain/stage-kind";
import { keptKind, type StageRule } from "./domain/stage-rule";
import { lockSources } from "./lock-sources";

/**
 * Says which part of the line a source's jobs are, by their names: of all that it tells from now on, and of what it has told. Without
 * a rule that fits a job is what its own words say. Returns how many known stages are another part now. Throws `FORBIDDEN`, `not_found`.
 */
export async function setStageRules(db: Db, actor: Actor, { id, rules }: SetStageRules): Promise<{ id: string; rules: StageRule[]; changed: number }> {
  assertMay("sources.manage", actor);
  return inTransaction(db, async (tx) => {
    if ((await tx.source.count({ where: { id, boardId: actor.boardId, removedAt: null } })) === 0) throw notFound();
    await lockSources(tx, [id]);
    await tx.source.update({ where: { id }, data: { stageRules: rules } });
    return { id, rules, changed: await applyToKnown(tx, id, rules) };
  });
}

type Known = { name: string; kind: StageKind; toldKind: StageKind | null };

/** Names come again and again: each is decided once. */
async function applyToKnown(tx: Tx, sourceId: string, rules: readonly StageRule[]): Promise<number> {
  const known: Known[] = await tx.stage.findMany({ where: { run: { sourceId } }, distinct: ["name", "kind", "toldKind"], select: { name: true, kind: true, toldKind: true } });
  let changed = 0;
  // All are read before the first is written: what one is turned into is no other one's past.
  for (const { name, kind, toldKind } of known) {
    const wanted = keptKind(name, toldKind ?? kind, rules);
    if (wanted.kind === kind && wanted.toldKind === toldKind) continue;
    const { count } = await tx.stage.updateMany({ where: { run: { sourceId }, name, kind, toldKind }, data: wanted });
    changed += count;
  }
  return changed;
}
