import { now } from "@/server/platform/clock";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import { logger } from "@/server/platform/logger";
import { parseCardKey } from "@/server/board/domain/card-key";
import { applyChanges } from "./apply-changes";
import { automate } from "./automate";
import { lockSource } from "./lock-source";
import type { DeliveryHeaders, Parsed, SourceDefinition } from "./sources/source";
import type { DeliverySource } from "./written";

/** What a sender is told. `cards` are the keys of the cards it ended on. */
export type Answer = { outcome: "APPLIED" | "DUPLICATE" | "IGNORED" | "FAILED"; reason?: string; cards: string[] };

type Options = { parsed?: Parsed; anew?: boolean };

/**
 * Applies a stored delivery in one transaction, one delivery of a source at a time. With `anew` also one that was applied before.
 * When it fails, nothing of it is written but its reason: it can be applied again.
 */
export async function applyDelivery(db: Db, source: DeliverySource & { definition: SourceDefinition }, id: string, { parsed, anew = false }: Options = {}): Promise<Answer> {
  try {
    return await inTransaction(db, async (tx) => {
      const stageRules = await lockSource(tx, source.id);
      const delivery = await tx.delivery.findUniqueOrThrow({ where: { id }, select: { outcome: true, cards: true } });
      if (!anew && (delivery.outcome === "APPLIED" || delivery.outcome === "IGNORED")) return { outcome: "DUPLICATE", cards: delivery.cards };
      const answer = await apply(tx, { ...source, stageRules }, parsed ?? (await readStored(tx, source, id)), anew);
      await tx.delivery.update({ where: { id }, data: { outcome: answer.outcome, reason: answer.reason ?? null, detail: null, cards: answer.cards, appliedAt: now() } });
      return answer;
    });
  } catch (error) {
    return keepFailure(db, id, error);
  }
}

async function apply(tx: Tx, source: DeliverySource, parsed: Parsed, anew: boolean): Promise<Answer> {
  if ("ignored" in parsed) return { outcome: "IGNORED", reason: parsed.ignored, cards: [] };
  if (parsed.changes.length === 0) return { outcome: "APPLIED", cards: [] };
  const { cards, isNew, needsNoCard } = await applyChanges(tx, source, parsed.changes, { anew });
  if (isNew || anew) await automate(tx, { id: source.boardId, key: source.boardKey }, cards.flatMap((key) => parseCardKey(key)?.number ?? []));
  if (cards.length === 0 && !needsNoCard) return { outcome: "IGNORED", reason: "no_card", cards };
  return isNew || anew ? { outcome: "APPLIED", cards } : { outcome: "IGNORED", reason: "nothing_new", cards };
}

async function readStored(tx: Tx, { definition, boardKey }: DeliverySource & { definition: SourceDefinition }, id: string): Promise<Parsed> {
  const { body, headers, receivedAt } = await tx.delivery.findUniqueOrThrow({ where: { id }, select: { body: true, headers: true, receivedAt: true } });
  const kept = headers as DeliveryHeaders;
  const payload = definition.read(body, kept);
  return definition.parse(definition.eventOf(kept, payload), payload, { boardKey, headers: kept, receivedAt });
}

async function keepFailure(db: Db, id: string, error: unknown): Promise<Answer> {
  const isRefusal = error instanceof DomainError;
  const reason = isRefusal ? error.reason : "apply_failed";
  const detail = isRefusal ? JSON.stringify(error.facts) : sentence(error);
  if (!isRefusal) logger.error({ delivery: id, error: detail }, "a delivery could not be applied");
  await db.delivery.update({ where: { id }, data: { outcome: "FAILED", reason, detail, appliedAt: now() } });
  return { outcome: "FAILED", reason, cards: [] };
}

/** The last line of an error: database clients put the cause there, after a picture of the call. */
function sentence(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).trim().split("\n");
  return (lines.at(-1) ?? "").replaceAll("\0", "").slice(0, 500);
}
