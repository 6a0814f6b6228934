import { createHmac } from "node:crypto";
import type { SourceKind } from "@/server/delivery/domain/source-kind";
import { addressKey } from "@/server/delivery/sources/authenticity";

/** One thing that a system sends, before it is proved to be from there. */
export type Sent = { headers?: Record<string, string>; payload: object };
export type Proved = { headers: Record<string, string>; body: Uint8Array; key?: string };

/** What each kind of source sends about a commit of a card from its beginning to its end, in the order in which it happens. */
export type SourceStory = { kind: SourceKind; secret: string; sent: (key: string) => Sent[]; /** Words that are to be among what is known in the end. */ ends: string[] };

const SECRET = "a secret of sixteen or more";
const SIGNING = `whsec_${Buffer.from("thirty-two bytes of a signing key").toString("base64")}`;
export const SHA = "82b3d5ae55f7080f1e6022629cdb57bfae7cccc7";
const at = (second: number) => new Date(Date.UTC(2026, 10, 20, 10, 0, second));
const iso = (second: number) => at(second).toISOString();
const gitlabTime = (second: number) => `2026-11-20 10:00:${String(second).padStart(2, "0")} UTC`;

/** The bytes with the proof that a system gives with them. */
export function prove(kind: SourceKind, { headers = {}, payload }: Sent, secret: string, now = new Date()): Proved {
  const body = new TextEncoder().encode(JSON.stringify(payload));
  const json = { "content-type": "application/json", ...headers };
  const hmac = (algorithm: "sha256" | "sha512") => createHmac(algorithm, secret).update(body).digest("hex");
  if (kind === "gitlab" && secret.startsWith("whsec_")) {
    const [id, timestamp] = [headers["webhook-id"] ?? "evt", String(Math.floor(now.getTime() / 1000))];
    const signature = createHmac("sha256", Buffer.from(secret.slice("whsec_".length), "base64")).update(`${id}.${timestamp}.`).update(body).digest("base64");
    return { headers: { ...json, "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` }, body };
  }
  if (kind === "gitlab") return { headers: { ...json, "x-gitlab-token": secret }, body };
  if (kind === "sonarqube") return { headers: { ...json, "x-sonar-webhook-hmac-sha256": hmac("sha256") }, body };
  if (kind === "terraform") return { headers: { ...json, "x-tfe-notification-signature": hmac("sha512") }, body };
  if (kind === "grafana") {
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const signature = createHmac("sha256", secret).update(`${timestamp}:`).update(body).digest("hex");
    return { headers: { ...json, "x-grafana-alerting-timestamp": timestamp, "x-grafana-alerting-signature": signature }, body };
  }
  if (kind === "jenkins") return { headers: { ...json, authorization: `Basic ${Buffer.from(`board:${secret}`).toString("base64")}` }, body };
  if (kind === "tekton" || kind === "cdevents") return { headers: json, body, key: addressKey(secret) };
  return { headers: { ...json, authorization: `Bearer ${secret}` }, body };
}

const gitlabProject = { id: 31, web_url: "https://gitlab.example.org/acme/erp" };
const gitlabPipeline = (key: string, status: string, builds: object[], finished: number | null): Sent => ({
  headers: { "x-gitlab-event": "Pipeline Hook" },
  payload: {
    object_kind: "pipeline", project: gitlabProject, user: { username: "dana" }, commit: { message: "VAT" }, builds,
    object_attributes: { id: 900, ref: `feature/${key}-vat`, tag: false, sha: SHA, source: "push", status, created_at: gitlabTime(1), finished_at: finished === null ? null : gitlabTime(finished) },
  },
});
const gitlabBuild = (id: number, name: string, status: string, finished: number | null, more: object = {}) => ({ id, stage: name, name, status, created_at: gitlabTime(1), started_at: gitlabTime(2), finished_at: finished === null ? null : gitlabTime(finished), ...more });

const jenkinsBuild = (key: string, phase: string, second: number, status?: string): Sent => ({
  payload: {
    name: "erp", url: "job/erp/18/",
    build: { full_url: "https://jenkins.example.org/job/erp/18/", number: 18, phase, timestamp: at(second).getTime(), duration: status ? 20_000 : 0, ...(status ? { status } : {}), scm: { url: "https://git.example.org/erp.git", branch: `origin/feature/${key}-vat`, commit: SHA } },
  },
});

const tektonHeaders = (subject: string, predicate: string, id: string) => ({ "ce-type": `dev.tekton.event.${subject}.${predicate}.v1`, "ce-id": id, "ce-source": "/apis/tekton.dev/erp", "ce-specversion": "1.0" });
const condition = (status: string, reason: string) => [{ type: "Succeeded", status, reason }];
const tektonRun = (key: string, predicate: string, status: object): Sent => ({
  headers: tektonHeaders("pipelinerun", predicate, `run ${predicate}`),
  payload: { pipelineRun: { metadata: { uid: "u-run", name: "erp-abc", namespace: "erp", creationTimestamp: iso(0), labels: { "tekton.dev/pipeline": "erp" } }, spec: { params: [{ name: "branch", value: `feature/${key}-vat` }, { name: "revision", value: SHA }] }, status } },
});
const tektonTask = (predicate: string, status: object): Sent => ({
  headers: tektonHeaders("taskrun", predicate, `task ${predicate}`),
  payload: { taskRun: { metadata: { uid: "u-task", name: "erp-abc-test", namespace: "erp", creationTimestamp: iso(1), labels: { "tekton.dev/pipelineRun": "erp-abc", "tekton.dev/pipeline": "erp", "tekton.dev/pipelineTask": "unit-test" } }, status } },
});

const argoSync = (key: string, phase: string, finishedAt: string): Sent => ({
  payload: {
    schema: "argocd/v1", app: "erp-production", project: "erp", destination: { namespace: "erp-prod" }, revision: "f".repeat(40), healthStatus: "Healthy", phase, message: "", commitMessage: `${key} promote erp 1.4.0`, startedAt: iso(1), finishedAt,
    images: ["images.example.org/acme/erp:1.4.0"], url: "https://argocd.example.org/applications/erp-production",
  },
});

const spinnakerExecution = (key: string, type: string, status: string, stage: string, end: number | null): Sent => ({
  payload: {
    details: { type: `orca:pipeline:${type}`, application: "erp", created: String(at(end ?? 1).getTime()) },
    content: {
      execution: {
        id: "01EXEC", name: "deploy-production", application: "erp", status, startTime: at(1).getTime(), endTime: end === null ? null : at(end).getTime(), authentication: { user: "dana" },
        trigger: { type: "manual", parameters: { card: key }, artifacts: [{ type: "docker/image", name: "erp", version: "1.4.0" }] },
        stages: [
          { id: "s1", name: "Deploy", type: "deployManifest", status: stage, startTime: at(2).getTime(), endTime: end === null ? null : at(end).getTime() },
          { id: "s2", name: "Wait for it", type: "wait", status: stage, syntheticStageOwner: "STAGE_AFTER", startTime: at(2).getTime() },
        ],
      },
    },
  },
});

const sonarAnalysis = (key: string, gate: "OK" | "ERROR", second: number): Sent => ({
  payload: {
    status: "SUCCESS", taskId: `task ${second}`, analysedAt: "2026-11-20T11:00:00+0100", changedAt: `2026-11-20T11:00:${String(second).padStart(2, "0")}+0100`, revision: SHA, project: { key: "acme:erp", name: "ERP", url: "https://sonar.example.org/dashboard?id=erp" },
    branch: { name: `feature/${key}-vat`, type: "BRANCH", isMain: false, url: "https://sonar.example.org/dashboard?id=erp&branch=x" },
    qualityGate: { name: "Sonar way", status: gate, conditions: [{ metric: "new_coverage", operator: "LESS_THAN", value: gate === "OK" ? "91" : "61", status: gate, errorThreshold: "80" }] }, properties: {},
  },
});

const terraformRun = (key: string, trigger: string, status: string, second: number): Sent => ({
  payload: {
    payload_version: 1, run_id: "run-1", run_url: "https://app.example.org/run-1", run_message: `${key} more disk`, run_created_at: iso(0), run_created_by: "dana", workspace_id: "ws-1", workspace_name: "erp-staging", organization_name: "acme",
    notifications: [{ message: "x", trigger, run_status: status, run_updated_at: iso(second), run_updated_by: "dana" }],
  },
});

const cdevent = (type: string, subject: string, second: number, content: object, customData: object = {}): Sent => ({
  payload: { context: { specversion: "0.5.1", id: `${subject} ${type}`, source: "/ci", type: `dev.cdevents.${type}.0.3.0`, timestamp: iso(second) }, subject: { id: subject, source: "/ci", content }, customData },
});

const alert = (version: string, key: string, status: "firing" | "resolved"): Sent => ({
  payload: {
    version, groupKey: "{}:{alertname=\"Slow\"}", status, externalURL: "https://alerts.example.org", truncatedAlerts: 0,
    alerts: [{ status, labels: { alertname: "Slow", severity: "page", environment: "production", service: "erp" }, annotations: { summary: `Slow since ${key}` }, startsAt: iso(1), endsAt: status === "resolved" ? iso(9) : "0001-01-01T00:00:00Z", generatorURL: "?orgId=1", fingerprint: "c0ffee" }],
  },
});

const genericRun = (key: string, status: string, test: string, second: number): Sent => ({
  payload: {
    repository: "acme/erp",
    run: { id: "42", name: "CI", status, branch: `feature/${key}-vat`, sha: SHA, startedAt: iso(1), finishedAt: second > 1 ? iso(second) : null, updatedAt: iso(second) },
    stages: [{ name: "build", status: "success", startedAt: iso(1), finishedAt: iso(1) }, { name: "unit test", status: test, startedAt: iso(1), finishedAt: second > 1 ? iso(second) : null }],
  },
});
const genericDeployment = (key: string, status: string, second: number): Sent => ({
  payload: { repository: "acme/erp", deployment: { id: "d-7", environment: "production", version: "1.4.0", status, sha: SHA, cards: [key], strategy: "blue-green", startedAt: iso(5), finishedAt: status === "success" ? iso(second) : null, updatedAt: iso(second) } },
});

export const buildbotBuild = (key: string, results: number | null, complete: number | null): Sent => ({
  payload: {
    buildid: 4, number: 2, complete: complete !== null, results, started_at: at(1).getTime() / 1000, complete_at: complete === null ? null : at(complete).getTime() / 1000, url: "https://buildbot.example.org/#builders/2/builds/2", builder: { builderid: 2, name: "erp" },
    buildset: { reason: "pushed", submitted_at: at(0).getTime() / 1000, sourcestamps: [{ branch: `feature/${key}-vat`, revision: SHA, project: "erp", repository: "https://git.example.org/erp.git" }] },
    properties: { scheduler: ["push", "Scheduler"] }, steps: [{ stepid: 9, name: "test", complete: complete !== null, results, started_at: at(1).getTime() / 1000, complete_at: complete === null ? null : at(complete).getTime() / 1000 }],
  },
});

export const STORIES: SourceStory[] = [
  {
    kind: "gitlab", secret: SECRET,
    sent: (key) => [
      gitlabPipeline(key, "running", [gitlabBuild(1, "build", "success", 5), gitlabBuild(2, "test", "running", null)], null),
      { headers: { "x-gitlab-event": "Job Hook" }, payload: { object_kind: "build", project_id: 31, pipeline_id: 900, build_id: 2, build_name: "test", build_stage: "test", build_status: "failed", build_created_at: gitlabTime(1), build_started_at: gitlabTime(2), build_finished_at: gitlabTime(8), build_allow_failure: false, ref: `feature/${key}-vat`, sha: SHA } },
      gitlabPipeline(key, "failed", [gitlabBuild(1, "build", "success", 5), gitlabBuild(2, "test", "failed", 8), gitlabBuild(3, "audit", "failed", 8, { allow_failure: true })], 8),
      gitlabPipeline(key, "success", [gitlabBuild(1, "build", "success", 5), gitlabBuild(4, "test", "success", 20)], 20),
      { headers: { "x-gitlab-event": "Deployment Hook" }, payload: { object_kind: "deployment", status: "running", status_changed_at: "2026-11-20 11:00:21 +0100", deployment_id: 15, environment: "staging", project: gitlabProject, commit_url: `${gitlabProject.web_url}/-/commit/${SHA}`, commit_title: `${key} VAT`, ref: "main" } },
      { headers: { "x-gitlab-event": "Deployment Hook" }, payload: { object_kind: "deployment", status: "success", status_changed_at: "2026-11-20 11:00:30 +0100", deployment_id: 15, environment: "staging", project: gitlabProject, commit_url: `${gitlabProject.web_url}/-/commit/${SHA}`, commit_title: `${key} VAT`, ref: "main" } },
    ],
    ends: ["run 900 SUCCESS", "stage build/build SUCCESS BUILD", "stage test/test SUCCESS TEST", "stage audit/audit FAILED TEST", "deployment staging STAGING SUCCESS"],
  },
  { kind: "gitlab", secret: SIGNING, sent: (key) => [gitlabPipeline(key, "running", [], null), gitlabPipeline(key, "canceled", [], 9)], ends: ["run 900 CANCELLED"] },
  { kind: "jenkins", secret: SECRET, sent: (key) => [jenkinsBuild(key, "QUEUED", 1), jenkinsBuild(key, "STARTED", 2), jenkinsBuild(key, "COMPLETED", 22, "UNSTABLE"), jenkinsBuild(key, "FINALIZED", 23, "UNSTABLE")], ends: ["run https://jenkins.example.org/job/erp/18/ FAILED"] },
  {
    kind: "tekton", secret: SECRET,
    sent: (key) => [
      tektonRun(key, "started", {}), tektonTask("running", { startTime: iso(2), conditions: condition("Unknown", "Running") }), tektonRun(key, "running", { startTime: iso(2), conditions: condition("Unknown", "Running") }),
      tektonTask("failed", { startTime: iso(2), completionTime: iso(7), conditions: condition("False", "Failed") }), tektonRun(key, "failed", { startTime: iso(2), completionTime: iso(8), conditions: condition("False", "Cancelled") }),
    ],
    ends: ["run erp-abc CANCELLED", "stage u-task FAILED TEST"],
  },
  { kind: "argocd", secret: SECRET, sent: (key) => [argoSync(key, "Running", ""), argoSync(key, "Succeeded", iso(30)), argoSync(key, "Succeeded", iso(30))], ends: ["deployment erp-prod PRODUCTION SUCCESS 1.4.0"] },
  {
    kind: "spinnaker", secret: SECRET, sent: (key) => [spinnakerExecution(key, "starting", "RUNNING", "RUNNING", null), spinnakerExecution(key, "complete", "SUCCEEDED", "SUCCEEDED", 30)],
    ends: ["run 01EXEC SUCCESS", "stage s1 SUCCESS DEPLOY", "deployment deploy-production PRODUCTION SUCCESS 1.4.0"],
  },
  { kind: "sonarqube", secret: SECRET, sent: (key) => [sonarAnalysis(key, "OK", 5), sonarAnalysis(key, "ERROR", 50)], ends: [`run feature/KEY-1-vat@${SHA} FAILED`, "stage gate FAILED TEST new_coverage 61 unmet"] },
  {
    kind: "terraform", secret: SECRET,
    sent: (key) => [terraformRun(key, "run:created", "pending", 0), terraformRun(key, "run:planning", "planning", 2), terraformRun(key, "run:needs_attention", "planned", 9), terraformRun(key, "run:applying", "applying", 20), terraformRun(key, "run:completed", "applied", 40)],
    ends: ["run run-1 SUCCESS", "stage plan SUCCESS BUILD", "stage apply SUCCESS DEPLOY"],
  },
  {
    kind: "cdevents", secret: SECRET,
    sent: (key) => [
      cdevent("pipelinerun.queued", "p1", 0, { pipelineName: "erp" }, { branch: `feature/${key}-vat`, sha: SHA }), cdevent("pipelinerun.started", "p1", 1, { pipelineName: "erp", uri: "https://ci.example.org/p1" }, { branch: `feature/${key}-vat`, sha: SHA }),
      cdevent("testsuiterun.finished", "t1", 9, { outcome: "failure", pipelineRun: { id: "p1", source: "/ci" }, testSuite: { name: "unit" } }), cdevent("pipelinerun.finished", "p1", 10, { pipelineName: "erp", outcome: "failure", url: "https://ci.example.org/p1" }, { branch: `feature/${key}-vat`, sha: SHA }),
      cdevent("service.deployed", "erp", 20, { environment: { id: "production" }, artifactId: "pkg:oci/erp@1.4.0" }, { note: key }), cdevent("incident.detected", "i1", 30, { description: "Slow", environment: { id: "production" }, service: { id: "erp" } }),
      cdevent("incident.resolved", "i1", 40, { description: "Slow", environment: { id: "production" }, service: { id: "erp" } }),
    ],
    ends: ["run p1 FAILED", "stage t1 FAILED TEST", "deployment production PRODUCTION SUCCESS 1.4.0", "alert Slow RESOLVED"],
  },
  { kind: "alertmanager", secret: SECRET, sent: (key) => [alert("4", key, "firing"), alert("4", key, "firing"), alert("4", key, "resolved")], ends: ["alert Slow since KEY-1 RESOLVED"] },
  { kind: "grafana", secret: SECRET, sent: (key) => [alert("1", key, "firing"), alert("1", key, "resolved")], ends: ["alert Slow since KEY-1 RESOLVED"] },
  {
    kind: "generic", secret: SECRET, sent: (key) => [genericRun(key, "in progress", "running", 1), genericRun(key, "failed", "failed", 9), genericDeployment(key, "running", 6), genericDeployment(key, "success", 12)],
    ends: ["run 42 FAILED", "stage build SUCCESS BUILD", "stage unit test FAILED TEST", "deployment production PRODUCTION SUCCESS 1.4.0"],
  },
  { kind: "generic", secret: SECRET, sent: (key) => [buildbotBuild(key, null, null), buildbotBuild(key, 2, 9)], ends: ["run 4 FAILED", "stage 9 FAILED TEST"] },
];
