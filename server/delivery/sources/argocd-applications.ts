import { z } from "zod";
import type { Change } from "../domain/changes";
import { environmentTier } from "../domain/environment-tier";
import { isOver, type RunStatus } from "../domain/run-status";
import { alertFacts, deploymentFacts } from "./facts";
import { imageCode, imageOf } from "./image-version";
import { instant, link, maybe, required, text } from "./loose";
import { mentionsIn } from "./mentions";
import type { Parsed } from "./source";

const texts = z.array(text(500)).nullish().catch(null).transform((list) => (list ?? []).filter((one) => one !== null));

const application = z.object({
  app: required(300),
  project: text(300),
  destination: maybe(z.object({ namespace: text(200), name: text(200) })),
  environment: text(200),
  revision: text(100),
  revisions: texts,
  healthStatus: text(60),
  phase: text(60),
  message: text(5_000),
  commitMessage: text(20_000),
  startedAt: instant,
  finishedAt: instant,
  images: texts,
  url: link,
});

type Application = z.output<typeof application>;

const PHASES: ReadonlyMap<string | null, RunStatus & ("RUNNING" | "SUCCESS" | "FAILED")> = new Map([["Running", "RUNNING"], ["Terminating", "RUNNING"], ["Succeeded", "SUCCESS"], ["Failed", "FAILED"], ["Error", "FAILED"]]);

/**
 * One sync of one application, known by when it began: at first it does not know its revision yet. The same is told on many occasions.
 * What is degraded when its sync is over is an alert.
 */
export function readApplication(payload: unknown, boardKey: string): Parsed {
  const told = application.parse(payload);
  const { app, startedAt, url } = told;
  if (startedAt === null) return { ignored: "no_sync" };
  const status = PHASES.get(told.phase) ?? "UNKNOWN";
  const place = placeOf(told);
  const repository = told.project ?? "default";
  const externalId = `${app} ${startedAt.toISOString()}`;
  const image = imageOf(told.images, app);
  const { version, sha } = imageCode(image);
  const finishedAt = isOver(status) ? told.finishedAt : null;
  const facts = deploymentFacts({
    ...place,
    status,
    service: app,
    version,
    sha,
    ref: told.revision ?? told.revisions[0] ?? null,
    description: told.message?.slice(0, 500).toWellFormed() ?? null,
    // A tag may be called like the branch that it was built from.
    mentions: mentionsIn([told.commitMessage, told.message, image?.split(":").at(-1)], boardKey),
    url,
    createdAt: startedAt,
    startedAt,
    finishedAt,
    succeededAt: status === "SUCCESS" ? (finishedAt ?? startedAt) : null,
    producerAt: told.finishedAt ?? startedAt,
  });
  const changes: Change[] = [{ type: "deployment", repository, externalId, facts }];
  if (told.healthStatus !== "Degraded" || status !== "SUCCESS") return { changes };
  const alert = alertFacts({ title: `${app} is degraded`, status: "FIRING", environment: place.environment, service: app, url, startedAt: finishedAt ?? startedAt, description: told.message });
  return { changes: [...changes, { type: "alert", repository, externalId, facts: alert }] };
}

/** Where it went: what is said to be its environment, else the first of namespace, application and cluster whose name says how near to its users it is. */
function placeOf({ environment, destination, app }: Application) {
  const named = [destination?.namespace, app, destination?.name].filter((name) => typeof name === "string");
  const name = environment ?? named.find((one) => environmentTier(one) !== "OTHER") ?? named[0] ?? app;
  const tier = environmentTier(name);
  return { environment: name.slice(0, 200), tier: tier === "OTHER" ? environmentTier(app) : tier };
}
