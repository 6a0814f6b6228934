import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { now } from "@/server/platform/clock";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { notFound } from "@/server/platform/errors";
import { lockBoard } from "@/server/board/lock-board";
import type { Refusal } from "./domain/history-line";
import { type ImportPlan, planImport } from "./domain/plan-import";
import { loadKnownCards } from "./load-known-cards";
import type { HistoryFile } from "./read-history-file";
import { writeImport } from "./write-import";

export const IMPORT_FORMATS = ["history"] as const;

/** Whole histories are large; a board is not locked for longer than this. */
const TIMEOUT_MS = 300_000;

/** What an import did: cards made or carried on, events written, lines that changed nothing, and each line refused. */
export type ImportReport = { cards: number; events: number; unchanged: number; refused: Refusal[] };
export type ImportWish = {
  /** Say what would be done, and do nothing. */
  dryRun: boolean;
  /** Take the good lines even if others are refused. */
  partial: boolean;
};

/**
 * Takes a history file in: all of it or, where a line is refused, nothing, unless `partial`. What the board knows already
 * changes nothing, so the same file twice is the same as once; a longer file adds what is new. The past asks no limit.
 * Throws `FORBIDDEN`.
 */
export async function importHistory(db: Db, actor: Actor, file: HistoryFile, { dryRun, partial }: ImportWish): Promise<ImportReport> {
  assertMay("history.import", actor);
  return inTransaction(
    db,
    async (tx) => {
      const [board] = await tx.$queryRaw<{ id: string; key: string }[]>`SELECT "id", "key" FROM "Board" WHERE "id" = ${actor.boardId}::uuid FOR UPDATE`;
      if (board === undefined) throw notFound();
      const known = await loadKnownCards(tx, board, file.lines);
      const plan = planImport(file.lines, known, now().getTime());
      const report = reportOf(plan, file);
      if (report.refused.length > 0 && !partial) return { ...report, cards: 0, events: 0 };
      if (!dryRun && plan.cards.length > 0) await writeImport(tx, await lockBoard(tx, board.id), { ...actor, via: "import" }, plan.cards, known);
      return report;
    },
    { timeoutMs: TIMEOUT_MS },
  );
}

function reportOf(plan: ImportPlan, file: HistoryFile): ImportReport {
  return {
    cards: plan.cards.length,
    events: plan.cards.reduce((sum, { lines }) => sum + lines.length, 0),
    unchanged: plan.unchanged,
    refused: [...file.refused, ...plan.refused].sort((a, b) => a.line - b.line),
  };
}
