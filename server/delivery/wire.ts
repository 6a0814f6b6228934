import { z } from "zod";
import { TIERS } from "./domain/environment-tier";
import { DEPLOYMENT_STATUSES, PULL_REQUEST_STATES, RUN_STATUSES } from "./domain/run-status";
import { DELIVERY_OUTCOMES, SOURCE_KINDS } from "./domain/source-kind";
import { STAGE_KINDS } from "./domain/stage-kind";

// What crosses the wire, as the OpenAPI document shows it. Instants are ISO-8601 in UTC.

const instant = z.string();
const maybeText = z.string().nullable();
const maybeInstant = instant.nullable();

const partState = z.enum(["NONE", "RUNNING", "PASSED", "FAILED", "WAITING"]);
const strip = z.object({ CODE: partState, BUILD: partState, TEST: partState, DEPLOY: partState, RELEASE: partState, MONITOR: partState });

const source = z.object({ id: z.string(), kind: z.enum(SOURCE_KINDS), name: z.string(), url: z.string() });
/** The only answer that holds a secret. */
export const sourceCreated = source.extend({ secret: z.string() });
export const sources = z.array(source.extend({ createdAt: instant, lastHeardAt: maybeInstant }));
export const sourceRemoved = z.object({ id: z.string() });

const deliveryLine = z.object({
  id: z.string(),
  source: z.string(),
  sourceName: z.string(),
  externalId: maybeText,
  event: z.string(),
  action: maybeText,
  receivedAt: instant,
  appliedAt: maybeInstant,
  outcome: z.enum(DELIVERY_OUTCOMES),
  reason: maybeText,
  detail: maybeText,
  cards: z.array(z.string()),
});
export const deliveries = z.array(deliveryLine);
export const delivery = deliveryLine.extend({ headers: z.record(z.string(), z.string()), body: z.string(), bytes: z.number() });
export const answer = z.object({ outcome: z.enum(["APPLIED", "DUPLICATE", "IGNORED", "FAILED"]), reason: z.string().optional(), cards: z.array(z.string()) });

const run = z.object({
  id: z.string(),
  source: z.string(),
  sourceName: z.string(),
  externalId: z.string(),
  attempt: z.number(),
  name: z.string(),
  title: maybeText,
  status: z.enum(RUN_STATUSES),
  trigger: maybeText,
  branch: maybeText,
  sha: maybeText,
  actor: maybeText,
  url: maybeText,
  createdAt: instant,
  startedAt: maybeInstant,
  finishedAt: maybeInstant,
  stages: z.array(z.object({ name: z.string(), kind: z.enum(STAGE_KINDS), status: z.enum(RUN_STATUSES), url: maybeText, startedAt: maybeInstant, finishedAt: maybeInstant })),
  cards: z.array(z.string()),
});
export const runs = z.array(run);

const deployment = z.object({
  id: z.string(),
  source: z.string(),
  sourceName: z.string(),
  externalId: z.string(),
  environment: z.string(),
  tier: z.enum(TIERS),
  status: z.enum(DEPLOYMENT_STATUSES),
  sha: maybeText,
  ref: maybeText,
  description: maybeText,
  run: maybeText,
  url: maybeText,
  createdAt: instant,
  startedAt: maybeInstant,
  finishedAt: maybeInstant,
  succeededAt: maybeInstant,
  cards: z.array(z.string()),
});
export const deployments = z.array(deployment);

export const cardDelivery = z.object({
  strip,
  runs,
  deployments,
  commits: z.array(z.object({ id: z.string(), sha: z.string(), message: z.string(), author: maybeText, authoredAt: maybeInstant, url: maybeText })),
  pullRequests: z.array(
    z.object({
      id: z.string(), number: z.number(), title: z.string(), state: z.enum(PULL_REQUEST_STATES), branch: z.string(), author: maybeText, url: maybeText,
      openedAt: maybeInstant, mergedAt: maybeInstant,
    }),
  ),
  incidents: z.array(z.never()),
});
export const strips = z.array(z.object({ card: z.string(), strip }));
