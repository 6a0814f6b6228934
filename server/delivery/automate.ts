import { appendHistory } from "@/server/board/append-history";
import { cardKey } from "@/server/board/domain/card-key";
import { changeCard } from "@/server/board/change-card";
import { findPlace } from "@/server/board/load-target";
import { getMovableCard } from "@/server/board/find-card";
import { lockBoard } from "@/server/board/lock-board";
import { applyMove } from "@/server/board/move-card";
import type { Actor } from "@/server/people/domain/actor";
import type { Tx } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import { type AutomationRules, type AutomationStep, automationSteps } from "./domain/automation";
import { AUTOMATION, type AutomatedCard, loadAutomationFacts } from "./load-automation-facts";

type Board = { id: string; key: string };

/**
 * Does what the board's rules want of these cards now that something was heard of them, in the transaction in which it was heard.
 * A card that a limit holds back stays where it is, and its history says so.
 */
export async function automate(tx: Tx, board: Board, numbers: readonly number[]): Promise<void> {
  const rules = await tx.automation.findUnique({ where: { boardId: board.id } });
  if (rules === null) return;
  for (const card of await loadAutomationFacts(tx, board.id, numbers, rules)) {
    for (const step of automationSteps(card.facts, rules)) await take(tx, board, card, step);
  }
}

/** Pulls a card In Work because its branch name was copied, where the team wants that; returns whether it moved. */
export async function pullForBranch(tx: Tx, board: Board, number: number): Promise<boolean> {
  const rules = await tx.automation.findUnique({ where: { boardId: board.id } });
  if (!rules?.pullOnBranch) return false;
  const on: AutomationRules = { pullOnCommit: true, pullOnBranch: true, finishOn: "NEVER", blockOnFailure: false };
  const [card] = await loadAutomationFacts(tx, board.id, [number], { finishOn: "NEVER", finishEnvironmentId: null });
  const [step] = card === undefined ? [] : automationSteps({ ...card.facts, hasCode: true }, on);
  return card !== undefined && step?.do === "move" && (await move(tx, board, card, { ...step, rule: "branch_copied" }));
}

async function take(tx: Tx, board: Board, card: AutomatedCard, step: AutomationStep): Promise<void> {
  const key = cardKey(board.key, card.number);
  if (step.do === "move") await move(tx, board, card, step);
  else if (step.do === "block") {
    const reason = step.failure;
    await changeCard(tx, actorOf(board), key, (_, at) => ({ data: { blockedAt: at, blockedReason: reason }, event: { kind: "card.blocked", data: { reason } } }));
  } else await changeCard(tx, actorOf(board), key, () => ({ data: { blockedAt: null, blockedReason: null }, event: { kind: "card.unblocked", data: {} } }));
}

async function move(tx: Tx, board: Board, card: AutomatedCard, { to, rule }: Extract<AutomationStep, { do: "move" }>): Promise<boolean> {
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
