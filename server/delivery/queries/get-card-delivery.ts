import { getCard } from "@/server/board/find-card";
import type { Reader } from "@/server/platform/db/client";
import { codeName } from "../domain/code-name";
import type { DeploymentKind } from "../domain/deployment-kind";
import type { PullRequestState } from "../domain/run-status";
import { type CardLine, EMPTY_LINE, listStrips } from "./list-strips";
import { listEnvironmentStates } from "./list-environment-states";
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

/** A place where the card has been and is no more, since a rollback, and what runs there now. */
export type TakenBack = { environment: string; code: string | null; since: string };

export type CardDelivery = CardLine & { takenBack: TakenBack[]; runs: RunLine[]; deployments: DeploymentLine[]; commits: CommitLine[]; pullRequests: PullRequestLine[]; incidents: never[] };

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
    takenBack: [...kinds.values()].includes("ROLLBACK") ? await listTakenBack(db, board, key, deployments) : [],
    deployments: deployments.map((line) => ({ ...line, kind: kinds.get(line.id) ?? line.kind })),
    commits: commits.map(({ id, sha, message, author, authoredAt, url }) => ({ id, sha, message, author, authoredAt: authoredAt?.toISOString() ?? null, url })),
    pullRequests: pullRequests.map(({ id, number, title, state, branch, author, url, openedAt, mergedAt }) => ({
      id, number, title, state, branch, author, url, openedAt: openedAt?.toISOString() ?? null, mergedAt: mergedAt?.toISOString() ?? null,
    })),
    incidents: [],
  };
}

/** Only a rollback takes cards away: where one succeeded and stands no more, it was taken back. */
async function listTakenBack(db: Reader, board: { id: string; key: string }, key: string, deployments: readonly DeploymentLine[]): Promise<TakenBack[]> {
  const succeeded = deployments.filter(({ succeededAt }) => succeededAt !== null);
  const states = await listEnvironmentStates(db, board);
  return states.flatMap(({ name, running }): TakenBack[] => {
    const services = succeeded.filter(({ boardEnvironment }) => boardEnvironment === name).map(({ service, sourceName }) => service ?? sourceName);
    const now = running.find(({ service }) => services.includes(service));
    const stands = running.some(({ cards }) => cards.some((card) => card.key === key));
    return now === undefined || stands ? [] : [{ environment: name, code: codeName(now), since: now.since }];
  });
}
