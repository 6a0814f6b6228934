import { parseCardKey } from "@/server/board/domain/card-key";
import { now } from "@/server/platform/clock";
import { type Db, inBareTransaction, type Statements } from "@/server/platform/db/client";
import { afterSending } from "@/server/platform/db/after-sending";
import { asUnavailable } from "@/server/platform/db/as-unavailable";
import { env } from "@/server/platform/env";
import { DomainError } from "@/server/platform/errors";
import { gathering } from "@/server/platform/gathering";
import { logger } from "@/server/platform/logger";
import { turns } from "@/server/platform/turns";
import { type Applied, applyChanges } from "./apply-changes";
import { automate, type BoardRules, readRules } from "./automate";
import { toJson } from "./known/table";
import type { LinkBoard } from "./link-cards";
import { lockSources } from "./lock-sources";
import type { DeliveryHeaders, Parsed, SourceDefinition } from "./sources/source";
import { tellCards } from "./tell-cards";
import type { DeliverySource } from "./written";

/** What a sender is told. `cards` are the keys of the cards it ended on. */
export type Answer = { outcome: "APPLIED" | "DUPLICATE" | "IGNORED" | "FAILED"; reason?: string; cards: string[] };

type Source = DeliverySource & { definition: SourceDefinition };
type Options = { parsed?: Parsed; anew?: boolean };
type Stored = { source: Source; id: string } & Options;

/** A burst of deliveries waits for itself and not in the way of moves: so few at once leave most of the connections to others. */
const inTurn = turns("deliveries", { atOnce: () => (env().databaseUrl === undefined ? 1 : 3), waitingMax: 10_000 });

/** What waits of one board at the same time is applied together; when that fails, in ever smaller parts, so that a bad one stops no other. */
const gathered = gathering<Db, Stored, Answer>((db, some) => inTurn(() => applyStored(db, some)), { max: 32, waitingMax: 10_000, lingerMs: 20 });

/** A board with rules is locked from the first move of one to the commit: after so long the rest of a burst lets whoever waits have it. */
const HOLD_MS = 20;

/**
 * Applies a stored delivery, together with others to its board that wait at this moment, as if one after the other. With `anew` also one
 * that was applied before. When it fails, nothing of it is written but its reason: it can be applied again.
 */
export function applyDelivery(db: Db, source: Source, id: string, options: Options = {}): Promise<Answer> {
  return gathered(db, source.boardId, { source, id, ...options });
}

async function applyStored(db: Db, some: readonly Stored[]): Promise<Answer[]> {
  try {
    return await inBareTransaction(db, (tx) => applyTogether(tx, some));
  } catch (error) {
    const [one, ...others] = some;
    if (one === undefined || others.length > 0) throw unreachable(error) ?? error;
    return [await keepFailure(db, one.id, error)];
  }
}

/** When the database is gone, none of them has to be tried alone. */
function unreachable(error: unknown): DomainError | null {
  const refusal = asUnavailable(error);
  return refusal?.reason === "database_unreachable" ? refusal : null;
}

/** Applies these, or on a board with rules the first of them. */
async function applyTogether(tx: Statements, some: readonly Stored[]): Promise<Answer[]> {
  const [first] = some;
  if (first === undefined) return [];
  const board = { id: first.source.boardId, key: first.source.boardKey };
  const [stageRules, known, rules] = await Promise.all([lockSources(tx, some.map(({ source }) => source.id)), readOutcomes(tx, some), readRules(tx, board.id)]);
  const fresh = new Map<string, Stored>();
  for (const one of some) if (!fresh.has(one.id) && (one.anew || !known.get(one.id)?.isApplied)) fresh.set(one.id, one);
  const told = [...fresh.values()].map((one) => ({ ...one, source: { ...one.source, stageRules: stageRules.get(one.source.id) ?? [] } }));
  const answers = rules === null ? await tell(tx, board, told) : await tellInTurn(tx, board, told, rules);
  const left = some.findIndex((one) => fresh.get(one.id) === one && !answers.has(one.id));
  return some.slice(0, left < 0 ? undefined : left).map((one) => {
    const answer = answers.get(one.id);
    return answer !== undefined && (one.anew || fresh.get(one.id) === one) ? answer : { outcome: "DUPLICATE", cards: answer?.cards ?? known.get(one.id)?.cards ?? [] };
  });
}

type Answers = Map<string, Answer>;

/** What a rule does to a card goes by what was known of it before the next delivery: there, they are told one after the other, as many as there is time for. */
async function tellInTurn(tx: Statements, board: LinkBoard, some: readonly Stored[], rules: BoardRules): Promise<Answers> {
  const began = performance.now();
  const answers: Answers = new Map();
  for (const one of some) {
    if (answers.size > 0 && performance.now() - began > HOLD_MS) break;
    for (const [id, answer] of await tell(tx, board, [one], rules)) answers.set(id, answer);
  }
  return answers;
}

/** Applies all of these, and keeps and returns what became of them. */
async function tell(tx: Statements, board: LinkBoard, some: readonly Stored[], rules: BoardRules | null = null): Promise<Answers> {
  const told = await Promise.all(some.map(async ({ anew = false, ...one }) => ({ ...one, anew, parsed: one.parsed ?? (await readStored(tx, one)) })));
  const sayings = told.map(({ source, parsed, anew }) => ({ source, anew, changes: "ignored" in parsed ? [] : parsed.changes }));
  const { applied, news } = sayings.every(({ changes }) => changes.length === 0) ? NOTHING : await applyChanges(tx, board, sayings);
  const answers = new Map(told.map(({ id, parsed, anew }, index) => [id, answerOf(parsed, applied[index], anew)]));
  await afterSending(keepAnswers(tx, answers), tellCards(tx, board.id, news));
  for (const [index, { anew }] of told.entries()) {
    const one = applied[index];
    if (rules !== null && one && (one.isNew || anew)) await automate(tx, board, rules, one.cards.flatMap((key) => parseCardKey(key)?.number ?? []));
  }
  return answers;
}

const NOTHING: Awaited<ReturnType<typeof applyChanges>> = { applied: [], news: { written: [], links: [], cardsOf: () => [] } };

type Outcome = { isApplied: boolean; cards: string[] };

async function readOutcomes(tx: Statements, some: readonly Stored[]): Promise<Map<string, Outcome>> {
  const rows = await tx.$queryRaw<(Outcome & { id: string })[]>`
    SELECT "id", "outcome" IN ('APPLIED', 'IGNORED') AS "isApplied", "cards" FROM "Delivery" WHERE "id" = ANY(${some.map(({ id }) => id)}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

function answerOf(parsed: Parsed, applied: Applied | undefined, anew: boolean): Answer {
  if ("ignored" in parsed) return { outcome: "IGNORED", reason: parsed.ignored, cards: [] };
  if (applied === undefined || parsed.changes.length === 0) return { outcome: "APPLIED", cards: [] };
  const { cards, isNew, needsNoCard } = applied;
  if (cards.length === 0 && !needsNoCard) return { outcome: "IGNORED", reason: "no_card", cards };
  return isNew || anew ? { outcome: "APPLIED", cards } : { outcome: "IGNORED", reason: "nothing_new", cards };
}

async function keepAnswers(tx: Statements, answers: ReadonlyMap<string, Answer>): Promise<void> {
  if (answers.size === 0) return;
  const rows = [...answers].map(([id, { outcome, reason, cards }]) => ({ id, outcome, reason, cards }));
  await tx.$executeRaw`
    UPDATE "Delivery" d SET "outcome" = r."outcome", "reason" = r."reason", "detail" = NULL, "cards" = r."cards", "appliedAt" = ${now()}::timestamptz
    FROM jsonb_to_recordset(${toJson(rows)}::jsonb) AS r("id" uuid, "outcome" "DeliveryOutcome", "reason" text, "cards" text[]) WHERE d."id" = r."id"`;
}

async function readStored(tx: Statements, { source: { definition, boardKey }, id }: Stored): Promise<Parsed> {
  const [row] = await tx.$queryRaw<{ body: string; headers: DeliveryHeaders; receivedAt: Date }[]>`
    SELECT encode("body", 'base64') AS "body", "headers", "receivedAt" FROM "Delivery" WHERE "id" = ${id}::uuid`;
  if (row === undefined) throw new Error(`delivery ${id} is gone`);
  const payload = definition.read(Buffer.from(row.body, "base64"), row.headers);
  return definition.parse(definition.eventOf(row.headers, payload), payload, { boardKey, headers: row.headers, receivedAt: row.receivedAt });
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
