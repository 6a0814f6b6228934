import { describe, expect, test } from "vitest";
import { tekton } from "@/server/delivery/sources/tekton";
import { branchOf, labelOf, pipelineOf, shaOf } from "@/server/delivery/sources/tekton-code";
import { type Resource, resource } from "@/server/delivery/sources/tekton-resource";
import { expectUnbroken } from "@/tests/support/expect-unbroken";
import { pipelineRunMessage, sendTekton, taskRunMessage, type TektonThing } from "@/tests/support/tekton-messages";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const sha = "a".repeat(40);
const whole: TektonThing = {
  uid: "u-1", name: "erp-x", createdAt: at(1), startedAt: at(2), completedAt: at(3), outcome: { status: "False", reason: "Failed" }, retries: 1, params: { branch: "ERP-1", revision: sha }, results: { commit: sha },
  labels: { "tekton.dev/pipeline": "erp" }, annotations: { "pipelinesascode.tekton.dev/log-url": "https://console.example" },
};
const parsed = (thing: Partial<TektonThing>): Resource => resource.parse(pipelineRunMessage("running", { uid: "u-1", name: "erp-x", createdAt: at(1), ...thing }).payload.pipelineRun);

test.each([pipelineRunMessage("failed", whole), taskRunMessage("failed", { ...whole, of: "erp-x", task: "unit" }), taskRunMessage("failed", whole)])("a $type with any field broken is understood or refused, never more", (message) =>
  expectUnbroken(tekton, message.payload, sendTekton({ ...message, at: at(4) }, "a secret of sixteen or more").headers),
);

test("a time that is none does no harm", () => {
  const { headers } = sendTekton(pipelineRunMessage("failed", whole), "a secret of sixteen or more");
  const { payload } = pipelineRunMessage("failed", whole);
  expect(tekton.parse("pipelinerun.failed", payload, { boardKey: "ERP", headers: { ...headers, "ce-time": "soon" }, receivedAt: at(9) })).toHaveProperty("changes");
});

describe("the code of a run", () => {
  test.each<[string, Record<string, unknown>, string | null, string | null]>([
    ["a revision that is a commit", { revision: sha }, null, sha],
    ["one that is a branch", { "git-revision": "refs/heads/feature/x" }, "feature/x", null],
    ["one that is short", { gitrevision: "82b3d5a" }, null, "82b3d5a"],
    ["each by its name", { GIT_BRANCH: "x", commit_sha: sha }, "x", sha],
    ["a reference to a commit", { "git-ref": sha }, null, sha],
    ["a branch that looks like a short commit", { branch: "deadbee" }, "deadbee", null],
    ["a tag", { ref: "refs/tags/v1" }, null, null],
    ["what the clone is told by default", { revision: "" }, null, null],
    ["several values", { branch: ["a", "b"], revision: "HEAD" }, null, null],
    ["anything else", { url: "https://git.example/x", "target-environment": "qa" }, null, null],
  ])("by %s", (_, params, branch, commit) => {
    const run = parsed({ params });
    expect([branchOf(run), shaOf(run)]).toEqual([branch, commit]);
  });

  test("is what it gave back where it was told none", () => expect(shaOf(parsed({ startedAt: at(2), results: { "commit-sha": sha } }))).toBe(sha));
  test("is told by an annotation before a label, and never by what every object has", () => {
    expect(labelOf(parsed({ labels: { a: "cut" }, annotations: { a: "c/ut" } }), "a")).toBe("c/ut");
    expect(labelOf(parsed({}), "toString")).toBeNull();
  });
});

test.each<[string, Partial<TektonThing>, string]>([
  ["its reference", { ref: "erp-main" }, "erp-main"],
  ["its label", { ref: null, labels: { "tekton.dev/pipeline": "erp" } }, "erp"],
  ["what its names begin with, where the label is its own name", { ref: null, generateName: "erp-nightly-", labels: { "tekton.dev/pipeline": "erp-x" } }, "erp-nightly"],
  ["its own name at last", { ref: null }, "erp-x"],
])("a pipeline is called by %s", (_, some, name) => expect(pipelineOf(parsed(some))).toBe(name));
