import { beforeAll, describe, expect, test } from "vitest";
import { listStrips } from "@/server/delivery/queries/list-strips";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, knowledgeOf } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { SECRET } from "@/tests/support/github-deliveries";
import { pipelineRunMessage, sendTekton, taskRunMessage, type TektonMessage, type TektonThing } from "@/tests/support/tekton-messages";
import { expectSameInAnyOrder } from "@/tests/support/told-in-any-order";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const at = (minute: number, second = 0) => new Date(Date.UTC(2026, 10, 2, 9, minute, second));
const sha = "a".repeat(40);
const running = { status: "Unknown", reason: "Running" } as const;
const succeeded = { status: "True", reason: "Succeeded" } as const;
const failed = { status: "False", reason: "Failed" } as const;

async function aTektonBoard() {
  const board = await aBoardWithSource(db, { kind: "tekton", cards: ["VAT", "entries"] });
  return {
    ...board,
    tell: async (...messages: TektonMessage[]) => {
      const answers = [];
      for (const message of messages) answers.push(await board.receive(sendTekton(message, SECRET)));
      return answers;
    },
    known: () => knowledgeOf(db, board.id),
  };
}

const runOf = (some: Partial<TektonThing> = {}): TektonThing => ({ uid: "run-1", name: "erp-x7k2p", createdAt: at(1), ...some });
const taskOf = (some: Partial<TektonThing> & { task?: string; of?: string } = {}) => ({ uid: "task-1", name: "erp-x7k2p-unit", of: "erp-x7k2p", task: "unit-test", ref: "npm", createdAt: at(1), ...some });

describe("authenticity", () => {
  const sent = sendTekton(pipelineRunMessage("started", runOf()), SECRET);

  test.each([
    ["no key", { key: undefined }],
    ["an empty one", { key: "" }],
    ["another source's", { key: sendTekton(pipelineRunMessage("started", runOf()), "a secret of another source").key }],
    ["the secret itself", { key: SECRET }],
    ["half of it", { key: sent.key.slice(0, 20) }],
  ])("with %s it is refused, and nothing is kept", async (_, { key }) => {
    const board = await aTektonBoard();
    await expect(board.receive({ headers: sent.headers, body: sent.body, ...(key === undefined ? {} : { key }) })).rejects.toMatchObject({ code: "UNAUTHENTICATED", reason: "bad_signature" });
    expect(await db.delivery.count({ where: { sourceId: board.source.id } })).toBe(0);
  });

  test("neither the secret nor the key is kept with the delivery", async () => {
    const board = await aTektonBoard();
    await board.receive(sent);
    const kept = await db.delivery.findFirstOrThrow({ where: { sourceId: board.source.id } });
    expect(kept).toMatchObject({ event: "pipelinerun.started", headers: sent.headers });
    expect(JSON.stringify(kept.headers)).not.toMatch(new RegExp(`${SECRET}|${sent.key}`));
  });
});

test("the same event a second time is a duplicate; the same state by another id says nothing new", async () => {
  const board = await aTektonBoard();
  const message = pipelineRunMessage("running", runOf({ startedAt: at(2), outcome: running, params: { card: `${board.key}-1` } }), { id: "one" });
  const answers = await board.tell(message, message, { ...message, id: "two" });
  expect(answers.map(({ outcome, reason }) => reason ?? outcome)).toEqual(["APPLIED", "DUPLICATE", "nothing_new"]);
});

describe("a pipeline run", () => {
  test("and its tasks: run and stages, by the name that a task knows its run by", async () => {
    const board = await aTektonBoard();
    const params = { "git-branch": `feature/${board.key.toLowerCase()}-1-vat`, gitrevision: sha };
    const answers = await board.tell(
      taskRunMessage("running", taskOf({ startedAt: at(2), outcome: running })),
      pipelineRunMessage("running", runOf({ startedAt: at(2), outcome: running, params })),
      taskRunMessage("failed", taskOf({ startedAt: at(2), completedAt: at(4), outcome: failed })),
      taskRunMessage("successful", taskOf({ uid: "task-2", name: "erp-x7k2p-image", task: "image", startedAt: at(2), completedAt: at(3), outcome: succeeded })),
      pipelineRunMessage("failed", runOf({ startedAt: at(2), completedAt: at(5), outcome: failed, params })),
    );
    expect(answers.map(({ outcome, reason }) => reason ?? outcome)).toEqual(["no_card", "APPLIED", "APPLIED", "APPLIED", "APPLIED"]);
    expect((await board.known()).runs).toMatchObject([
      {
        repository: "shop", externalId: "erp-x7k2p", name: "erp", status: "FAILED", sha, branch: params["git-branch"], createdAt: at(1), startedAt: at(2), finishedAt: at(5), links: [{ card: { number: 1 }, via: "BRANCH" }],
        stages: [{ externalId: "task-1", name: "unit-test", kind: "TEST", status: "FAILED", startedAt: at(2), finishedAt: at(4) }, { externalId: "task-2", kind: "BUILD", status: "SUCCESS" }],
      },
    ]);
    expect((await listStrips(db, board.id, [1])).get(1)?.strip).toMatchObject({ BUILD: "PASSED", TEST: "FAILED" });
  });

  test.each<[string, string, Partial<TektonThing>, object]>([
    ["queued", "queued", {}, { status: "QUEUED", startedAt: null }],
    ["held back", "started", { outcome: { status: "Unknown", reason: "PipelineRunPending" } }, { status: "WAITING" }],
    ["started", "started", { startedAt: at(2), outcome: { status: "Unknown", reason: "Started" } }, { status: "RUNNING", startedAt: at(2) }],
    ["under way", "unknown", { startedAt: at(2), outcome: running }, { status: "RUNNING" }],
    ["being cancelled", "unknown", { startedAt: at(2), outcome: { status: "Unknown", reason: "Cancelled" } }, { status: "RUNNING", finishedAt: null }],
    ["cancelled", "failed", { completedAt: at(5), outcome: { status: "False", reason: "Cancelled" } }, { status: "CANCELLED", finishedAt: at(5) }],
    ["cancelled, with its last tasks", "failed", { completedAt: at(5), outcome: { status: "False", reason: "CancelledRunFinally" } }, { status: "CANCELLED" }],
    ["stopped", "failed", { completedAt: at(5), outcome: { status: "False", reason: "StoppedRunFinally" } }, { status: "CANCELLED" }],
    ["out of time", "failed", { completedAt: at(5), outcome: { status: "False", reason: "PipelineRunTimeout" } }, { status: "FAILED" }],
    ["not to be made", "failed", { outcome: { status: "False", reason: "ParameterMissing" } }, { status: "FAILED", finishedAt: at(1) }],
    ["through, by a new reason, whatever its event is called", "failed", { completedAt: at(5), outcome: { status: "True", reason: "Completed" } }, { status: "SUCCESS" }],
    ["in a state that is none", "unknown", { outcome: { status: "Perhaps" as "True", reason: "x" } }, { status: "UNKNOWN" }],
  ])("that is %s", async (_, said, some, run) => {
    const board = await aTektonBoard();
    await board.tell(pipelineRunMessage(said, runOf(some)));
    expect((await board.known()).runs).toMatchObject([run]);
  });

  test("is running, though it was queued, made and begun within the same second and told of in the wrong order", async () => {
    const board = await aTektonBoard();
    await board.tell(pipelineRunMessage("started", runOf({ startedAt: at(1), outcome: running })), pipelineRunMessage("queued", runOf()));
    expect((await board.known()).runs).toMatchObject([{ status: "RUNNING" }]);
  });

  test("that was deleted and made again by its name is the newer one, however late the old is told of", async () => {
    const board = await aTektonBoard();
    await board.tell(pipelineRunMessage("running", runOf({ uid: "run-2", createdAt: at(20), startedAt: at(21), outcome: running })), pipelineRunMessage("failed", runOf({ startedAt: at(2), completedAt: at(5), outcome: failed })));
    expect((await board.known()).runs).toMatchObject([{ status: "RUNNING", startedAt: at(21) }]);
  });

  test("of Pipelines as Code is on the branch where the work is, as its annotation spells it", async () => {
    const board = await aTektonBoard();
    const pac = (name: string) => `pipelinesascode.tekton.dev/${name}`;
    await board.tell(
      pipelineRunMessage("running", runOf({
        ref: null, generateName: "erp-pull-", outcome: running,
        labels: { "tekton.dev/pipeline": "erp-x7k2p", [pac("branch")]: "main", [pac("sha")]: sha, [pac("event-type")]: "pull_request", [pac("pull-request")]: "7", [pac("original-prname")]: "erp-pull" },
        annotations: { [pac("branch")]: "main", [pac("source-branch")]: `feature/${board.key}-1-vat`, [pac("sha-title")]: `${board.key}-2 VAT`, [pac("sender")]: "dana", [pac("log-url")]: "https://console.example/run" },
      })),
    );
    expect((await board.known()).runs).toMatchObject([
      { name: "erp-pull", branch: `feature/${board.key}-1-vat`, sha, prNumber: 7, actor: "dana", trigger: "pull_request", url: "https://console.example/run", links: [{ via: "BRANCH", card: { number: 1 } }, { via: "PR_TITLE", card: { number: 2 } }] },
    ]);
  });
});

describe("a task run", () => {
  test("that failed and is tried again is the same stage, as often as it was tried", async () => {
    const board = await aTektonBoard();
    const once = taskRunMessage("failed", taskOf({ startedAt: at(2), completedAt: at(3), outcome: failed }));
    await board.tell(once, taskRunMessage("running", taskOf({ startedAt: at(4), outcome: running, retries: 1 })), once);
    expect((await board.known()).runs).toMatchObject([{ stages: [{ status: "RUNNING", startedAt: at(4) }] }]);
    await board.tell(taskRunMessage("successful", taskOf({ startedAt: at(4), completedAt: at(6), outcome: succeeded, retries: 1 })), once);
    expect((await board.known()).runs).toMatchObject([{ stages: [{ status: "SUCCESS" }] }]);
  });

  test("by itself is a run of one stage", async () => {
    const board = await aTektonBoard();
    await board.tell(taskRunMessage("failed", { uid: "task-9", name: "npm-audit-4k2", ref: "npm-audit", createdAt: at(1), startedAt: at(2), completedAt: at(3), outcome: { status: "False", reason: "TaskRunCancelled" }, params: { card: `${board.key}-1` } }));
    expect((await board.known()).runs).toMatchObject([{ externalId: "taskRun npm-audit-4k2", name: "npm-audit", status: "CANCELLED", finishedAt: at(3), links: [{ card: { number: 1 } }], stages: [{ name: "npm-audit", kind: "TEST", status: "CANCELLED" }] }]);
  });

  test("of a kind of one's own is a stage as well", async () => {
    const board = await aTektonBoard();
    await board.tell(taskRunMessage("running", taskOf({ task: "approve-deploy", startedAt: at(2), outcome: running }), { custom: true }));
    expect((await board.known()).runs).toMatchObject([{ externalId: "erp-x7k2p", status: "UNKNOWN", stages: [{ name: "approve-deploy", kind: "DEPLOY", status: "RUNNING" }] }]);
  });
});

test.each([
  ["event_missing", {}, "{}"],
  ["event_missing", { "ce-type": "dev.cdevents.pipelinerun.started.0.1.0" }, "{}"],
  ["not_this_event", { "ce-type": "dev.tekton.event.pipelinerun.started.v1" }, '{"taskRun":{}}'],
  ["not_json", { "ce-type": "dev.tekton.event.pipelinerun.started.v1" }, "{"],
])("what is %s is refused and kept", async (reason, headers, text) => {
  const board = await aTektonBoard();
  const { key } = sendTekton(pipelineRunMessage("started", runOf()), SECRET);
  await expect(board.receive({ headers: headers as Record<string, string>, body: new TextEncoder().encode(text), key })).rejects.toMatchObject({ code: "INVALID", reason });
  expect(await db.delivery.findMany({ where: { sourceId: board.source.id }, select: { outcome: true } })).toEqual([{ outcome: "REFUSED" }]);
});

test("an event of another subject is ignored", async () => {
  const board = await aTektonBoard();
  expect(await board.tell({ type: "dev.tekton.event.run.started.v1", payload: { run: {} } })).toMatchObject([{ outcome: "IGNORED", reason: "event_not_handled" }]);
});

test("told in any order and twice, a run with a task that was tried again ends the same", { timeout: 120_000 }, async () => {
  const tell = (key: string) => {
    const run = (some: Partial<TektonThing>) => runOf({ params: { branch: `feature/${key}-1`, revision: sha }, ...some });
    const messages = [
      pipelineRunMessage("queued", run({})),
      pipelineRunMessage("started", run({ startedAt: at(1), outcome: { status: "Unknown", reason: "Started" } })),
      taskRunMessage("unknown", taskOf({ startedAt: at(1), outcome: { status: "Unknown", reason: "Pending" } })),
      taskRunMessage("failed", taskOf({ startedAt: at(1), completedAt: at(3), outcome: failed })),
      taskRunMessage("running", taskOf({ startedAt: at(4), outcome: running, retries: 1 })),
      taskRunMessage("successful", taskOf({ startedAt: at(4), completedAt: at(6), outcome: succeeded, retries: 1 })),
      pipelineRunMessage("running", run({ startedAt: at(1), outcome: running })),
      pipelineRunMessage("failed", run({ startedAt: at(1), completedAt: at(7), outcome: { status: "False", reason: "CancelledRunFinally" } })),
    ];
    return messages.map((message, index) => sendTekton({ ...message, id: `event ${index}`, at: at(10, index) }, SECRET));
  };
  const { knowledge } = await expectSameInAnyOrder(db, { kind: "tekton", tell });
  expect(knowledge.runs).toMatchObject([{ status: "CANCELLED", startedAt: at(1), finishedAt: at(7), stages: [{ status: "SUCCESS", startedAt: at(4) }] }]);
});
