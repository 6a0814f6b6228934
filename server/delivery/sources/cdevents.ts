import { z } from "zod";
import { DomainError } from "@/server/platform/errors";
import type { Change } from "../domain/changes";
import { environmentTier } from "../domain/environment-tier";
import { findKeys } from "../domain/find-keys";
import { isOver, type RunStatus } from "../domain/run-status";
import { type StageKind, stageKind } from "../domain/stage-kind";
import { knowsSecret } from "./authenticity";
import { alertFacts, deploymentFacts, runFacts, stageFacts } from "./facts";
import { id, instant, link, maybe, required, text } from "./loose";
import { BODY_LIMIT, readJson, understood } from "./reading";
import type { DeliveryHeaders, SourceDefinition } from "./source";
import { statusOfWord } from "./status-words";

const TYPE = /^dev\.cdevents\.([a-z]{1,40})\.([a-z]{1,40})\.\d/;
/** Events of one batch. */
const BATCH_MAX = 1_000;

/** CDEvents as cloud events: binary, structured or in batches, of the versions 0.3 to 0.5, whose dialects differ. */
export const cdevents: SourceDefinition = {
  kind: "cdevents",
  bodyLimit: BODY_LIMIT,
  keptHeaders: ["content-type", "user-agent", "ce-id", "ce-source", "ce-type", "ce-time", "ce-specversion"],
  isAuthentic: knowsSecret,
  read,
  deliveryId,
  eventOf: (_headers, payload) => {
    const [first] = eventsOf(payload);
    const [, subject, predicate] = TYPE.exec(first?.context.type ?? "") ?? [];
    if (subject === undefined) return first?.context.type?.slice(0, 100) ?? "event";
    return `${subject}.${predicate}`;
  },
  actionOf: (payload) => eventsOf(payload)[0]?.subject.content?.outcome ?? null,
  parse: (event, payload, { boardKey }) =>
    understood(event, () => {
      const changes = eventsOf(payload).flatMap((one) => changesOf(one, boardKey));
      return changes.length === 0 ? { ignored: "event_not_handled" } : { changes };
    }),
};

const named = maybe(z.object({ id: text(300), name: text(300), source: text(500) }));
const content = z.object({
  pipelineName: text(300), taskName: text(300), outcome: text(60), errors: text(2_000), url: link, uri: link, description: text(5_000), artifactId: text(500),
  pipelineRun: named, environment: named, service: named, repository: named, testSuite: named,
  title: text(500), branch: text(300), revision: text(100),
});
const cdevent = z.object({
  context: z.object({ id: required(300), source: text(500), type: text(200), timestamp: instant, chainId: text(300) }),
  subject: z.object({ id, source: text(500), content: maybe(content) }),
  customData: z.unknown().optional(),
});
type Told = z.output<typeof cdevent>;

/** A body of any of the three modes as a list of CDEvents. Throws `INVALID not_json`, `not_this_event`. */
function read(body: Uint8Array): unknown {
  const value = readJson(body);
  const sent = Array.isArray(value) ? value.slice(0, BATCH_MAX) : [value];
  return sent.map((one: unknown) => (isRecord(one) && isRecord(one.data) && !isRecord(one.context) ? one.data : one));
}

function eventsOf(payload: unknown): Told[] {
  if (payload === undefined) return [];
  const list = z.array(cdevent).min(1).safeParse(payload);
  if (list.success) return list.data;
  throw new DomainError("INVALID", "not_this_event", { event: "cdevents", field: list.error.issues[0]?.path.slice(1).join(".") ?? "" });
}

function deliveryId(_headers: DeliveryHeaders, payload: unknown): string | null {
  const [only, ...more] = eventsOf(payload);
  return only === undefined || more.length > 0 ? null : `${only.context.source ?? ""} ${only.context.id}`.slice(0, 200);
}

const STAGES: Readonly<Record<string, StageKind | null>> = { taskrun: null, build: "BUILD", testsuiterun: "TEST", testcaserun: "TEST" };

function changesOf(told: Told, boardKey: string): Change[] {
  const [, subject = "", predicate = ""] = TYPE.exec(told.context.type ?? "") ?? [];
  if (subject === "pipelinerun") return [runChange(told, predicate)];
  if (Object.hasOwn(STAGES, subject)) return [stageChange(told, predicate, STAGES[subject] ?? null)];
  if (subject === "service") return serviceChange(told, predicate, boardKey);
  if (subject === "change") return changeChange(told, predicate);
  if (subject === "incident") return [incidentChange(told, predicate, boardKey)];
  return [];
}

function repositoryOf({ context, subject }: Told): string {
  return subject.source ?? context.source ?? "cdevents";
}

function statusOf(predicate: string, outcome: string | null): RunStatus {
  if (predicate === "queued") return "QUEUED";
  if (predicate === "started") return "RUNNING";
  if (predicate === "finished") return outcome === null ? "SUCCESS" : statusOfWord(outcome);
  return "UNKNOWN";
}

function custom({ customData }: Told, name: string): string | null {
  const value = isRecord(customData) ? customData[name] : null;
  return typeof value === "string" ? text(300).parse(value) : null;
}

function runChange(told: Told, predicate: string): Change {
  const { context, subject } = told;
  const status = statusOf(predicate, subject.content?.outcome ?? null);
  const facts = runFacts({
    name: subject.content?.pipelineName ?? "pipeline", status, url: subject.content?.uri ?? subject.content?.url ?? null, branch: custom(told, "branch"), sha: custom(told, "sha") ?? custom(told, "commit"), title: custom(told, "title"),
    createdAt: predicate === "queued" ? context.timestamp : null, startedAt: predicate === "started" ? context.timestamp : null, finishedAt: isOver(status) ? context.timestamp : null, producerAt: context.timestamp,
  });
  return { type: "run", repository: repositoryOf(told), externalId: subject.id, attempt: 1, facts };
}

function stageChange(told: Told, predicate: string, kind: StageKind | null): Change {
  const { context, subject } = told;
  const status = statusOf(predicate, subject.content?.outcome ?? null);
  const name = subject.content?.taskName ?? subject.content?.testSuite?.name ?? (kind === "BUILD" ? "build" : subject.id);
  const facts = stageFacts({
    name, kind: kind ?? stageKind(name, "pipeline"), status, url: subject.content?.uri ?? subject.content?.url ?? null,
    startedAt: predicate === "started" ? context.timestamp : null, finishedAt: isOver(status) ? context.timestamp : null, producerAt: context.timestamp,
  });
  const run = { name: "pipeline", branch: custom(told, "branch"), sha: custom(told, "sha"), createdAt: null };
  return { type: "stage", repository: subject.content?.pipelineRun?.source ?? repositoryOf(told), runExternalId: subject.content?.pipelineRun?.id ?? context.chainId ?? subject.id, attempt: 1, externalId: subject.id, facts, run };
}

function serviceChange(told: Told, predicate: string, boardKey: string): Change[] {
  const { context, subject } = told;
  if (!["deployed", "upgraded", "rolledback"].includes(predicate)) return [];
  const environment = subject.content?.environment?.name ?? subject.content?.environment?.id ?? "unknown";
  const artifact = subject.content?.artifactId ?? null;
  const facts = deploymentFacts({
    environment, tier: environmentTier(environment), status: "SUCCESS", service: subject.id.slice(0, 200), version: artifact === null ? null : versionOf(artifact), kind: predicate === "rolledback" ? "ROLLBACK" : null,
    sha: custom(told, "sha") ?? custom(told, "commit"), ref: custom(told, "branch"), mentions: findKeys(textsIn(told.customData), "prose", boardKey).sort(), createdAt: context.timestamp, finishedAt: context.timestamp, producerAt: context.timestamp,
  });
  return [{ type: "deployment", repository: repositoryOf(told), externalId: `${subject.id} ${context.id}`, facts }];
}

/** The version of a package's address: pkg:oci/app@1.2.0, or the beginning of its digest. */
function versionOf(artifact: string): string | null {
  const version = /@([^?#]+)/.exec(artifact)?.[1];
  if (version === undefined) return null;
  const plain = version.replace(/%3a/i, ":");
  return plain.startsWith("sha256:") ? plain.slice("sha256:".length, "sha256:".length + 12) : plain.slice(0, 200);
}

/** Only what names a branch and a commit can be a pull request here; the events themselves carry neither. */
function changeChange(told: Told, predicate: string): Change[] {
  const { context, subject } = told;
  const branch = subject.content?.branch ?? custom(told, "branch");
  const headSha = subject.content?.revision ?? custom(told, "sha");
  const number = Number(/\d+$/.exec(subject.id)?.[0] ?? Number.NaN);
  if (branch === null || headSha === null || !Number.isInteger(number) || number < 1 || number > 2_147_483_647) return [];
  const state = predicate === "merged" ? "MERGED" : predicate === "abandoned" ? "CLOSED" : "OPEN";
  const repository = subject.content?.repository?.id ?? repositoryOf(told);
  const facts = {
    number, branch, headSha, state, title: subject.content?.title ?? custom(told, "title") ?? subject.id, body: subject.content?.description ?? "", headRepository: repository, mergeSha: custom(told, "mergeSha"), author: null,
    url: subject.content?.uri ?? subject.content?.url ?? null, openedAt: predicate === "created" ? context.timestamp : null, mergedAt: state === "MERGED" ? context.timestamp : null, producerAt: context.timestamp,
  } as const;
  return [{ type: "pullRequest", repository, externalId: subject.id, facts }];
}

/** One incident from its first report on; only the resolution knows when it ended, and no event when it began, so the incident itself is the key. */
function incidentChange(told: Told, predicate: string, boardKey: string): Change {
  const { context, subject } = told;
  const isResolved = predicate === "resolved";
  const description = subject.content?.description ?? null;
  const at = context.timestamp ?? new Date(0);
  const facts = alertFacts({
    title: description?.slice(0, 500) ?? subject.id, description, status: isResolved ? "RESOLVED" : "FIRING", environment: subject.content?.environment?.id ?? null, service: subject.content?.service?.id ?? null,
    mentions: findKeys([description ?? "", textsIn(told.customData)].join("\n"), "prose", boardKey).sort(), url: subject.content?.uri ?? subject.content?.url ?? null, startedAt: at, resolvedAt: isResolved ? at : null,
  });
  return { type: "alert", repository: repositoryOf(told), externalId: subject.id, facts };
}

/** The texts on the first level of what a producer adds of its own. */
function textsIn(value: unknown): string {
  return isRecord(value) ? Object.values(value).filter((one) => typeof one === "string").join("\n").replaceAll("\0", "").slice(0, 20_000).toWellFormed() : "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
