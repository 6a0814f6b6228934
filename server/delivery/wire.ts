import { z } from "zod";
import { CARD_KINDS } from "@/server/board/domain/card";
import { AUTOMATION_RULES, FINISH_ON } from "./domain/automation";
import { CALLBACK_KINDS, CALLBACK_REASONS } from "./domain/call-back";
import { DEPLOYMENT_KINDS, STRATEGIES } from "./domain/deployment-kind";
import { TIERS } from "./domain/environment-tier";
import { DEPLOYMENT_STATUSES, PULL_REQUEST_STATES, RUN_STATUSES } from "./domain/run-status";
import { LINKED_THINGS } from "./domain/link-search";
import { DELIVERY_OUTCOMES, SOURCE_KINDS } from "./domain/source-kind";
import { STAGE_KINDS } from "./domain/stage-kind";

// What crosses the wire, as the OpenAPI document shows it. Instants are ISO-8601 in UTC.

const instant = z.string();
const maybeText = z.string().nullable();
const maybeInstant = instant.nullable();

const partState = z.enum(["NONE", "RUNNING", "PASSED", "FAILED", "WAITING"]);
const strip = z.object({ CODE: partState, BUILD: partState, TEST: partState, DEPLOY: partState, RELEASE: partState, MONITOR: partState });
const held = z.object({
  rule: z.enum(AUTOMATION_RULES), to: z.enum(["IN_WORK", "DONE"]), reason: z.string(), count: z.number().nullable(), limit: z.number().nullable(), person: maybeText, at: instant,
});
const line = { strip, held: held.nullable() };

const source = z.object({ id: z.string(), kind: z.enum(SOURCE_KINDS), name: z.string(), url: z.string() });
/** The only answer that holds a secret. */
export const sourceCreated = source.extend({ secret: z.string() });
const stageRules = z.array(z.object({ pattern: z.string(), kind: z.enum(STAGE_KINDS) }));
export const sources = z.array(source.extend({ createdAt: instant, lastHeardAt: maybeInstant, stageRules }));
export const stageRulesSet = z.object({ id: z.string(), rules: stageRules, changed: z.number() });
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

const gateCondition = z.object({ metric: z.string(), operator: maybeText, value: maybeText, threshold: maybeText, isMet: z.boolean() });
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
  heardAt: instant,
  stages: z.array(z.object({ name: z.string(), kind: z.enum(STAGE_KINDS), status: z.enum(RUN_STATUSES), url: maybeText, startedAt: maybeInstant, finishedAt: maybeInstant, conditions: z.array(gateCondition).nullable() })),
  cards: z.array(z.string()),
});
export const runs = z.array(run);

const told = z.object({ state: z.enum(["PENDING", "SENT", "FAILED"]), tries: z.number(), nextAt: maybeInstant, reason: z.enum(CALLBACK_REASONS).nullable(), said: maybeText });
const deployment = z.object({
  id: z.string(),
  source: z.string(),
  sourceName: z.string(),
  externalId: z.string(),
  environment: z.string(),
  boardEnvironment: maybeText,
  tier: z.enum(TIERS),
  service: maybeText,
  version: maybeText,
  strategy: z.enum(STRATEGIES).nullable(),
  kind: z.enum(DEPLOYMENT_KINDS).nullable(),
  status: z.enum(DEPLOYMENT_STATUSES),
  approval: z.object({ state: z.enum(["NEEDED", "APPROVED", "REJECTED"]), by: maybeText, at: maybeInstant, note: maybeText, told: told.nullable() }).nullable(),
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
  ...line,
  takenBack: z.array(z.object({ environment: z.string(), code: maybeText, since: instant })),
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
const deployedCard = z.object({ key: z.string(), title: z.string(), kind: z.enum(CARD_KINDS), points: z.number().nullable() });
const environment = z.object({
  id: maybeText, name: z.string(), tier: z.enum(TIERS), patterns: z.array(z.string()), needsApproval: z.boolean(), needsQualityGate: z.boolean(),
  callbackKind: z.enum(CALLBACK_KINDS).nullable(), callbackUrl: maybeText,
});
export const environments = z.array(environment);
const asking = z.object({
  deployment: z.string(), service: z.string(), version: maybeText, sha: maybeText, ref: maybeText, kind: z.enum(DEPLOYMENT_KINDS), strategy: z.enum(STRATEGIES).nullable(), url: maybeText, createdAt: instant,
  cards: z.array(deployedCard), points: z.number(), gate: z.object({ name: z.string(), status: z.enum(RUN_STATUSES), unmet: z.array(z.string()), url: maybeText }).nullable(),
});
export const seenEnvironments = z.array(z.object({ name: z.string(), tier: z.enum(TIERS), environment: maybeText, deployments: z.number(), lastAt: instant }));
export const environmentStates = z.array(
  environment.extend({
    running: z.array(
      z.object({
        service: z.string(), deployment: z.string(), version: maybeText, sha: maybeText, ref: maybeText, kind: z.enum(DEPLOYMENT_KINDS), strategy: z.enum(STRATEGIES).nullable(), url: maybeText,
        since: instant, cards: z.array(deployedCard),
      }),
    ),
    waiting: z.object({ cards: z.array(deployedCard), points: z.number() }),
    asking: z.array(asking),
    pending: z.number(),
  }),
);
const release = z.object({
  version: z.string(), service: z.string(), environment: z.string(), kind: z.enum(DEPLOYMENT_KINDS), deployment: z.string(), sha: maybeText, releasedAt: instant, cards: z.array(deployedCard),
  points: z.number(), unestimated: z.number(), commits: z.number(), notes: maybeText, url: maybeText, approvedBy: maybeText, approvedAt: maybeInstant, approvalNote: maybeText,
  told: told.nullable(),
});
export const releases = z.array(release);
export const audit = z.array(release.extend({ commitList: z.array(z.object({ sha: z.string(), message: z.string(), author: maybeText, url: maybeText })) }));
export const automation = z.object({ pullOnCommit: z.boolean(), pullOnBranch: z.boolean(), finishOn: z.enum(FINISH_ON), finishEnvironmentId: maybeText, blockOnFailure: z.boolean() });
export const decided = z.object({ id: z.string(), decision: z.enum(["APPROVED", "REJECTED"]), note: z.string(), decidedAt: instant });
export const linkable = z.array(z.object({ what: z.enum(LINKED_THINGS), id: z.string(), name: z.string(), detail: z.string(), url: maybeText, at: maybeInstant }));
export const linkedByHand = z.object({ linked: z.boolean() });
export const branch = z.object({ branch: z.string(), pulled: z.boolean() });
export const strips = z.array(z.object({ card: z.string(), ...line }));
