import { getCard } from "@/server/board/find-card";
import type { Reader } from "@/server/platform/db/client";
import type { DeploymentKind } from "../domain/deployment-kind";
import type { PullRequestState } from "../domain/run-status";
import { type CardLine, EMPTY_LINE, listStrips } from "./list-strips";
import { loadKinds } from "./load-deployed";
import { type DeploymentLine, findDeploymentLines, findRunLines, type RunLine } from "./run-lines";

export type CommitLine = { id: string; sha: string; message: string; author: string | null; authoredAt: string | null; url: string | null };
export type PullRequestLine = {
  id: string;
  number: number;
  title: string;
  state: PullRequestState;
  branch: string;
  author: string | null;
  url: string | null;
  openedAt: string | null;
  mergedAt: string | null;
};

export type CardDelivery = CardLine & { runs: RunLine[]; deployments: DeploymentLine[]; commits: CommitLine[]; pullRequests: PullRequestLine[]; incidents: never[] };

/** At most this many of a kind are shown on a card, the latest. */
const SHOWN = 50;

/** All that sources told of a card, latest first. Throws `not_found`. */
export async function getCardDelivery(db: Reader, board: { id: string; key: string }, key: string): Promise<CardDelivery> {
  const card = await getCard(db, board.id, key);
  const linked = { links: { some: { cardId: card.id } } };
  const commits = await db.commit.findMany({ where: linked, orderBy: [{ authoredAt: "desc" }, { id: "desc" }], take: SHOWN });
  const pullRequests = await db.pullRequest.findMany({ where: linked, orderBy: [{ openedAt: "desc" }, { id: "desc" }], take: SHOWN });
  const deployments = await findDeploymentLines(db, board, linked, { take: SHOWN });
  const kinds = deployments.length === 0 ? new Map<string, DeploymentKind>() : await loadKinds(db, board.id);
  return {
    ...((await listStrips(db, board.id, [card.number])).get(card.number) ?? EMPTY_LINE),
    runs: await findRunLines(db, board.key, linked, { take: SHOWN }),
    deployments: deployments.map((line) => ({ ...line, kind: kinds.get(line.id) ?? line.kind })),
    commits: commits.map(({ id, sha, message, author, authoredAt, url }) => ({ id, sha, message, author, authoredAt: authoredAt?.toISOString() ?? null, url })),
    pullRequests: pullRequests.map(({ id, number, title, state, branch, author, url, openedAt, mergedAt }) => ({
      id, number, title, state, branch, author, url, openedAt: openedAt?.toISOString() ?? null, mergedAt: mergedAt?.toISOString() ?? null,
    })),
    incidents: [],
  };
}
