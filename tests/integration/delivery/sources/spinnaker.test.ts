import { beforeAll, describe, expect, test } from "vitest";
import { loadDeployed } from "@/server/delivery/queries/load-deployed";
import { listStrips } from "@/server/delivery/queries/list-strips";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, knowledgeOf } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { SECRET } from "@/tests/support/github-deliveries";
import { flattened, sendSpinnaker, spinnakerMessage, type SpinnakerStageTold, type SpinnakerTold, wrapped } from "@/tests/support/spinnaker-messages";
import { expectSameInAnyOrder } from "@/tests/support/told-in-any-order";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const sha = "a1".repeat(20);

async function aSpinnakerBoard() {
  const board = await aBoardWithSource(db, { kind: "spinnaker", cards: ["VAT", "entries"] });
  return {
    ...board,
    tell: async (...messages: SpinnakerTold[]) => {
      const answers = [];
      for (const message of messages) answers.push(await board.receive(sendSpinnaker(spinnakerMessage(message), SECRET)));
      return answers;
    },
    known: () => knowledgeOf(db, board.id),
  };
}

const deploy = (status: string, some: Partial<SpinnakerStageTold> = {}): SpinnakerStageTold => ({ id: "s2", name: "Deploy", type: "deployManifest", status, context: { account: "k8s", manifests: [{ metadata: { namespace: "erp-prod" } }] }, ...some });
const bake: SpinnakerStageTold = { id: "s1", name: "Bake", type: "bakeManifest", status: "SUCCEEDED", startedAt: at(1), endedAt: at(2) };

describe("authenticity", () => {
  const sent = sendSpinnaker(spinnakerMessage({ at: at(1), status: "RUNNING" }), SECRET);
  const { authorization: _token, ...bare } = sent.headers;
  const basic = (password: string) => `Basic ${Buffer.from(`echo:${password}`).toString("base64")}`;

  test.each<[string, Record<string, string>]>([
    ["no proof", bare],
    ["an empty token", { ...bare, authorization: "Bearer " }],
    ["another source's token", { ...bare, authorization: "Bearer a secret of another source" }],
    ["another source's password", { ...bare, authorization: basic("a secret of another source") }],
    ["a header of its own", { ...bare, "x-secret": SECRET }],
  ])("with %s it is refused, and nothing is kept", async (_, headers) => {
    const board = await aSpinnakerBoard();
    await expect(board.receive({ headers, body: sent.body })).rejects.toMatchObject({ code: "UNAUTHENTICATED", reason: "bad_signature" });
    expect(await db.delivery.count({ where: { sourceId: board.source.id } })).toBe(0);
    expect((await board.known()).runs).toEqual([]);
  });

  test.each([["a token", sent.headers], ["a password", { ...bare, authorization: basic(SECRET) }]])("%s is enough, and is not kept", async (_, headers) => {
    const board = await aSpinnakerBoard();
    await board.receive({ headers, body: sent.body });
    expect(await db.delivery.findFirstOrThrow({ where: { sourceId: board.source.id } })).toMatchObject({ event: "orca:pipeline:starting", action: "RUNNING", headers: bare });
  });
});

describe("an event", () => {
  const message = spinnakerMessage({ at: at(1), status: "RUNNING", startedAt: at(1) });
  test.each<[string, object]>([
    ["as it is", message],
    ["wrapped", wrapped(message)],
    ["wrapped by other names", wrapped(message, { eventName: "ours", fieldName: "body" })],
    ["flattened", flattened(message)],
    ["flattened and wrapped", wrapped(flattened(message))],
  ])("%s is the same", async (_, payload) => {
    const board = await aSpinnakerBoard();
    expect(await board.receive(sendSpinnaker(payload, SECRET))).toMatchObject({ reason: "no_card" });
    expect((await board.known()).runs).toMatchObject([{ repository: "erp", externalId: "01JEXEC", name: "roll out", status: "RUNNING", startedAt: at(1), trigger: "manual", actor: "dana", sha: null }]);
    expect(await db.delivery.findFirstOrThrow({ where: { sourceId: board.source.id } })).toMatchObject({ event: "orca:pipeline:starting" });
  });

  test.each<[string, object]>([
    ["of a task", { ...message, details: { type: "orca:task:starting" } }],
    ["of a build", { details: { source: "igor", type: "build" }, content: { project: {} } }],
    ["of no name", { x: 1 }],
    ["of a stage outside of every pipeline", spinnakerMessage({ event: "stage:starting", type: "orchestration", at: at(1), status: "RUNNING" })],
  ])("%s is ignored", async (_, payload) => {
    const board = await aSpinnakerBoard();
    expect(await board.receive(sendSpinnaker(payload, SECRET))).toEqual({ outcome: "IGNORED", reason: "event_not_handled", cards: [] });
    expect((await board.known()).runs).toEqual([]);
  });

  test("of more than half a megabyte is understood", async () => {
    const board = await aSpinnakerBoard();
    const stages = Array.from({ length: 30 }, (_, index): SpinnakerStageTold => ({ id: `s${index}`, name: "Wait", type: "wait", status: "SUCCEEDED", startedAt: at(1), endedAt: at(2), context: { manifest: "y".repeat(40_000) } }));
    await board.tell({ event: "stage:complete", at: at(3), status: "RUNNING", startedAt: at(1), stages });
    expect((await board.known()).runs[0]?.stages).toHaveLength(30);
  });
});

describe("an execution", () => {
  test("is a run with its stages; those that deploy are deployments, those that Spinnaker adds are none", async () => {
    const board = await aSpinnakerBoard();
    const trigger = {
      type: "git", branch: `feature/${board.key}-1-vat`, hash: sha, parameters: { card: `${board.key}-2`, token: "s3cret" },
      artifacts: [{ type: "docker/image", name: "images.example/erp", reference: "images.example/erp:1.4.0" }],
    };
    const before: SpinnakerStageTold = { id: "s3", name: "Wait For Manifest", type: "waitForManifest", status: "RUNNING", owner: "STAGE_AFTER", startedAt: at(3) };
    await board.tell(
      { at: at(1), status: "RUNNING", startedAt: at(1), stages: [{ ...bake, status: "RUNNING", endedAt: undefined }, deploy("NOT_STARTED")], trigger },
      { event: "stage:starting", at: at(3), status: "RUNNING", startedAt: at(1), stages: [bake, deploy("RUNNING", { startedAt: at(3) }), before], trigger },
      { event: "pipeline:complete", at: at(6), status: "SUCCEEDED", startedAt: at(1), endedAt: at(6), stages: [bake, deploy("SUCCEEDED", { startedAt: at(3), endedAt: at(5) }), before], trigger },
    );
    const known = await board.known();
    expect(known.runs).toMatchObject([{ status: "SUCCESS", branch: trigger.branch, sha, trigger: "git", finishedAt: at(6), links: [{ via: "BRANCH", card: { number: 1 } }, { via: "PARAMETER", card: { number: 2 } }] }]);
    expect(known.runs[0]?.stages).toMatchObject([{ externalId: "s1", kind: "BUILD", status: "SUCCESS" }, { externalId: "s2", kind: "DEPLOY", status: "SUCCESS", startedAt: at(3), finishedAt: at(5) }]);
    expect(known.runs[0]?.title).not.toContain("s3cret");
    expect(known.deployments).toMatchObject([{ externalId: "01JEXEC s2", environment: "erp-prod", tier: "PRODUCTION", service: "erp", version: "1.4.0", sha, ref: trigger.branch, status: "SUCCESS", succeededAt: at(5), runExternalId: "01JEXEC" }]);
    expect((await listStrips(db, board.id, [1])).get(1)?.strip).toMatchObject({ BUILD: "PASSED", DEPLOY: "PASSED", RELEASE: "PASSED" });
  });

  test.each<[string, object]>([
    ["NOT_STARTED", { status: "QUEUED" }],
    ["BUFFERED", { status: "QUEUED" }],
    ["RUNNING", { status: "RUNNING" }],
    ["REDIRECT", { status: "RUNNING" }],
    ["PAUSED", { status: "WAITING" }],
    ["SUSPENDED", { status: "WAITING" }],
    ["SUCCEEDED", { status: "SUCCESS", finishedAt: at(9) }],
    ["SKIPPED", { status: "SKIPPED" }],
    ["TERMINAL", { status: "FAILED", finishedAt: at(9) }],
    ["STOPPED", { status: "FAILED" }],
    ["CANCELED", { status: "CANCELLED" }],
    ["PONDERING", { status: "UNKNOWN", finishedAt: null }],
  ])("that is %s, though its event says failed", async (status, run) => {
    const board = await aSpinnakerBoard();
    await board.tell({ event: "pipeline:failed", at: at(9), status, endedAt: at(9) });
    expect((await board.known()).runs).toMatchObject([run]);
  });

  test("that failed leaves no stage and no deployment that seems to be yet to come", async () => {
    const board = await aSpinnakerBoard();
    await board.tell({ at: at(1), status: "RUNNING", startedAt: at(1), stages: [{ ...bake, status: "RUNNING", endedAt: undefined }, deploy("NOT_STARTED")] });
    expect((await board.known()).runs).toMatchObject([{ stages: [{ status: "RUNNING" }, { status: "QUEUED" }] }]);
    await board.tell({ event: "pipeline:failed", at: at(3), status: "TERMINAL", startedAt: at(1), endedAt: at(3), stages: [{ ...bake, status: "TERMINAL" }, deploy("NOT_STARTED")] });
    expect(await board.known()).toMatchObject({ runs: [{ status: "FAILED", stages: [{ status: "FAILED" }, { status: "SKIPPED" }] }], deployments: [] });
  });

  test("waits while somebody is to judge, and goes on though a stage failed that was allowed to", async () => {
    const board = await aSpinnakerBoard();
    const judge: SpinnakerStageTold = { id: "s9", name: "Go?", type: "manualJudgment", status: "RUNNING", startedAt: at(2) };
    await board.tell({ event: "stage:starting", at: at(3), status: "RUNNING", startedAt: at(1), stages: [{ ...bake, status: "FAILED_CONTINUE" }, judge] });
    expect((await board.known()).runs).toMatchObject([{ status: "RUNNING", stages: [{ status: "FAILED" }, { kind: "RELEASE", status: "WAITING" }] }]);
  });

  test("of which a stage is started anew is the same, and deploys once more", async () => {
    const board = await aSpinnakerBoard();
    const failed: SpinnakerTold = { event: "pipeline:failed", at: at(5), status: "TERMINAL", startedAt: at(1), endedAt: at(5), stages: [bake, deploy("TERMINAL", { startedAt: at(3), endedAt: at(5) })] };
    await board.tell(failed, { event: "stage:starting", at: at(21), status: "RUNNING", startedAt: at(1), endedAt: at(5), stages: [bake, deploy("RUNNING", { startedAt: at(21), restartedAt: at(20) })] }, failed);
    expect((await board.known()).runs).toMatchObject([{ status: "RUNNING", startedAt: at(1), finishedAt: null, stages: [{ status: "SUCCESS" }, { status: "RUNNING", startedAt: at(21) }] }]);
    await board.tell({ event: "pipeline:complete", at: at(25), status: "SUCCEEDED", startedAt: at(1), endedAt: at(25), stages: [bake, deploy("SUCCEEDED", { startedAt: at(21), endedAt: at(24), restartedAt: at(20) })] }, failed);
    expect(await board.known()).toMatchObject({ runs: [{ status: "SUCCESS", stages: [{ status: "SUCCESS" }, { status: "SUCCESS" }] }], deployments: [{ status: "FAILED" }, { status: "SUCCESS", startedAt: at(21) }] });
  });

  test("that was started by another is about the code of that one", async () => {
    const board = await aSpinnakerBoard();
    const jenkins = { type: "jenkins", buildInfo: { scm: [{ branch: `origin/feature/${board.key}-1`, sha1: sha, message: `${board.key}-2 VAT` }] } };
    await board.tell({ at: at(1), status: "RUNNING", trigger: { type: "pipeline", parentExecution: { id: "01JPARENT", trigger: { type: "pipeline", parentExecution: { trigger: jenkins } } } } });
    expect((await board.known()).runs).toMatchObject([{ trigger: "pipeline", sha, branch: `feature/${board.key}-1`, commitMessage: `${board.key}-2 VAT`, links: [{ card: { number: 1 } }, { card: { number: 2 } }] }]);
  });

  test("that goes back says so itself, and takes the newer code away", async () => {
    const board = await aSpinnakerBoard();
    await board.tell({ at: at(1), status: "SUCCEEDED", startedAt: at(1), endedAt: at(5), stages: [{ id: "s1", name: "Undo", type: "undoRolloutManifest", status: "SUCCEEDED", startedAt: at(2), endedAt: at(4), context: { account: "prod" } }] });
    expect((await loadDeployed(db, board)).deployments).toMatchObject([{ kind: "ROLLBACK", place: "prod", tier: "PRODUCTION" }]);
  });
});

test.each([["not_json", "{"], ["not_an_object", "[]"], ["not_this_event", '{"details":{"type":"orca:pipeline:starting"},"content":{"execution":{"status":"RUNNING"}}}'], ["not_this_event", '{"details":"{\\"type\\":\\"orca:pipeline:starting\\"}","content":"{"}']])(
  "what is %s is refused and kept",
  async (reason, text) => {
    const board = await aSpinnakerBoard();
    await expect(board.receive({ ...sendSpinnaker({}, SECRET), body: new TextEncoder().encode(text) })).rejects.toMatchObject({ code: "INVALID", reason });
    expect(await db.delivery.findMany({ where: { sourceId: board.source.id }, select: { outcome: true, reason: true } })).toEqual([{ outcome: "REFUSED", reason }]);
  },
);

test("told in any order and twice, an execution that was started anew ends the same", { timeout: 120_000 }, async () => {
  const tell = (key: string) => {
    const trigger = { parameters: { card: `${key}-1` } };
    const shared = { startedAt: at(1), trigger };
    const again = { restartedAt: at(20) };
    const events: SpinnakerTold[] = [
      { ...shared, at: at(1), status: "NOT_STARTED", startedAt: undefined, stages: [{ ...bake, status: "NOT_STARTED", startedAt: undefined, endedAt: undefined }, deploy("NOT_STARTED")] },
      { ...shared, at: at(1), status: "RUNNING", stages: [{ ...bake, status: "RUNNING", endedAt: undefined }, deploy("NOT_STARTED")] },
      { ...shared, event: "stage:starting", at: at(3), status: "RUNNING", stages: [bake, deploy("RUNNING", { startedAt: at(3) })] },
      { ...shared, event: "pipeline:failed", at: at(5), status: "TERMINAL", endedAt: at(5), stages: [bake, deploy("TERMINAL", { startedAt: at(3), endedAt: at(5) })] },
      { ...shared, event: "stage:starting", at: at(21), status: "RUNNING", stages: [bake, deploy("RUNNING", { startedAt: at(21), ...again })] },
      { ...shared, event: "stage:complete", at: at(24), status: "RUNNING", stages: [bake, deploy("SUCCEEDED", { startedAt: at(21), endedAt: at(24), ...again })] },
      { ...shared, event: "pipeline:complete", at: at(25), status: "SUCCEEDED", endedAt: at(25), stages: [bake, deploy("SUCCEEDED", { startedAt: at(21), endedAt: at(24), ...again })] },
    ];
    return events.map((event) => sendSpinnaker(spinnakerMessage(event), SECRET));
  };
  const { knowledge } = await expectSameInAnyOrder(db, { kind: "spinnaker", tell });
  expect(knowledge.runs).toMatchObject([{ status: "SUCCESS", stages: [{ status: "SUCCESS" }, { status: "SUCCESS", startedAt: at(21) }] }]);
  expect(knowledge.deployments.map(({ status }) => status)).toEqual(["FAILED", "SUCCESS"]);
});
