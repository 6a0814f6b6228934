import type { Reader } from "@/server/platform/db/client";
import type { DeploymentKind, Strategy } from "../domain/deployment-kind";
import { runningAfter, type Succeeded, waitingFor } from "../domain/promotion";
import { type AskingLine, listAsking } from "./list-asking";
import type { BoardEnvironment } from "./list-environments";
import { type DeployedCard, type DeployedLine, loadDeployed } from "./load-deployed";

export type RunningService = {
  service: string;
  deployment: string;
  version: string | null;
  sha: string | null;
  ref: string | null;
  kind: DeploymentKind;
  strategy: Strategy | null;
  url: string | null;
  since: string;
  cards: DeployedCard[];
};

export type EnvironmentState = BoardEnvironment & {
  running: RunningService[];
  /** What stands at an earlier place and not here: what would go out next. */
  waiting: { cards: DeployedCard[]; points: number };
  /** Deployments that wait for somebody's word, and how many they are. */
  asking: AskingLine[];
  pending: number;
};

/** What runs where on a board since when and with which cards, in the order of promotion. */
export async function listEnvironmentStates(db: Reader, board: { id: string; key: string }): Promise<EnvironmentState[]> {
  const { environments, deployments } = await loadDeployed(db, board);
  const askingAt = await listAsking(db, board.id, deployments);
  const cards = new Map(deployments.flatMap((one) => one.cards.map((card) => [card.key, card] as const)));
  const here: string[][] = [];
  return environments.map((environment) => {
    const all = deployments.filter((one) => one.environment === environment);
    const running = servicesOf(all).flatMap((service) => runningService(service, cards));
    const standing = [...new Set(running.flatMap((service) => service.cards.map(({ key }) => key)))];
    const waiting = waitingFor(here, standing).flatMap((key) => cards.get(key) ?? []);
    here.push(standing);
    const asking = askingAt.get(environment.name) ?? [];
    return { ...environment, running, waiting: { cards: waiting, points: waiting.reduce((sum, { points }) => sum + (points ?? 0), 0) }, asking, pending: asking.length };
  });
}

function servicesOf(deployments: readonly DeployedLine[]): DeployedLine[][] {
  const services = new Map<string, DeployedLine[]>();
  for (const one of deployments) if (one.succeededAt !== null) services.set(one.service, [...(services.get(one.service) ?? []), one]);
  return [...services.values()].map((all) => all.sort((a, b) => (a.succeededAt?.getTime() ?? 0) - (b.succeededAt?.getTime() ?? 0)));
}

function runningService(successes: readonly DeployedLine[], known: ReadonlyMap<string, DeployedCard>): RunningService[] {
  const layers = successes.map((line): Succeeded & { line: DeployedLine } => ({ id: line.id, code: line.sha ?? line.version, kind: line.kind, cards: line.cards.map(({ key }) => key), line }));
  const { deployment, cards } = runningAfter(layers);
  if (deployment === null) return [];
  const { service, id, version, sha, ref, kind, strategy, url, succeededAt } = deployment.line;
  return [{ service, deployment: id, version, sha, ref, kind, strategy, url, since: succeededAt?.toISOString() ?? "", cards: cards.flatMap((key) => known.get(key) ?? []) }];
}
