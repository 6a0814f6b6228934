import { getCard } from "@/server/board/find-card";
import type { Reader } from "@/server/platform/db/client";
import type { PullRequestState } from "../domain/run-status";
import { EMPTY_STRIP, type Strip } from "../domain/strip";
import { listStrips } from "./list-strips";
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

export type CardDelivery = { strip: Strip; runs: RunLine[]; deployments: DeploymentLine[]; commits: CommitLine[]; pullRequests: PullRequestLine[]; incidents: never[] };

/** At most this many of a kind are shown on a card, the latest. */
const SHOWN = 50;

/** All that sources told of a card, latest first. Throws `not_found`. */
export async function getCardDelivery(db: Reader, board: { id: string; key: string }, key: string): Promise<CardDelivery> {
  const card = await getCard(db, board.id, key);
  const linked = { links: { some: { cardId: card.id } } };
  const commits = await db.commit.findMany({ where: linked, orderBy: [{ authoredAt: "desc" }, { id: "desc" }], take: SHOWN });
  const pullRequests = await db.pullRequest.findMany({ where: linked, orderBy: [{ openedAt: "desc" }, { id: "desc" }], take: SHOWN });
  return {
    strip: (await listStrips(db, board.id, [card.number])).get(card.number) ?? EMPTY_STRIP,
    runs: await findRunLines(db, board.key, linked, { take: SHOWN }),
    deployments: await findDeploymentLines(db, board, linked, { take: SHOWN }),
    commits: commits.map(({ id, sha, message, author, authoredAt, url }) => ({ id, sha, message, author, authoredAt: authoredAt?.toISOString() ?? null, url })),
    pullRequests: pullRequests.map(({ id, number, title, state, branch, author, url, openedAt, mergedAt }) => ({
      id, number, title, state, branch, author, url, openedAt: openedAt?.toISOString() ?? null, mergedAt: mergedAt?.toISOString() ?? null,
    })),
    incidents: [],
  };
}
