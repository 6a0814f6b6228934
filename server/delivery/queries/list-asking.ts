import type { Reader } from "@/server/platform/db/client";
import type { DeploymentKind, Strategy } from "../domain/deployment-kind";
import type { DeployedCard, DeployedLine } from "./load-deployed";
import { type QualityGate, qualityGateOf } from "./quality-gate-of";

/** A deployment that waits for the Product Owner's word, with what there is to know before it is given. */
export type AskingLine = {
  deployment: string;
  service: string;
  version: string | null;
  sha: string | null;
  ref: string | null;
  kind: DeploymentKind;
  strategy: Strategy | null;
  url: string | null;
  createdAt: string;
  cards: DeployedCard[];
  points: number;
  /** What its environment's quality gate says of its commit; null where none is asked for, and where none has reported. */
  gate: QualityGate | null;
};

/** Of the deployments of one board those that wait for somebody's word, by the name of their environment; the longest wait first. */
export async function listAsking(db: Reader, boardId: string, deployments: readonly DeployedLine[]): Promise<Map<string, AskingLine[]>> {
  const decided = new Set((await db.approval.findMany({ where: { boardId }, select: { deploymentId: true } })).map(({ deploymentId }) => deploymentId));
  const asking = new Map<string, AskingLine[]>();
  for (const one of deployments) {
    const { environment, id, status, service, version, sha, ref, kind, strategy, url, createdAt, cards } = one;
    if (!environment?.needsApproval || decided.has(id) || (status !== "QUEUED" && status !== "WAITING")) continue;
    const gate = environment.needsQualityGate && sha !== null ? await qualityGateOf(db, boardId, sha) : null;
    const points = cards.reduce((sum, card) => sum + (card.points ?? 0), 0);
    const line: AskingLine = { deployment: id, service, version, sha, ref, kind, strategy, url, createdAt: createdAt.toISOString(), cards, points, gate };
    asking.set(environment.name, [...(asking.get(environment.name) ?? []), line]);
  }
  return asking;
}
