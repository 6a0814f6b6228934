import { describe, expect, test } from "vitest";
import type { Change } from "@/server/delivery/domain/changes";
import { spinnaker } from "@/server/delivery/sources/spinnaker";
import { expectUnbroken } from "@/tests/support/expect-unbroken";
import { flattened, spinnakerMessage, type SpinnakerStageTold, type SpinnakerTold, wrapped } from "@/tests/support/spinnaker-messages";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const sha = "a1".repeat(20);
const stage: SpinnakerStageTold = { id: "s1", name: "Deploy", type: "deploy", status: "SUCCEEDED", startedAt: at(1), endedAt: at(2) };
const base: SpinnakerTold = { at: at(3), status: "SUCCEEDED", startedAt: at(1), endedAt: at(3) };

function changesOf(told: Partial<SpinnakerTold>): Change[] {
  const parsed = spinnaker.parse("orca:pipeline:complete", spinnakerMessage({ ...base, ...told }), { boardKey: "ERP", headers: {}, receivedAt: at(9) });
  return "changes" in parsed ? parsed.changes : [];
}

type Told = Extract<Change, { facts: unknown }>;

const factsOf = <T extends Told["type"]>(type: T, told: Partial<SpinnakerTold>) => changesOf(told).find((change): change is Extract<Told, { type: T }> => change.type === type)?.facts;

test("an event with any field broken is understood or refused, never more", () => {
  const trigger = { branch: "x", hash: sha, parameters: { card: "ERP-1" }, artifacts: [{ type: "docker/image", reference: "a:1" }], buildInfo: { scm: [{ branch: "x", sha1: sha }] }, parentExecution: { trigger: { type: "git" } } };
  const context = { clusters: [{ stack: "prod", strategy: "redblack" }], manifests: [{ metadata: { namespace: "x" } }] };
  expectUnbroken(spinnaker, spinnakerMessage({ ...base, trigger, stages: [{ ...stage, context, restartedAt: at(1) }] }));
});

test.each<[string, unknown]>([
  ["nothing of use", { eventName: "x", payload: 7 }],
  ["parts that are no JSON", { details: "{", content: "[" }],
  ["wrapping within wrapping", wrapped(wrapped(flattened(spinnakerMessage(base))))],
])("%s is no event that is used", (_, payload) => {
  const read = spinnaker.read(new TextEncoder().encode(JSON.stringify(payload)), {});
  expect(spinnaker.parse(spinnaker.eventOf({}, read), read, { boardKey: "ERP", headers: {}, receivedAt: at(9) })).toEqual({ ignored: "event_not_handled" });
});

describe("the place of a deployment", () => {
  test.each<[string, Record<string, unknown>, string, string]>([
    ["its namespace", { account: "k8s", manifests: [{ metadata: { namespace: "erp-prod" } }] }, "erp-prod", "PRODUCTION"],
    ["the namespace it is put into after all", { namespaceOverride: "erp-qa", manifests: [{ metadata: { namespace: "erp-prod" } }] }, "erp-qa", "TESTING"],
    ["the stack of its cluster", { clusters: [{ account: "aws", stack: "staging" }] }, "staging", "STAGING"],
    ["its account", { credentials: "aws-live" }, "aws-live", "PRODUCTION"],
    ["the pipeline's name where nothing else tells", { account: "k8s" }, "deploy-production", "PRODUCTION"],
  ])("is %s", (_, context, environment, tier) => expect(factsOf("deployment", { name: "deploy-production", stages: [{ ...stage, context }] })).toMatchObject({ environment, tier }));

  test("is what it says, though that tells no tier", () => expect(factsOf("deployment", { stages: [{ ...stage, context: { account: "k8s" } }] })).toMatchObject({ environment: "k8s", tier: "OTHER" }));
});

describe("what a deployment puts there", () => {
  test.each<[string, Record<string, unknown>, object]>([
    ["the version of its image", { artifacts: [{ type: "docker/image", version: "1.4.0" }] }, { version: "1.4.0", sha: null }],
    ["its digest", { artifacts: [{ type: "docker/image", version: "sha256:0123456789abcdef" }] }, { version: "0123456789ab" }],
    ["its reference alone", { artifacts: [{ type: "docker/image", reference: "x/erp@sha256:0123456789abcdef" }] }, { version: "0123456789ab" }],
    ["a tag that is a commit", { artifacts: [{ type: "docker/image", reference: `x/erp:${sha}` }] }, { version: sha, sha }],
    ["a version that somebody typed", { parameters: { version: "1.4.0" } }, { version: "1.4.0" }],
    ["an artifact of git that is a commit", { artifacts: [{ type: "git/repo", version: "abc123" }] }, { sha: "abc123", ref: null, version: null }],
    ["one that is a branch", { artifacts: [{ type: "git/repo", version: "main" }] }, { sha: null, ref: "main" }],
    ["nothing that is told", { artifacts: [null, { type: "s3/object", version: "v7" }], parameters: { version: "a b" } }, { sha: null, ref: null, version: null }],
  ])("is %s", (_, trigger, facts) => expect(factsOf("deployment", { trigger, stages: [stage] })).toMatchObject(facts));

  test("goes out as its cluster or its manifest says", () => {
    expect(factsOf("deployment", { stages: [{ ...stage, context: { clusters: [{ strategy: "redblack" }] } }] })).toMatchObject({ strategy: "BLUE_GREEN" });
    expect(factsOf("deployment", { stages: [{ ...stage, context: { trafficManagement: { options: { strategy: "highlander" } } } }] })).toMatchObject({ strategy: "RECREATE" });
    expect(factsOf("deployment", { stages: [{ ...stage, context: { clusters: [{ strategy: "custom" }] } }] })).toMatchObject({ strategy: null });
  });

  test("is nothing while it has not begun, nor when it was cancelled before or left out", () => {
    for (const status of ["NOT_STARTED", "BUFFERED", "CANCELED", "SKIPPED"]) expect(factsOf("deployment", { status: "RUNNING", stages: [{ ...stage, status, startedAt: undefined, endedAt: undefined }] })).toBeUndefined();
    expect(factsOf("deployment", { stages: [{ ...stage, status: "CANCELED" }] })).toMatchObject({ status: "CANCELLED" });
  });
});

test.each([
  ["jenkins", "Integration tests", "TEST"],
  ["jenkins", "erp", "BUILD"],
  ["runJobManifest", "migrate", "TEST"],
  ["runJobManifest", "publish notes", "RELEASE"],
  ["manualJudgment", "Test passed?", "RELEASE"],
  ["createServerGroup", "x", "DEPLOY"],
  ["wait", "Smoke", "MONITOR"],
])("a stage of the type %s called %s is %s", (type, name, kind) => expect(factsOf("stage", { stages: [{ ...stage, type, name }] })).toMatchObject({ kind }));

test("what started it is followed as far as it is worth it", () => {
  const startedBy = (count: number): Record<string, unknown> => (count === 0 ? { type: "git", hash: sha } : { type: "pipeline", parentExecution: { trigger: startedBy(count - 1) } });
  expect(factsOf("run", { trigger: startedBy(7) })).toMatchObject({ sha });
  expect(factsOf("run", { trigger: startedBy(8) })).toMatchObject({ sha: null });
  expect(factsOf("run", { trigger: { type: "pipeline", parentExecution: { trigger: 7 } } })).toMatchObject({ sha: null });
});
