import { appendHistory } from "@/server/board/append-history";
import type { NewEvent } from "@/server/board/domain/history-event";
import { lockBoard } from "@/server/board/lock-board";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { DomainError, notFound } from "@/server/platform/errors";
import type { DecideDeployment } from "./contracts";
import { environmentOf } from "./domain/environment-rule";
import { isOver } from "./domain/run-status";
import { qualityGateOf } from "./queries/quality-gate-of";
import { listEnvironments } from "./queries/list-environments";

export type Decided = { id: string; decision: "APPROVED" | "REJECTED"; note: string; decidedAt: string };

/**
 * The Product Owner's word on a deployment that waits for it; its pipeline is told where its environment says so. Throws
 * `FORBIDDEN`, `not_found`, `RULE_BROKEN no_approval_needed`, `deployment_over`, `quality_gate_failed`, `quality_gate_unknown`, and
 * `CONFLICT already_decided`.
 */
export async function decideDeployment(db: Db, actor: Actor, userId: string, { id, decision, note }: DecideDeployment): Promise<Decided> {
  assertMay("deployment.approve", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const deployment = await tx.deployment.findFirst({ where: { id, source: { boardId: board.id } }, include: { approval: true, links: { select: { cardId: true } } } });
    if (!deployment) throw notFound();
    const environment = environmentOf(await listEnvironments(tx, board.id), deployment);
    if (!environment?.needsApproval) throw new DomainError("RULE_BROKEN", "no_approval_needed", { environment: deployment.environment });
    if (deployment.approval) throw new DomainError("CONFLICT", "already_decided", { decision: deployment.approval.decision });
    if (isOver(deployment.status)) throw new DomainError("RULE_BROKEN", "deployment_over", { status: deployment.status });
    if (decision === "APPROVED" && environment.needsQualityGate) await assertGate(tx, board.id, deployment.sha);
    await tx.approval.create({
      data: { boardId: board.id, deploymentId: id, decision, note, decidedAt: board.writtenAt, decidedById: userId, callback: environment.callbackUrl === null ? null : "PENDING", callbackAt: board.writtenAt },
    });
    const data = { deployment: deployment.externalId, environment: environment.name, version: deployment.version, decision, note };
    const events = (deployment.links.length > 0 ? deployment.links : [{}]).map((link): NewEvent => ({ kind: "deployment.decided", ...link, data }));
    await appendHistory(tx, board, actor, events);
    return { id, decision, note, decidedAt: board.writtenAt.toISOString() };
  });
}

async function assertGate(tx: Tx, boardId: string, sha: string | null): Promise<void> {
  const gate = sha === null ? null : await qualityGateOf(tx, boardId, sha);
  if (gate === null) throw new DomainError("RULE_BROKEN", "quality_gate_unknown", { sha: sha ?? "" });
  if (gate.status !== "SUCCESS") throw new DomainError("RULE_BROKEN", "quality_gate_failed", { name: gate.name, unmet: gate.unmet.join(", ") });
}
