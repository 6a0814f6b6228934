import type { Reader } from "@/server/platform/db/client";
import { notFound } from "@/server/platform/errors";
import type { ListDeployments, ListRuns } from "../contracts";
import { environmentOf } from "../domain/environment-rule";
import { listEnvironments } from "./list-environments";
import { loadDeployed } from "./load-deployed";
import { type DeploymentLine, findDeploymentLines, findRunLines, pageOf, type RunLine } from "./run-lines";

type Board = { id: string; key: string };

/** The runs of a board's sources, latest first, each attempt of its own. Throws `not_found` for another board's cursor. */
export async function listRuns(db: Reader, board: Board, input: ListRuns): Promise<RunLine[]> {
  const ours = { source: { boardId: board.id } };
  if (input.cursor && (await db.pipelineRun.count({ where: { ...ours, id: input.cursor } })) === 0) throw notFound();
  return findRunLines(db, board.key, { ...ours, ...(input.status ? { status: input.status } : {}) }, pageOf(input));
}

/** The deployments of a board's sources, latest first; `environment` is the board's name of one, or its producer's. Throws `not_found` for another board's cursor. */
export async function listDeployments(db: Reader, board: Board, input: ListDeployments): Promise<DeploymentLine[]> {
  const ours = { source: { boardId: board.id } };
  if (input.cursor && (await db.deployment.count({ where: { ...ours, id: input.cursor } })) === 0) throw notFound();
  const lines = await findDeploymentLines(db, board, { ...ours, ...(input.environment ? { OR: await placesOf(db, board.id, input.environment) } : {}) }, pageOf(input));
  const kinds = new Map((await loadDeployed(db, board)).deployments.map(({ id, kind }) => [id, kind]));
  return lines.map((line) => ({ ...line, kind: kinds.get(line.id) ?? line.kind }));
}

/** What producers call the environment with this name. */
async function placesOf(db: Reader, boardId: string, name: string) {
  const environments = await listEnvironments(db, boardId);
  const places = await db.deployment.findMany({ where: { source: { boardId } }, distinct: ["environment", "tier"], select: { environment: true, tier: true } });
  return places.filter((place) => place.environment === name || environmentOf(environments, place)?.name === name);
}
