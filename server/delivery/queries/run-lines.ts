import { cardKey } from "@/server/board/domain/card-key";
import type { Reader } from "@/server/platform/db/client";
import type { Decision, Prisma } from "@/server/platform/db/generated/client";
import type { GateCondition } from "../domain/changes";
import type { DeploymentKind, Strategy } from "../domain/deployment-kind";
import { environmentOf } from "../domain/environment-rule";
import type { DeploymentStatus, RunStatus } from "../domain/run-status";
import { lastHeard } from "../domain/stale-run";
import { STAGE_KINDS, type StageKind } from "../domain/stage-kind";
import type { Tier } from "../domain/environment-tier";
import { type BoardEnvironment, listEnvironments } from "./list-environments";
import { TOLD, type ToldLine, toldLine } from "./told-line";

export type StageLine = {
  name: string;
  kind: StageKind;
  status: RunStatus;
  url: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  /** What it asked for, where it is a quality gate. */
  conditions: GateCondition[] | null;
};

export type RunLine = {
  id: string;
  source: string;
  sourceName: string;
  externalId: string;
  attempt: number;
  name: string;
  title: string | null;
  status: RunStatus;
  trigger: string | null;
  branch: string | null;
  sha: string | null;
  actor: string | null;
  url: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  /** The latest that its producer has told of it or of one of its stages. */
  heardAt: string;
  stages: StageLine[];
  cards: string[];
};

/** `NEEDED`: it waits for that word. */
export type ApprovalLine = { state: "NEEDED" | "APPROVED" | "REJECTED"; by: string | null; at: string | null; note: string | null; told: ToldLine | null };

export type DeploymentLine = {
  id: string;
  source: string;
  sourceName: string;
  externalId: string;
  /** What its producer calls the place. */
  environment: string;
  /** The board's environment that this is; null for one that the board does not know. */
  boardEnvironment: string | null;
  tier: Tier;
  service: string | null;
  version: string | null;
  strategy: Strategy | null;
  /** Why it was made; null where neither its producer nor what ran before tells. */
  kind: DeploymentKind | null;
  status: DeploymentStatus;
  /** The Product Owner's word on it; null where nobody is or was asked. */
  approval: ApprovalLine | null;
  sha: string | null;
  ref: string | null;
  description: string | null;
  run: string | null;
  url: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  succeededAt: string | null;
  cards: string[];
};

const CARDS = { where: { card: { deletedAt: null } }, select: { card: { select: { number: true } } }, orderBy: { card: { number: "asc" } } } as const;
const APPROVAL = { select: { decision: true, note: true, decidedAt: true, ...TOLD, decidedBy: { select: { name: true } } } } as const;
const SOURCE = { select: { name: true } } as const;

type Page = { take: number; cursor?: { id: string }; skip?: number };

/** Runs with their stages and cards, latest first. */
export async function findRunLines(db: Reader, boardKey: string, where: Prisma.PipelineRunWhereInput, page: Page): Promise<RunLine[]> {
  const rows = await db.pipelineRun.findMany({
    where,
    orderBy: [{ createdAt: "desc" }, { attempt: "desc" }, { id: "desc" }],
    ...page,
    include: { source: SOURCE, stages: true, links: CARDS },
  });
  return rows.map((row) => ({
    id: row.id,
    source: row.sourceId,
    sourceName: row.source.name,
    externalId: row.externalId,
    attempt: row.attempt,
    name: row.name,
    title: row.title,
    status: row.status,
    trigger: row.trigger,
    branch: row.branch,
    sha: row.sha,
    actor: row.actor,
    url: row.url,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    heardAt: lastHeard(row.createdAt, [row, ...row.stages].flatMap(({ producerAt, startedAt, finishedAt }) => [producerAt, startedAt, finishedAt])).toISOString(),
    stages: inOrder(row.stages).map(({ name, kind, status, url, startedAt, finishedAt, conditions }) => ({
      name, kind, status, url, startedAt: startedAt?.toISOString() ?? null, finishedAt: finishedAt?.toISOString() ?? null, conditions: conditions as GateCondition[] | null,
    })),
    cards: keysOf(boardKey, row.links),
  }));
}

/** Deployments with their cards, latest first. */
export async function findDeploymentLines(db: Reader, board: { id: string; key: string }, where: Prisma.DeploymentWhereInput, page: Page): Promise<DeploymentLine[]> {
  const rows = await db.deployment.findMany({ where, orderBy: [{ createdAt: "desc" }, { id: "desc" }], ...page, include: { source: SOURCE, links: CARDS, approval: APPROVAL } });
  const environments = rows.length === 0 ? [] : await listEnvironments(db, board.id);
  const placed = rows.map((row) => ({ row, place: environmentOf(environments, row) }));
  return placed.map(({ row, place }) => ({
    id: row.id,
    source: row.sourceId,
    sourceName: row.source.name,
    externalId: row.externalId,
    environment: row.environment,
    boardEnvironment: place?.name ?? null,
    tier: place?.tier ?? row.tier,
    service: row.service,
    version: row.version,
    strategy: row.strategy,
    kind: row.kind,
    status: row.status,
    approval: approvalOf(row, place),
    sha: row.sha,
    ref: row.ref,
    description: row.description,
    run: row.runExternalId,
    url: row.url,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    succeededAt: row.succeededAt?.toISOString() ?? null,
    cards: keysOf(board.key, row.links),
  }));
}

type Decided = { decision: Decision; note: string; decidedAt: Date; decidedBy: { name: string } } & Parameters<typeof toldLine>[0];

function approvalOf({ approval, status }: { approval: Decided | null; status: DeploymentStatus }, environment: BoardEnvironment | null): ApprovalLine | null {
  if (approval) return { state: approval.decision, by: approval.decidedBy.name, at: approval.decidedAt.toISOString(), note: approval.note, told: toldLine(approval) };
  const waits = environment?.needsApproval === true && (status === "QUEUED" || status === "WAITING");
  return waits ? { state: "NEEDED", by: null, at: null, note: null, told: null } : null;
}

/** A page of a list that goes on after the item `cursor` names. */
export function pageOf({ limit, cursor }: { limit: number; cursor?: string | undefined }): Page {
  return { take: limit, ...(cursor ? { cursor: { id: cursor }, skip: 1 } : {}) };
}

function keysOf(boardKey: string, links: readonly { card: { number: number } }[]): string[] {
  return links.map(({ card }) => cardKey(boardKey, card.number));
}

function inOrder<T extends { kind: StageKind; startedAt: Date | null; name: string }>(stages: readonly T[]): T[] {
  const start = ({ startedAt }: T) => startedAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return [...stages].sort((a, b) => start(a) - start(b) || STAGE_KINDS.indexOf(a.kind) - STAGE_KINDS.indexOf(b.kind) || (a.name < b.name ? -1 : 1));
}
