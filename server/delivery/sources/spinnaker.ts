import { z } from "zod";
import type { Change } from "../domain/changes";
import { environmentTier } from "../domain/environment-tier";
import { findKeys } from "../domain/find-keys";
import { later } from "../domain/newer";
import { isOver, type RunStatus } from "../domain/run-status";
import { type StageKind, stageKind } from "../domain/stage-kind";
import { knowsSecret } from "./authenticity";
import { deploymentFacts, runFacts, stageFacts } from "./facts";
import { id, maybe, text } from "./loose";
import { BODY_LIMIT, readJsonObject, understood } from "./reading";
import type { Parsed, SourceDefinition } from "./source";

/** Spinnaker's echo, which posts every event of the installation to its endpoints. */
export const spinnaker: SourceDefinition = {
  kind: "spinnaker",
  bodyLimit: BODY_LIMIT,
  keptHeaders: ["content-type", "user-agent"],
  isAuthentic: knowsSecret,
  read: (body) => plain(readJsonObject(body)),
  deliveryId: () => null,
  eventOf: (_headers, payload) => loose.parse(payload ?? {}).details?.type ?? "event",
  actionOf: (payload) => loose.parse(payload ?? {}).content?.execution?.status ?? null,
  parse: (event, payload, { boardKey }) => understood(event, () => (/^orca:(?:pipeline|stage):/.test(event) ? readExecution(payload, boardKey) : { ignored: "event_not_handled" })),
};

const loose = z.object({ details: maybe(z.object({ type: text(100) })), content: maybe(z.object({ execution: maybe(z.object({ status: text(60) })) })) });

/** The event as it is, unwrapped, and with the parts that a flattening endpoint sends as text read. */
function plain(sent: Record<string, unknown>): Record<string, unknown> {
  const { payload } = sent;
  const inner = !("details" in sent) && typeof payload === "object" && payload !== null ? (payload as Record<string, unknown>) : sent;
  return { ...inner, details: parsed(inner.details), content: parsed(inner.content) };
}

function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return readJsonObject(new TextEncoder().encode(value));
  } catch {
    return value;
  }
}

/** Milliseconds since 1970, as a number or as text. */
const millis = z.union([z.number(), z.string().max(30).transform(Number)]).nullish().catch(null).transform((value) => (value !== null && value !== undefined && value > 0 && value < 1e14 ? new Date(value) : null));
const anything = maybe(z.record(z.string(), z.unknown()));
const stage = z.object({ id, name: text(300), type: text(100), status: text(60), startTime: millis, endTime: millis, syntheticStageOwner: text(60), parentStageId: text(100), context: anything });
const event = z.object({
  details: z.object({ application: text(300), created: millis }),
  content: z.object({
    execution: z.object({
      id, name: text(300), application: text(300), status: text(60), startTime: millis, endTime: millis, buildTime: millis,
      stages: z.array(maybe(stage)).catch([]),
      trigger: maybe(z.object({ type: text(100), user: text(200), branch: text(300), hash: text(100), parameters: anything, buildInfo: maybe(z.object({ scm: z.array(maybe(z.object({ branch: text(300), sha1: text(100) }))).catch([]) })), artifacts: z.array(maybe(z.object({ type: text(100), name: text(500), version: text(300) }))).catch([]) })),
      authentication: maybe(z.object({ user: text(200) })),
    }),
  }),
});
type Execution = z.output<typeof event>["content"]["execution"];

const STATUSES: Readonly<Record<string, RunStatus>> = {
  NOT_STARTED: "QUEUED", BUFFERED: "QUEUED", RUNNING: "RUNNING", REDIRECT: "RUNNING", PAUSED: "WAITING", SUSPENDED: "WAITING", SUCCEEDED: "SUCCESS", SKIPPED: "SKIPPED", TERMINAL: "FAILED", STOPPED: "FAILED",
  FAILED_CONTINUE: "FAILED", CANCELED: "CANCELLED",
};
const statusOf = (word: string | null): RunStatus => (Object.hasOwn(STATUSES, word ?? "") ? STATUSES[word ?? ""] : undefined) ?? "UNKNOWN";

/** Stage types that say themselves what they do. */
const KINDS: Readonly<Record<string, StageKind>> = { deploy: "DEPLOY", deployManifest: "DEPLOY", rollbackCluster: "DEPLOY", undoRolloutManifest: "DEPLOY", jenkins: "BUILD", bake: "BUILD", bakeManifest: "BUILD", kayentaCanary: "TEST", runJob: "TEST", runJobManifest: "TEST", manualJudgment: "RELEASE" };
const DEPLOYING = new Set(["deploy", "deployManifest", "rollbackCluster", "undoRolloutManifest"]);

/** An execution with its stages; those that Spinnaker adds by itself are left out, those that deploy are deployments too. */
function readExecution(payload: unknown, boardKey: string): Parsed {
  const { details, content } = event.parse(payload);
  const { execution } = content;
  const repository = execution.application ?? details.application ?? "spinnaker";
  const name = execution.name ?? "pipeline";
  const status = statusOf(execution.status);
  const { branch, sha } = codeOf(execution);
  const producerAt = execution.endTime ?? later(later(details.created, execution.startTime), execution.buildTime);
  const facts = runFacts({
    name, status, branch, sha, producerAt,
    title: textsOf(execution.trigger?.parameters ?? null).join(" ").slice(0, 500) || null,
    trigger: execution.trigger?.type ?? null,
    actor: execution.authentication?.user ?? execution.trigger?.user ?? null,
    createdAt: execution.buildTime ?? execution.startTime,
    startedAt: execution.startTime,
    finishedAt: isOver(status) ? execution.endTime : null,
  });
  const run = { name, branch, sha, createdAt: facts.createdAt };
  const stages = execution.stages.filter((one): one is NonNullable<typeof one> => one !== null && one.syntheticStageOwner === null);
  const changes: Change[] = [{ type: "run", repository, externalId: execution.id, attempt: 1, facts }];
  for (const one of stages) {
    const state = statusOf(one.status);
    const title = one.name ?? one.type ?? "stage";
    const own = stageFacts({
      name: title, status: state, kind: KINDS[one.type ?? ""] ?? stageKind(title, name), startedAt: one.startTime, finishedAt: isOver(state) ? one.endTime : null, producerAt: one.endTime ?? one.startTime,
    });
    changes.push({ type: "stage", repository, runExternalId: execution.id, attempt: 1, externalId: one.id, facts: own, run });
    if (DEPLOYING.has(one.type ?? "") && state !== "SKIPPED") changes.push(deploymentOf(one, execution, repository, boardKey));
  }
  return { changes };
}

function deploymentOf(one: z.output<typeof stage>, execution: Execution, repository: string, boardKey: string): Change {
  const status = statusOf(one.status);
  const environment = environmentOf(one, execution);
  const { branch, sha } = codeOf(execution);
  const facts = deploymentFacts({
    environment, sha,
    tier: environmentTier(environment),
    status: status === "SKIPPED" ? "CANCELLED" : status,
    service: repository,
    version: execution.trigger?.artifacts.find((artifact) => artifact?.type === "docker/image")?.version ?? null,
    kind: one.type === "rollbackCluster" || one.type === "undoRolloutManifest" ? "ROLLBACK" : null,
    ref: branch,
    mentions: findKeys(textsOf(execution.trigger?.parameters ?? null).join("\n"), "prose", boardKey).sort(),
    runExternalId: execution.id,
    createdAt: one.startTime ?? execution.startTime,
    startedAt: one.startTime,
    finishedAt: isOver(status) ? one.endTime : null,
    producerAt: one.endTime ?? one.startTime,
  });
  return { type: "deployment", repository, externalId: `${execution.id} ${one.id}`, facts };
}

/** What the stage says of its place, else its own name or the pipeline's ("deploy-production"). */
function environmentOf(one: z.output<typeof stage>, execution: Execution): string {
  const said = [one.context?.environment, one.context?.namespace, one.context?.account, one.context?.credentials].find((value) => typeof value === "string" && value !== "");
  const names = [said, one.name, execution.name].filter((value): value is string => typeof value === "string");
  return (names.find((name) => environmentTier(name) !== "OTHER") ?? names[0] ?? "unknown").replaceAll("\0", "").toWellFormed().slice(0, 200);
}

function codeOf({ trigger }: Execution): { branch: string | null; sha: string | null } {
  const scm = trigger?.buildInfo?.scm.find((one) => one !== null) ?? null;
  const git = trigger?.artifacts.find((artifact) => artifact?.type?.startsWith("git/")) ?? null;
  return { branch: trigger?.branch ?? scm?.branch?.replace(/^origin\//, "") ?? null, sha: trigger?.hash ?? scm?.sha1 ?? git?.version?.slice(0, 100) ?? null };
}

function textsOf(parameters: Record<string, unknown> | null): string[] {
  return Object.values(parameters ?? {}).slice(0, 100).flatMap((value) => (typeof value === "string" ? [value.replaceAll("\0", "").toWellFormed().slice(0, 500)] : []));
}
