import { z } from "zod";
import type { Change, GateCondition } from "../domain/changes";
import { findKeys } from "../domain/find-keys";
import { later } from "../domain/newer";
import { isOver, type RunStatus } from "../domain/run-status";
import { isHexSignature, knowsSecret } from "./authenticity";
import { id, instant, link, maybe, text } from "./loose";
import { BODY_LIMIT, readJsonObject, understood } from "./reading";
import type { Incoming, ParseContext, Parsed, SourceDefinition } from "./source";

const SIGNATURE = "x-sonar-webhook-hmac-sha256";
const EVENT = "analysis";
/** More conditions than any gate has. */
const CONDITIONS_MAX = 200;
/** What a project's key may be long, in characters. */
const KEY_MAX = 400;

/** SonarQube Server and SonarQube Cloud: the quality gate after each analysis, signed, or with the secret as the password in the address. */
export const sonarqube: SourceDefinition = {
  kind: "sonarqube",
  bodyLimit: BODY_LIMIT,
  keptHeaders: ["content-type", "user-agent", "x-sonarqube-project"],
  isAuthentic,
  // An analysis has an id, but a gate that turns when an issue is settled is told without.
  deliveryId: () => null,
  eventOf: () => EVENT,
  actionOf: (payload) => {
    const { qualityGate, status } = verdict.parse(payload);
    return qualityGate?.status ?? status;
  },
  read: readJsonObject,
  parse: (event, payload, { boardKey }) => understood(event, () => readAnalysis(payload, boardKey)),
};

function isAuthentic(incoming: Incoming, secret: string): boolean {
  const signature = incoming.headers[SIGNATURE];
  return signature === undefined ? knowsSecret(incoming, secret) : isHexSignature(signature, incoming.body, secret, { algorithm: "sha256" });
}

const condition = z.object({ metric: text(200), operator: text(60), value: text(200), status: text(60), errorThreshold: text(200) });
const verdict = z.object({ status: text(60), qualityGate: maybe(z.object({ status: text(60) })) });

const projectKey = z.string().max(KEY_MAX).transform((value) => value.replaceAll("\0", "").toWellFormed()).pipe(z.string().min(1));

const analysis = z.object({
  serverUrl: link,
  taskId: id.nullish().catch(null),
  status: text(60),
  analysedAt: instant,
  changedAt: instant,
  revision: text(100),
  project: z.object({ key: projectKey, name: text(300), url: link }),
  branch: maybe(z.object({ name: text(300), type: text(60), url: link })),
  qualityGate: maybe(z.object({ name: text(300), status: text(60), conditions: z.array(maybe(condition)).catch([]) })),
  properties: maybe(z.record(z.string(), z.unknown())),
});

/** A quality gate is a run of its own, with one stage: what it asked for stands there. */
function readAnalysis(payload: unknown, boardKey: ParseContext["boardKey"]): Parsed {
  const told = analysis.parse(payload);
  const { project, branch, qualityGate: gate, revision: sha } = told;
  const repository = project.key;
  const status = statusOf(told.status, gate?.status ?? null);
  const [isRequest, at] = [branch?.type === "PULL_REQUEST", later(told.changedAt, told.analysedAt)];
  const shared = { status, url: branch?.url ?? project.url ?? dashboardOf(told.serverUrl, repository), startedAt: null, finishedAt: isOver(status) ? at : null, producerAt: at, generation: null };
  const run = { name: project.name ?? repository, branch: isRequest ? null : (branch?.name ?? null), sha, createdAt: told.analysedAt ?? at };
  const externalId = sha ? `${branch?.name ?? ""}@${sha}` : (told.taskId ?? `${branch?.name ?? ""}@${at?.toISOString() ?? ""}`);
  const facts = {
    ...run,
    ...shared,
    trigger: null,
    title: findKeys(textsOf(told.properties).join("\n"), "prose", boardKey).join(" ") || null,
    headRepository: null,
    commitMessage: null,
    prNumber: isRequest ? numberOf(branch?.name ?? null) : null,
    actor: null,
  };
  const stage = { ...shared, name: gate?.name ?? "quality gate", kind: "TEST" as const, conditions: gate ? gate.conditions.flatMap(conditionOf).slice(0, CONDITIONS_MAX) : null };
  const changes: Change[] = [
    { type: "run", repository, externalId, attempt: 1, facts },
    { type: "stage", repository, runExternalId: externalId, attempt: 1, externalId: "gate", facts: stage, run },
  ];
  return { changes };
}

const TASKS: ReadonlyMap<string | null, RunStatus> = new Map<string, RunStatus>([
  ["FAILED", "FAILED"],
  ["CANCELED", "CANCELLED"],
  ["PENDING", "QUEUED"],
  ["IN_PROGRESS", "RUNNING"],
]);

// WARN is of old servers: a gate that warned let the code through.
const GATES: ReadonlyMap<string | null, RunStatus> = new Map<string, RunStatus>([
  ["OK", "SUCCESS"],
  ["WARN", "SUCCESS"],
  ["ERROR", "FAILED"],
]);

/** Of the two statuses the task's counts when it did not succeed, else the gate's; without a gate nothing was asked, and nothing is known. */
export function statusOf(task: string | null, gate: string | null): RunStatus {
  if (task !== null && task !== "SUCCESS") return TASKS.get(task) ?? "UNKNOWN";
  return GATES.get(gate) ?? "UNKNOWN";
}

// A condition on what the code does not have, such as coverage of new lines where there are none, holds.
const MET: ReadonlySet<string | null> = new Set(["OK", "NO_VALUE", "WARN"]);

function conditionOf(told: z.output<typeof condition> | null): GateCondition[] {
  if (!told?.metric) return [];
  return [{ metric: told.metric, operator: told.operator, value: told.value, threshold: told.errorThreshold, isMet: MET.has(told.status) }];
}

function textsOf(properties: Record<string, unknown> | null): string[] {
  return Object.values(properties ?? {}).filter((value) => typeof value === "string");
}

function numberOf(name: string | null): number | null {
  return name !== null && /^[1-9]\d{0,8}$/.test(name) ? Number(name) : null;
}

function dashboardOf(server: string | null, project: string): string | null {
  return server && `${server.replace(/\/+$/, "")}/dashboard?id=${encodeURIComponent(project)}`;
}
