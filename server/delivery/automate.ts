import { appendHistory } from "@/server/board/append-history";
import { cardKey } from "@/server/board/domain/card-key";
import { findPlace } from "@/server/board/load-target";
import { getMovableCard } from "@/server/board/find-card";
import { lockBoard } from "@/server/board/lock-board";
import { applyMove } from "@/server/board/move-card";
import type { Actor } from "@/server/people/domain/actor";
import type { Statements } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import { type AutomationRules, type AutomationStep, automationSteps } from "./domain/automation";
import { AUTOMATION, type AutomatedCard, loadAutomationFacts } from "./load-automation-facts";

type Board = { id: string; key: string };

/** What a board does by itself, and which environment finishes a card. */
export type BoardRules = AutomationRules & { readonly finishEnvironmentId: string | null };

/** The rules of a board by which something that is told of a card may do something; null where none does. */
export async function readRules(tx: Statements, boardId: string): Promise<BoardRules | null> {
  const rules = await findRules(tx, boardId);
  return rules && (rules.pullOnCommit || rules.finishOn !== "NEVER" || rules.blockOnFailure) ? rules : null;
}

/**
 * Does what the board's rules want of these cards now that something was heard of them, in the transaction in which it was heard.
 * A card that a limit holds back stays where it is, and its history says so.
 */
export async function automate(tx: Statements, board: Board, rules: BoardRules, numbers: readonly number[]): Promise<void> {
  for (const card of await loadAutomationFacts(tx, board.id, numbers, rules)) {
    for (const step of automationSteps(card.facts, rules)) await take(tx, board, card, step);
  }
}

/** Pulls a card In Work because its branch name was copied, where the team wants that; returns whether it moved. */
export async function pullForBranch(tx: Statements, board: Board, number: number): Promise<boolean> {
  const rules = await findRules(tx, board.id);
  if (!rules?.pullOnBranch) return false;
  const on: AutomationRules = { pullOnCommit: true, pullOnBranch: true, finishOn: "NEVER", blockOnFailure: false };
  const [card] = await loadAutomationFacts(tx, board.id, [number], { finishOn: "NEVER", finishEnvironmentId: null });
  const [step] = card === undefined ? [] : automationSteps({ ...card.facts, hasCode: true }, on);
  return card !== undefined && step?.do === "move" && (await move(tx, board, card, { ...step, rule: "branch_copied" }));
}

async function findRules(tx: Statements, boardId: string): Promise<BoardRules | null> {
  const [rules] = await tx.$queryRaw<BoardRules[]>`
    SELECT "pullOnCommit", "pullOnBranch", "finishOn"::text, "finishEnvironmentId", "blockOnFailure" FROM "Automation" WHERE "boardId" = ${boardId}::uuid`;
  return rules ?? null;
}

async function take(tx: Statements, board: Board, card: AutomatedCard, step: AutomationStep): Promise<void> {
  if (step.do === "move") await move(tx, board, card, step);
  else await block(tx, board, card, step.do === "block" ? step.failure : null);
}

/** Blocks a card for this reason, or unblocks it for none. */
async function block(tx: Statements, board: Board, card: AutomatedCard, reason: string | null): Promise<void> {
  const locked = await lockBoard(tx, board.id);
  const { id } = await getMovableCard(tx, board.id, cardKey(board.key, card.number));
  const at = reason === null ? null : locked.writtenAt;
  await tx.$executeRaw`UPDATE "Card" SET "blockedAt" = ${at}::timestamptz, "blockedReason" = ${reason} WHERE "id" = ${id}::uuid`;
  await appendHistory(tx, locked, actorOf(board), [reason === null ? { kind: "card.unblocked", cardId: id, data: {} } : { kind: "card.blocked", cardId: id, data: { reason } }]);
}

async function move(tx: Statements, board: Board, card: AutomatedCard, { to, rule }: Extract<AutomationStep, { do: "move" }>): Promise<boolean> {
  const actor = actorOf(board);
  await tx.$executeRaw`SAVEPOINT automation`;
  try {
    const locked = await lockBoard(tx, board.id);
    const movable = await getMovableCard(tx, board.id, cardKey(board.key, card.number));
    const place = findPlace(tx, locked, to, undefined, movable.id, actor.roles);
    await applyMove(tx, locked, actor, { card: movable, to, order: {}, place });
    return true;
  } catch (error) {
    // Only a rule may stop a rule: nothing of the try is left but that the history tells of it, once for as long as the card stands there.
    if (!(error instanceof DomainError) || error.code !== "RULE_BROKEN") throw error;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT automation`;
    if (!card.held.includes(rule)) {
      const event = { kind: "automation.held", cardId: card.id, data: { rule, to, reason: error.reason, facts: error.facts } } as const;
      await appendHistory(tx, await lockBoard(tx, board.id), actor, [event]);
    }
    return false;
  }
}

/** The rights of the whole team, but not the way past a limit: that takes an override, which no rule ever gives. */
function actorOf(board: Board): Actor {
  return { userId: null, boardId: board.id, roles: ["PRODUCT_OWNER", "SCRUM_MASTER", "TEAM_MEMBER"], via: AUTOMATION };
}
