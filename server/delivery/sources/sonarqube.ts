import { z } from "zod";
import { isOver, type RunStatus } from "../domain/run-status";
import { isHexSignature, knowsSecret } from "./authenticity";
import { runFacts, stageFacts } from "./facts";
import { instant, link, maybe, required, text } from "./loose";
import { BODY_LIMIT, readJsonObject, understood } from "./reading";
import type { Parsed, SourceDefinition } from "./source";

const SIGNATURE = "x-sonar-webhook-hmac-sha256";

/** SonarQube Server and Cloud: one kind of message, sent when an analysis is done and when its quality gate turns later. */
export const sonarqube: SourceDefinition = {
  kind: "sonarqube",
  bodyLimit: BODY_LIMIT,
  keptHeaders: ["content-type", "user-agent", "x-sonarqube-project"],
  isAuthentic: (incoming, secret) =>
    incoming.headers[SIGNATURE] === undefined ? knowsSecret(incoming, secret) : isHexSignature(incoming.headers[SIGNATURE], incoming.body, secret, { algorithm: "sha256" }),
  read: readJsonObject,
  deliveryId: () => null,
  eventOf: () => "analysis",
  actionOf: (payload) => loose.parse(payload ?? {}).qualityGate?.status ?? null,
  parse: (event, payload) => understood(event, () => readAnalysis(payload)),
};

const loose = z.object({ qualityGate: maybe(z.object({ status: text(20) })) });
const condition = z.object({ metric: text(200), operator: text(60), value: text(100), errorThreshold: text(100), status: text(20) });
const analysis = z.object({
  taskId: text(100), status: text(20), analysedAt: instant, changedAt: instant, revision: text(100),
  project: z.object({ key: required(400), name: text(300), url: link }),
  branch: maybe(z.object({ name: text(300), type: text(60), url: link })),
  qualityGate: maybe(z.object({ name: text(300), status: text(20), conditions: z.array(maybe(condition)).catch([]) })),
  properties: maybe(z.record(z.string(), z.unknown())),
});

/** The project's run about one commit, or one analysis where the commit is not said; its one stage is the quality gate, which may turn without another analysis. */
function readAnalysis(payload: unknown): Parsed {
  const told = analysis.parse(payload);
  const isPullRequest = told.branch?.type === "PULL_REQUEST";
  const number = Number(told.branch?.name);
  const gate = told.qualityGate;
  const status = statusOf(told.status, gate?.status ?? null);
  const at = told.changedAt ?? told.analysedAt;
  const branch = isPullRequest ? null : (told.branch?.name ?? null);
  const url = told.branch?.url ?? told.project.url;
  const runExternalId = told.revision ?? told.taskId ?? told.branch?.name ?? told.project.key;
  const name = told.project.name ?? told.project.key;
  const facts = runFacts({
    name, status, branch, sha: told.revision, url, trigger: "analysis", prNumber: isPullRequest && Number.isInteger(number) && number > 0 && number < 2 ** 31 ? number : null,
    title: keyProperty(told.properties), createdAt: told.analysedAt, startedAt: told.analysedAt, finishedAt: isOver(status) ? at : null, producerAt: at,
  });
  const conditions = (gate?.conditions ?? []).flatMap((one) =>
    one === null || one.metric === null ? [] : [{ metric: one.metric, operator: one.operator, value: one.value, threshold: one.errorThreshold, isMet: one.status !== "ERROR" }],
  );
  const stage = stageFacts({ name: gate?.name ?? "quality gate", kind: "TEST", status, url, startedAt: told.analysedAt, finishedAt: isOver(status) ? at : null, producerAt: at, conditions });
  const repository = told.project.key;
  const run = { name, branch, sha: told.revision, createdAt: told.analysedAt };
  const changes = [{ type: "run" as const, repository, externalId: runExternalId, attempt: 1, facts }];
  return { changes: gate === null ? changes : [...changes, { type: "stage", repository, runExternalId, attempt: 1, externalId: gate.name ?? "quality gate", facts: stage, run }] };
}

/** Two things are told: whether the analysis went through, and whether what it found is good enough. */
function statusOf(task: string | null, gate: string | null): RunStatus {
  if (task === "CANCELED") return "CANCELLED";
  if (task === "FAILED") return "FAILED";
  if (task !== "SUCCESS") return "UNKNOWN";
  if (gate === null || gate === "OK" || gate === "WARN") return "SUCCESS";
  return gate === "ERROR" ? "FAILED" : "UNKNOWN";
}

/** A card that the scanner was told of by hand: -Dsonar.analysis.card=ERP-42. */
function keyProperty(properties: Record<string, unknown> | null): string | null {
  const card = properties?.["sonar.analysis.card"];
  return typeof card === "string" ? text(100).parse(card) : null;
}
