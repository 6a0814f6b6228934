import { z } from "zod";
import { lineText } from "@/server/platform/domain/text-input";
import { FINISH_ON } from "./domain/automation";
import { CALLBACK_KINDS, CALLBACK_SECRET_MAX } from "./domain/call-back";
import { ENVIRONMENT_NAME_MAX, ENVIRONMENTS_MAX, PATTERN_MAX, PATTERNS_MAX } from "./domain/environment-rule";
import { TIERS } from "./domain/environment-tier";
import { LINK_SEARCH_MAX, LINKED_THINGS } from "./domain/link-search";
import { isMonth } from "./domain/month";
import { RUN_STATUSES } from "./domain/run-status";
import { STAGE_KINDS } from "./domain/stage-kind";
import { STAGE_RULES_MAX } from "./domain/stage-rule";
import { DELIVERY_OUTCOMES, SECRET_MIN, SOURCE_KINDS, SOURCE_NAME_MAX } from "./domain/source-kind";

const board = { key: z.string().max(100) };
const page = { limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.uuid().optional() };

/** The longest note on a decision, in characters. */
const NOTE_MAX = 2000;

/** Cards whose lines are told in one answer. */
const STRIPS_MAX = 200;

export const createSourceInput = z.object({
  ...board,
  kind: z.string().max(20).toLowerCase().pipe(z.enum(SOURCE_KINDS)),
  name: lineText(SOURCE_NAME_MAX),
  secret: z.string().min(SECRET_MIN).max(200).optional(),
});
export const sourceInput = z.object({ ...board, id: z.uuid() });
const stageRule = z.object({ pattern: lineText(PATTERN_MAX), kind: z.enum(STAGE_KINDS) });
export const setStageRulesInput = z.object({ ...board, id: z.uuid(), rules: z.array(stageRule).max(STAGE_RULES_MAX) });
export const deliveryInput = z.object({ ...board, id: z.uuid() });
export const listDeliveriesInput = z.object({
  ...board,
  ...page,
  source: z.uuid().optional(),
  outcome: z.enum(DELIVERY_OUTCOMES).optional(),
  search: z.string().max(200).optional(),
});
export const listRunsInput = z.object({ ...board, ...page, status: z.enum(RUN_STATUSES).optional() });
export const listDeploymentsInput = z.object({ ...board, ...page, environment: z.string().max(200).optional() });
export const listReleasesInput = z.object({ ...board, from: z.iso.datetime({ offset: true }).optional(), to: z.iso.datetime({ offset: true }).optional() });
export const auditInput = z.object({ ...board, month: z.string().max(7).refine(isMonth, "YYYY-MM").optional() });
export const stripsInput = z.object({ ...board, cards: z.array(z.string().max(21)).max(STRIPS_MAX) });

const environment = z.object({
  id: z.uuid().nullish(),
  name: lineText(ENVIRONMENT_NAME_MAX),
  tier: z.enum(TIERS),
  patterns: z.array(lineText(PATTERN_MAX)).max(PATTERNS_MAX).default([]),
  needsApproval: z.boolean().default(false),
  needsQualityGate: z.boolean().default(false),
  /** How and where a decision is told, signed with the secret or with it as a token; left out, all three stay as they are. */
  callbackKind: z.enum(CALLBACK_KINDS).nullish(),
  callbackUrl: z.string().max(2000).nullish(),
  callbackSecret: z.string().trim().min(SECRET_MIN).max(CALLBACK_SECRET_MAX).optional(),
});
export const setEnvironmentsInput = z.object({ ...board, environments: z.array(environment).min(1).max(ENVIRONMENTS_MAX) });
export const setAutomationInput = z.object({
  ...board,
  pullOnCommit: z.boolean().optional(),
  pullOnBranch: z.boolean().optional(),
  finishOn: z.enum(FINISH_ON).optional(),
  finishEnvironmentId: z.uuid().nullish(),
  blockOnFailure: z.boolean().optional(),
});
export const decideDeploymentInput = z.object({ ...board, id: z.uuid(), decision: z.enum(["APPROVED", "REJECTED"]), note: z.string().trim().max(NOTE_MAX).default("") });
export const linkByHandInput = z.object({ cardKey: z.string().max(100), what: z.enum(LINKED_THINGS), id: z.uuid(), linked: z.boolean() });
export const linkableInput = z.object({ cardKey: z.string().max(100), search: z.string().max(LINK_SEARCH_MAX).default("") });

export type SetEnvironments = z.output<typeof setEnvironmentsInput>;
export type SetStageRules = z.output<typeof setStageRulesInput>;
export type SetAutomation = z.output<typeof setAutomationInput>;
export type DecideDeployment = z.output<typeof decideDeploymentInput>;
export type Linkable = z.output<typeof linkableInput>;
export type LinkByHand = z.output<typeof linkByHandInput>;
export type CreateSource = z.output<typeof createSourceInput>;
export type ListDeliveries = z.output<typeof listDeliveriesInput>;
export type ListRuns = z.output<typeof listRunsInput>;
export type ListDeployments = z.output<typeof listDeploymentsInput>;
