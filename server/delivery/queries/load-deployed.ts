import type { CardKind } from "@/server/board/domain/card";
import { cardKey } from "@/server/board/domain/card-key";
import type { Reader } from "@/server/platform/db/client";
import { type DeploymentKind, deploymentKinds, type Strategy } from "../domain/deployment-kind";
import { environmentOf } from "../domain/environment-rule";
import type { Tier } from "../domain/environment-tier";
import type { DeploymentStatus } from "../domain/run-status";
import { type BoardEnvironment, listEnvironments } from "./list-environments";

export type DeployedCard = { key: string; title: string; kind: CardKind; points: number | null };

/** A deployment, where it went on this board and why it was made. */
export type DeployedLine = {
  id: string;
  sourceName: string;
  /** What was deployed: the service, else the source's name. */
  service: string;
  environment: BoardEnvironment | null;
  /** What its producer calls the place. */
  place: string;
  tier: Tier;
  status: DeploymentStatus;
  kind: DeploymentKind;
  strategy: Strategy | null;
  version: string | null;
  sha: string | null;
  ref: string | null;
  url: string | null;
  createdAt: Date;
  succeededAt: Date | null;
  cards: DeployedCard[];
};

/** So many deployments of a board are looked back on, the latest. */
const LOOKED_BACK = 2_000;

/** The deployments of a board in the order in which they were made, each with its environment, its kind and its cards. */
export async function loadDeployed(db: Reader, board: { id: string; key: string }): Promise<{ environments: BoardEnvironment[]; deployments: DeployedLine[] }> {
  const environments = await listEnvironments(db, board.id);
  const rows = await db.deployment.findMany({
    where: { source: { boardId: board.id } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: LOOKED_BACK,
    include: {
      source: { select: { name: true } },
      links: { where: { card: { deletedAt: null } }, select: { card: { select: { number: true, title: true, kind: true, points: true } } }, orderBy: { card: { number: "asc" } } },
    },
  });
  const placed = rows.reverse().map((row) => ({ row, environment: environmentOf(environments, row) }));
  const kinds = kindsOf(placed.map(({ row, environment }) => ({ ...row, place: environment?.name ?? row.environment })));
  return {
    environments,
    deployments: placed.map(({ row, environment }) => ({
      id: row.id,
      sourceName: row.source.name,
      service: row.service ?? row.source.name,
      environment,
      place: row.environment,
      tier: environment?.tier ?? row.tier,
      status: row.status,
      kind: kinds.get(row.id) ?? "NORMAL",
      strategy: row.strategy,
      version: row.version,
      sha: row.sha,
      ref: row.ref,
      url: row.url,
      createdAt: row.createdAt,
      succeededAt: row.succeededAt,
      cards: row.links.map(({ card }) => ({ key: cardKey(board.key, card.number), title: card.title, kind: card.kind, points: card.points === null ? null : Number(card.points) })),
    })),
  };
}

/** Why each of a board's deployments was made, by its id. */
export async function loadKinds(db: Reader, boardId: string): Promise<Map<string, DeploymentKind>> {
  const environments = await listEnvironments(db, boardId);
  const rows = await db.deployment.findMany({
    where: { source: { boardId } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: LOOKED_BACK,
    select: { id: true, sourceId: true, repository: true, service: true, environment: true, tier: true, sha: true, version: true, ref: true, kind: true, succeededAt: true },
  });
  return kindsOf(rows.reverse().map((row) => ({ ...row, place: environmentOf(environments, row)?.name ?? row.environment })));
}

type Told = { id: string; sourceId: string; repository: string; service: string | null; place: string; sha: string | null; version: string | null; ref: string | null; kind: DeploymentKind | null; succeededAt: Date | null };

function kindsOf(rows: readonly Told[]): Map<string, DeploymentKind> {
  const lines = new Map<string, Told[]>();
  for (const row of rows) {
    const line = `${row.sourceId}\n${row.repository}\n${row.service ?? ""}\n${row.place}`;
    lines.set(line, [...(lines.get(line) ?? []), row]);
  }
  const kinds = [...lines.values()].map((line) =>
    deploymentKinds(line.map(({ id, sha, version, ref, kind, succeededAt }) => ({ id, code: sha ?? version, ref, kind, isSuccess: succeededAt !== null }))),
  );
  return new Map(kinds.flatMap((some) => [...some]));
}
