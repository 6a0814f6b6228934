import { beforeAll, describe, expect, test } from "vitest";
import { addressKey } from "@/server/delivery/sources/authenticity";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, knowledgeOf } from "@/tests/support/a-source";
import { batch, cdevent, type Dialect, sent, withKey } from "@/tests/support/cdevents-messages";
import { aDatabase } from "@/tests/support/database";
import { SECRET } from "@/tests/support/github-deliveries";
import { expectSameInAnyOrder } from "@/tests/support/told-in-any-order";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const SHA = "a".repeat(40);
type Told = Parameters<typeof cdevent>[1];

async function aCdeventsBoard() {
  const board = await aBoardWithSource(db, { kind: "cdevents" });
  return {
    ...board,
    tell: (type: string, told: Told) => atTime(at(50), () => board.receive(withKey(sent(cdevent(type, told)), SECRET))),
    known: () => knowledgeOf(db, board.id),
  };
}

describe("authenticity", () => {
  const event = sent(cdevent("pipelinerun.started", { subject: "p1", at: at(1) }));
  const withHeader = (authorization: string) => ({ ...event, headers: { ...event.headers, authorization } });

  test.each<[string, { headers: Record<string, string>; body: Uint8Array; key?: string }]>([
    ["none", event],
    ["an empty key", { ...event, key: "" }],
    ["the key of another source", withKey(event, "a secret of another source")],
    ["the secret itself as the key", { ...event, key: SECRET }],
    ["another source's token", withHeader("Bearer a secret of another source")],
    ["another source's token beside the right key", { ...withHeader("Bearer a secret of another source"), key: addressKey(SECRET) }],
  ])("with %s it is refused, and nothing is kept", async (_, delivery) => {
    const board = await aCdeventsBoard();
    await expect(board.receive(delivery)).rejects.toMatchObject({ code: "UNAUTHENTICATED", reason: "bad_signature" });
    expect(await db.delivery.count({ where: { sourceId: board.source.id } })).toBe(0);
  });

  test.each([["the key in its address", withKey(event, SECRET)], ["a token", withHeader(`Bearer ${SECRET}`)]])("with %s it is let in, and no secret is kept", async (_, delivery) => {
    const board = await aCdeventsBoard();
    await board.receive(delivery);
    const kept = await db.delivery.findFirstOrThrow({ where: { sourceId: board.source.id } });
    expect(kept).toMatchObject({ event: "pipelinerun.started", externalId: "/ci p1 pipelinerun.started dev.cdevents.pipelinerun.started.0.3.0", headers: { "ce-type": "dev.cdevents.pipelinerun.started.0.3.0" } });
    expect(JSON.stringify(kept.headers)).not.toMatch(/authorization|secret/);
  });
});

describe("the ways an event comes", () => {
  const event = cdevent("pipelinerun.started", { subject: "p1", page: "https://ci.example/p1", content: { pipelineName: "erp" }, at: at(1) });
  const { context } = event as { context: { id: string; source: string; type: string } };
  const body = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const bytes = Buffer.from(JSON.stringify(event)).toString("base64");

  test.each<[string, { headers: Record<string, string>; body: Uint8Array }]>([
    ["binary", sent(event)],
    ["binary, of another content type", sent(event, { contentType: "text/plain" })],
    ["without any header", { headers: {}, body: body(event) }],
    ["structured", sent(event, { mode: "structured" })],
    ["structured, in capitals", sent(event, { mode: "structured", contentType: "Application/CloudEvents+JSON;charset=utf-8" })],
    ["structured, with its data as a text", { headers: {}, body: body({ ...context, data: JSON.stringify(event) }) }],
    ["structured, with its data as bytes", { headers: {}, body: body({ ...context, data_base64: bytes }) }],
    ["a batch of one", batch(event)],
  ])("%s", async (_, delivery) => {
    const board = await aCdeventsBoard();
    await board.receive(withKey(delivery, SECRET));
    expect((await board.known()).runs).toMatchObject([{ repository: "/ci", externalId: "p1", name: "erp", status: "RUNNING", url: "https://ci.example/p1", startedAt: at(1), createdAt: at(1) }]);
  });

  test.each<Dialect>(["0.3", "0.4", "0.5"])("in the dialect %s", async (dialect) => {
    const board = await aCdeventsBoard();
    await board.tell("pipelinerun.finished", { subject: "p1", page: "https://ci.example/p1", content: { outcome: "failure" }, at: at(1), dialect, version: "9.1.0-draft" });
    expect((await board.known()).runs).toMatchObject([{ status: "FAILED", url: "https://ci.example/p1", finishedAt: at(1) }]);
  });

  test("in a batch with others: each is read, and the batch has no id", async () => {
    const board = await aCdeventsBoard();
    const answer = await board.receive(withKey(batch(event, cdevent("pipelinerun.started", { subject: "p2", at: at(2) }), cdevent("ticket.created", { subject: "t1" })), SECRET));
    expect(answer).toMatchObject({ reason: "no_card" });
    expect((await board.known()).runs.map(({ externalId }) => externalId)).toEqual(["p1", "p2"]);
    expect(await db.delivery.findFirstOrThrow({ where: { sourceId: board.source.id } })).toMatchObject({ externalId: null, event: "pipelinerun.started +2" });
  });

  test("twice: the second is a duplicate, unless it is of another source", async () => {
    const board = await aCdeventsBoard();
    await board.receive(withKey(sent(event), SECRET));
    expect((await board.receive(withKey(sent(event, { mode: "structured" }), SECRET))).outcome).toBe("DUPLICATE");
    const other = cdevent("pipelinerun.started", { subject: "p1", id: context.id, source: "/other", at: at(1) });
    expect((await board.receive(withKey(sent(other), SECRET))).outcome).not.toBe("DUPLICATE");
    expect((await board.known()).runs).toHaveLength(2);
  });
});

describe("runs and stages", () => {
  test("a run finds its cards by what its producer added", async () => {
    const board = await aCdeventsBoard();
    const custom = { git: { branch: `refs/heads/feature/${board.key}-1`, commit: SHA }, attempt: 2, actor: "dana" };
    expect(await board.tell("pipelinerun.queued", { subject: "p1", content: { pipelineName: "erp" }, custom, at: at(1) })).toEqual({ outcome: "APPLIED", cards: [`${board.key}-1`] });
    expect((await board.known()).runs).toMatchObject([{ status: "QUEUED", branch: `feature/${board.key}-1`, sha: SHA, attempt: 2, actor: "dana", title: null }]);
  });

  test.each<[string, unknown]>([["a list of cards", { cards: ["key-1"] }], ["a text", "for KEY-1"], ["any field", { note: "KEY-1" }], ["a title", { title: "KEY-1 VAT" }]])("a run finds its cards in %s", async (_, custom) => {
    const board = await aCdeventsBoard();
    const own = JSON.parse(JSON.stringify(custom).replaceAll("KEY", board.key).replaceAll("key", board.key.toLowerCase())) as unknown;
    expect(await board.tell("pipelinerun.started", { subject: "p1", custom: own, at: at(1) })).toMatchObject({ cards: [`${board.key}-1`] });
  });

  test.each<[string, object, string]>([
    ["pipelinerun.finished", { outcome: "success" }, "SUCCESS"],
    ["pipelinerun.finished", { outcome: "error" }, "FAILED"],
    ["pipelinerun.finished", { outcome: "cancel" }, "CANCELLED"],
    ["pipelinerun.finished", { outcome: "splendid" }, "UNKNOWN"],
    ["pipelinerun.finished", { errors: "out of memory" }, "FAILED"],
    ["pipelinerun.finished", {}, "UNKNOWN"],
    ["pipelinerun.paused", {}, "UNKNOWN"],
    ["testsuiterun.finished", { outcome: "pass" }, "SUCCESS"],
    ["testsuiterun.finished", { outcome: "fail" }, "FAILED"],
    ["build.finished", { artifactId: "pkg:oci/erp@1.4.0" }, "SUCCESS"],
    ["build.finished", {}, "UNKNOWN"],
  ])("%s %o is %s", async (type, content, status) => {
    const board = await aCdeventsBoard();
    await board.tell(type, { subject: "x", content, at: at(1) });
    expect((await board.known()).runs).toMatchObject([{ status }]);
  });

  test("what names its run is a stage of it, whichever is heard first", async () => {
    const board = await aCdeventsBoard();
    const of = { pipelineRun: { id: "p1", source: "/ci" } };
    await board.tell("taskrun.finished", { subject: "t1", source: "/tasks", content: { taskName: "deploy to qa", outcome: "success", ...of }, at: at(5) });
    await board.tell("build.started", { subject: "b1", content: of, at: at(2) });
    await board.tell("testsuiterun.finished", { subject: "s1", content: { testSuite: { id: "7", name: "unit" }, outcome: "fail" }, custom: { pipelineRun: "p1" }, at: at(4) });
    await board.tell("pipelinerun.started", { subject: "p1", content: { pipelineName: "erp" }, at: at(1) });
    const { runs } = await board.known();
    expect(runs).toMatchObject([{ externalId: "p1", name: "erp", status: "RUNNING" }]);
    expect(runs[0]?.stages.map(({ name, kind, status }) => [name, kind, status])).toEqual([["build", "BUILD", "RUNNING"], ["unit", "TEST", "FAILED"], ["deploy to qa", "DEPLOY", "SUCCESS"]]);
  });

  test("what names no run is one, with one stage; a test case counts where no suite stands for it", async () => {
    const board = await aCdeventsBoard();
    await board.tell("build.queued", { subject: "b1", at: at(1) });
    await board.tell("testcaserun.finished", { subject: "c1", content: { testCase: { id: "login" }, outcome: "fail" }, at: at(3) });
    expect(await board.tell("testcaserun.finished", { subject: "c2", content: { testSuiteRun: { id: "s1" }, outcome: "fail" }, at: at(3) })).toMatchObject({ reason: "event_not_handled" });
    expect((await board.known()).runs).toMatchObject([
      { externalId: "build b1", name: "build", status: "QUEUED", stages: [{ kind: "BUILD", status: "QUEUED" }] },
      { externalId: "login c1", name: "login", status: "FAILED", stages: [{ kind: "TEST", status: "FAILED" }] },
    ]);
  });
});

describe("services, artifacts, incidents, changes", () => {
  test("a service that was deployed is a deployment that succeeded, in the environment's name", async () => {
    const board = await aCdeventsBoard();
    const content = { environment: { id: "e7", name: "production" }, artifactId: "pkg:oci/erp@sha256%3A0b31b1c02ff458ad9b7b81cbdf8f028bd54699fa151f221d1e8de6817db93427?tag=x" };
    expect(await board.tell("service.deployed", { subject: "erp", content, custom: { commit: SHA, note: `${board.key}-1` }, at: at(9) })).toEqual({ outcome: "APPLIED", cards: [`${board.key}-1`] });
    await board.tell("service.upgraded", { subject: "erp", content: { environment: { id: "qa" }, artifactId: "pkg:npm/%40acme/erp@1.4.0" }, at: at(10) });
    await board.tell("service.rolledback", { subject: "erp", content: { environment: { id: "production" }, artifactId: "pkg:oci/erp@1.3.0" }, at: at(12) });
    expect(await board.tell("service.removed", { subject: "erp", content: { environment: { id: "qa" } } })).toMatchObject({ reason: "event_not_handled" });
    expect((await board.known()).deployments.map(({ environment, tier, status, version, kind, service, sha }) => [environment, tier, status, version, kind, service, sha])).toEqual([
      ["production", "PRODUCTION", "SUCCESS", "0b31b1c02ff4", null, "erp", SHA],
      ["production", "PRODUCTION", "SUCCESS", "1.3.0", "ROLLBACK", "erp", null],
      ["qa", "TESTING", "SUCCESS", "1.4.0", null, "erp", null],
    ]);
  });

  test.each([["pkg:npm/%40acme/erp@1.4.0?x=y", "1.4.0", "@acme/erp 1.4.0"], ["pkg:maven/org.acme/erp@2.0.0-rc.1", "2.0.0-rc.1", "org.acme/erp 2.0.0-rc.1"]])("an artifact %s that is published is a release", async (subject, tag, name) => {
    const board = await aCdeventsBoard();
    expect(await board.tell("artifact.published", { subject, at: at(3) })).toEqual({ outcome: "APPLIED", cards: [] });
    expect((await board.known()).releases).toMatchObject([{ tag, name, publishedAt: at(3), isPrerelease: tag.includes("-") }]);
  });

  test("an incident begins when it is first told of, and keeps what only its first report says", async () => {
    const board = await aCdeventsBoard();
    const content = { description: `Slow since ${board.key}-1\nmore`, environment: { id: "production" }, service: { id: "erp" } };
    await board.tell("incident.reported", { subject: "i1", content: { ticketURI: "https://tickets.example/7" }, at: at(5) });
    await board.tell("incident.detected", { subject: "i1", content, custom: { severity: "high" }, at: at(3) });
    await board.tell("incident.resolved", { subject: "i1", at: at(9) });
    expect((await board.known()).alerts).toMatchObject([
      { externalId: "i1", status: "RESOLVED", severity: "high", environment: "production", service: "erp", mentions: [`${board.key}-1`], url: "https://tickets.example/7", startedAt: at(3), resolvedAt: at(9) },
    ]);
  });

  test("a change is a pull request; with its branch and commit runs are its own", async () => {
    const board = await aCdeventsBoard();
    const custom = { branch: "vat", sha: SHA };
    await board.tell("change.created", { subject: "PR-17", content: { description: `${board.key}-1: round VAT`, repository: { id: "acme/erp" } }, custom, at: at(1) });
    expect(await board.tell("pipelinerun.started", { subject: "p1", custom, at: at(2) })).toMatchObject({ cards: [`${board.key}-1`] });
    await board.tell("change.merged", { subject: "PR-17", content: { description: `${board.key}-1: round VAT`, repository: { id: "acme/erp" } }, custom, at: at(8) });
    expect((await board.known()).pullRequests).toMatchObject([{ repository: "acme/erp", number: 17, title: `${board.key}-1: round VAT`, state: "MERGED", branch: "vat", headSha: SHA, openedAt: null, mergedAt: at(8) }]);
  });

  test("a change that is merged keeps what only its beginning says", async () => {
    const board = await aCdeventsBoard();
    await board.tell("change.merged", { subject: "PR-17", at: at(8) });
    expect(await board.tell("change.created", { subject: "PR-17", content: { description: `${board.key}-1: round VAT` }, at: at(1) })).toMatchObject({ cards: [`${board.key}-1`] });
    expect((await board.known()).pullRequests).toMatchObject([{ title: `${board.key}-1: round VAT`, state: "MERGED", mergedAt: at(8) }]);
  });

  test("one id for all that is told of a thing makes no duplicates of it", async () => {
    const board = await aCdeventsBoard();
    await board.tell("pipelinerun.started", { subject: "p1", id: "same", at: at(1) });
    expect((await board.tell("pipelinerun.finished", { subject: "p1", id: "same", content: { outcome: "success" }, at: at(2) })).outcome).not.toBe("DUPLICATE");
    expect((await board.tell("pipelinerun.finished", { subject: "p1", id: "same", content: { outcome: "success" }, at: at(2) })).outcome).toBe("DUPLICATE");
  });

  test("a change without branch and commit stands by itself, and ties no run without a branch to its cards", async () => {
    const board = await aCdeventsBoard();
    expect(await board.tell("change.abandoned", { subject: "main~I8473", content: { description: "x" }, custom: { card: `${board.key}-1` }, at: at(1) })).toMatchObject({ cards: [`${board.key}-1`] });
    expect(await board.tell("pipelinerun.started", { subject: "p1", at: at(2) })).toMatchObject({ reason: "no_card" });
    expect((await board.known()).pullRequests).toMatchObject([{ number: 8473, state: "CLOSED" }]);
  });
});

test.each([
  "branch.created", "artifact.packaged", "environment.created", "ticket.closed", "repository.modified", "testoutput.published", "constructor.created",
])("%s is taken in and ignored", async (type) => {
  const board = await aCdeventsBoard();
  expect(await board.tell(type, { subject: `pkg:oci/${"x".repeat(400)}` })).toEqual({ outcome: "IGNORED", reason: "event_not_handled", cards: [] });
});

test.each<[string, Record<string, string>, unknown]>([
  ["an event of another vocabulary", { "ce-type": "dev.tekton.event.taskrun.started.v1", "ce-id": "1", "ce-source": "/x" }, { taskRun: {} }],
  ["a custom event", {}, { specversion: "1.0", id: "1", source: "/x", type: "dev.cdeventsx.acme.thing.created.0.1.0", data: { any: "thing" } }],
  ["an artifact of a digest", {}, cdevent("artifact.published", { subject: "pkg:oci/erp@sha256:0b31b1c02ff458ad9b7b81cb" })],
])("%s is taken in and ignored, by its own name", async (_, headers, payload) => {
  const board = await aCdeventsBoard();
  expect(await board.receive(withKey({ headers, body: new TextEncoder().encode(JSON.stringify(payload)) }, SECRET))).toMatchObject({ outcome: "IGNORED", reason: "event_not_handled" });
});

test.each([
  ["not_json", "CloudEvent{id='1', type='dev.cdevents'}"],
  ["not_this_event", "{}"],
  ["not_this_event", "[]"],
  ["not_this_event", "7"],
  ["not_this_event", '{"context":{"type":"dev.cdevents.pipelinerun.started.0.3.0","id":"1"}}'],
  ["not_this_event", '{"type":"dev.cdevents.pipelinerun.started.0.3.0","id":"1","data":"none"}'],
])("%s: %s is refused and kept", async (reason, text) => {
  const board = await aCdeventsBoard();
  await expect(board.receive(withKey({ headers: {}, body: new TextEncoder().encode(text) }, SECRET))).rejects.toMatchObject({ code: "INVALID", reason });
  expect(await db.delivery.findMany({ where: { sourceId: board.source.id }, select: { outcome: true, reason: true } })).toEqual([{ outcome: "REFUSED", reason }]);
});

test("told in any order and twice, it ends the same", { timeout: 120_000 }, async () => {
  const tell = (key: string) => {
    const custom = { branch: `feature/${key}-1`, sha: SHA };
    const of = { pipelineRun: { id: "p1", source: "/ci" } };
    const events = [
      cdevent("change.created", { subject: "PR-17", content: { description: `${key}-1 VAT` }, custom, at: at(0) }),
      cdevent("pipelinerun.queued", { subject: "p1", content: { pipelineName: "erp" }, custom, at: at(1), dialect: "0.3" }),
      cdevent("pipelinerun.started", { subject: "p1", content: { pipelineName: "erp" }, custom, at: at(2), dialect: "0.4" }),
      cdevent("build.finished", { subject: "b1", content: { artifactId: "pkg:oci/erp@1.4.0", ...of }, at: at(4) }),
      cdevent("build.started", { subject: "b1", content: of, at: at(3) }),
      cdevent("testsuiterun.finished", { subject: "s1", content: { testSuite: { id: "7", name: "unit" }, outcome: "fail" }, custom, at: at(5) }),
      cdevent("pipelinerun.finished", { subject: "p1", content: { pipelineName: "erp", outcome: "success" }, custom, at: at(6) }),
      cdevent("service.deployed", { subject: "erp", content: { environment: { id: "production" }, artifactId: "pkg:oci/erp@1.4.0" }, custom, at: at(7) }),
      cdevent("change.merged", { subject: "PR-17", at: at(8) }),
      cdevent("incident.detected", { subject: "i1", content: { description: "Slow" }, at: at(9) }),
      cdevent("incident.resolved", { subject: "i1", at: at(10) }),
    ];
    return events.map((event) => withKey(sent(event), SECRET));
  };
  const { knowledge, strips } = await expectSameInAnyOrder(db, { kind: "cdevents", tell });
  expect(knowledge.runs.map(({ externalId, status }) => [externalId, status])).toEqual([["p1", "SUCCESS"], ["unit s1", "FAILED"]]);
  expect(knowledge.alerts).toMatchObject([{ startedAt: at(9), resolvedAt: at(10) }]);
  expect(strips).toMatchObject([{ CODE: "PASSED", BUILD: "PASSED", TEST: "FAILED", RELEASE: "PASSED" }]);
});
