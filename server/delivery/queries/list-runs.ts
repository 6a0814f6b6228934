import type { Reader } from "@/server/platform/db/client";
import type { ListDeployments, ListRuns } from "../contracts";
import { type DeploymentLine, findDeploymentLines, findRunLines, pageOf, type RunLine } from "./run-lines";

type Board = { id: string; key: string };

/** The runs of a board's sources, latest first, each attempt of its own. */
export function listRuns(db: Reader, board: Board, input: ListRuns): Promise<RunLine[]> {
  return findRunLines(db, board.key, { source: { boardId: board.id }, ...(input.status ? { status: input.status } : {}) }, pageOf(input));
}

/** The deployments of a board's sources, latest first. */
export function listDeployments(db: Reader, board: Board, input: ListDeployments): Promise<DeploymentLine[]> {
  return findDeploymentLines(db, board.key, { source: { boardId: board.id }, ...(input.environment ? { environment: input.environment } : {}) }, pageOf(input));
}
