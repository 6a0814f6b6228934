import { createHmac } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { createSource } from "@/server/delivery/create-source";
import { qualityGateOf } from "@/server/delivery/queries/quality-gate-of";
import { listStrips } from "@/server/delivery/queries/list-strips";
import { receiveDelivery } from "@/server/delivery/receive-delivery";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, knowledgeOf } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { REPOSITORY, SECRET, signed } from "@/tests/support/github-deliveries";
import { pushMessage, workflowRunMessage } from "@/tests/support/github-messages";
import { analysisMessage, signSonar } from "@/tests/support/sonarqube-messages";
import { expectSameInAnyOrder } from "@/tests/support/told-in-any-order";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const sha = (letter: string) => letter.repeat(40);
const unmet = { metric: "new_coverage", operator: "LESS_THAN", value: "61", status: "ERROR", errorThreshold: "80" };
const failing = { status: "ERROR", conditions: [unmet] };
type Analysis = Parameters<typeof analysisMessage>[0];

async function aSonarBoard() {
  const board = await aBoardWithSource(db, { kind: "sonarqube" });
  return {
    ...board,
    tell: (analysis: Analysis) => board.receive(signSonar(analysisMessage(analysis), SECRET)),
    known: () => knowledgeOf(db, board.id),
  };
}

describe("authenticity", () => {
  const sent = signSonar(analysisMessage({ task: "T1", revision: sha("a"), at: at(1) }), SECRET);
  const { "x-sonar-webhook-hmac-sha256": signature = "", ...unsigned } = sent.headers;
  const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;

  test.each<[string, Record<string, string>]>([
    ["none", unsigned],
    ["an empty signature", { ...unsigned, "x-sonar-webhook-hmac-sha256": "" }],
    ["a prefix before the signature", { ...unsigned, "x-sonar-webhook-hmac-sha256": `sha256=${signature}` }],
    ["another source's signature", signSonar(analysisMessage({ task: "T1", revision: sha("a"), at: at(1) }), "a secret of another source").headers],
    ["a signature of another body", signSonar(analysisMessage({ task: "T2", at: at(1) }), SECRET).headers],
    ["the wrong password", { ...unsigned, authorization: basic("sonar", "a secret of another source") }],
    ["the right password beside a wrong signature", { ...unsigned, "x-sonar-webhook-hmac-sha256": "0".repeat(64), authorization: basic("sonar", SECRET) }],
  ])("with %s it is refused, and nothing is kept", async (_, headers) => {
    const board = await aSonarBoard();
    await expect(board.receive({ headers, body: sent.body })).rejects.toMatchObject({ code: "UNAUTHENTICATED", reason: "bad_signature" });
    expect(await db.delivery.count({ where: { sourceId: board.source.id } })).toBe(0);
  });

  test("the password in its address stands for a signature, and is not kept", async () => {
    const board = await aSonarBoard();
    const authorization = basic("sonar", SECRET);
    await board.receive({ headers: { ...unsigned, authorization }, body: sent.body });
    const { headers } = await db.delivery.findFirstOrThrow({ where: { sourceId: board.source.id } });
    expect(headers).toEqual({ "content-type": "application/json; charset=utf-8", "x-sonarqube-project": "acme:erp" });
  });
});

describe("a quality gate", () => {
  test("is a run named after the project, with one test stage that says what was asked", async () => {
    const board = await aSonarBoard();
    const answer = await board.tell({ task: "T1", gate: failing, revision: sha("a"), branch: { name: `feature/${board.key}-1` }, at: at(1), changedAt: at(2) });
    expect(answer).toEqual({ outcome: "APPLIED", cards: [`${board.key}-1`] });
    const [run] = (await board.known()).runs;
    expect(run).toMatchObject({ repository: "acme:erp", name: "ERP", status: "FAILED", branch: `feature/${board.key}-1`, sha: sha("a"), attempt: 1, createdAt: at(1), finishedAt: at(2) });
    expect(run?.stages).toMatchObject([{ externalId: "gate", name: "Our way", kind: "TEST", status: "FAILED", conditions: [{ metric: "new_coverage", operator: "LESS_THAN", value: "61", threshold: "80", isMet: false }] }]);
    expect(await qualityGateOf(db, board.id, sha("a"))).toMatchObject({ status: "FAILED", unmet: ["new_coverage"] });
  });

  test.each<[string, Partial<Analysis>, object]>([
    ["an analysis that was cancelled", { status: "CANCELED", gate: null }, { status: "CANCELLED", sha: null, externalId: "T1" }],
    ["one that failed", { status: "FAILED", gate: null }, { status: "FAILED", stages: [{ conditions: null }] }],
    ["one without a gate", { gate: null, revision: sha("a") }, { status: "UNKNOWN", externalId: `@${sha("a")}` }],
    ["that of a pull request", { revision: sha("a"), branch: { name: "17", type: "PULL_REQUEST" } }, { status: "SUCCESS", branch: null, prNumber: 17 }],
    ["that of code that is in no repository", { task: "T7" }, { status: "SUCCESS", externalId: "T7", sha: null }],
  ])("%s", async (_, some, run) => {
    const board = await aSonarBoard();
    await board.tell({ task: "T1", at: at(1), ...some });
    expect((await board.known()).runs).toMatchObject([run]);
  });

  test("turns when issues are settled: it is told without an analysis, about the same run", async () => {
    const board = await aSonarBoard();
    await board.tell({ task: "T1", gate: failing, revision: sha("a"), branch: { name: "main" }, at: at(1) });
    await board.tell({ revision: sha("a"), branch: { name: "main" }, at: at(1), changedAt: at(30) });
    expect((await board.known()).runs).toMatchObject([{ status: "SUCCESS", finishedAt: at(30), stages: [{ status: "SUCCESS", conditions: [] }] }]);
  });

  test("takes cards from the properties of its analysis", async () => {
    const board = await aSonarBoard();
    expect(await board.tell({ task: "T1", properties: { "sonar.analysis.card": `${board.key}-1` }, at: at(1) })).toEqual({ outcome: "APPLIED", cards: [`${board.key}-1`] });
  });

  test("ends on the cards of the commit that another source pushed, and stands on their line beside its pipeline", async () => {
    const board = await aSonarBoard();
    const code = await createSource(db, board.sm.actor, { key: board.key, kind: "github", name: "code", secret: SECRET });
    expect(await board.tell({ task: "T1", gate: failing, revision: sha("a"), branch: { name: "vat" }, at: at(9) })).toMatchObject({ reason: "no_card" });
    await receiveDelivery(db, { sourceId: code.id, ...signed(pushMessage(REPOSITORY, { branch: "vat", after: sha("a"), commits: [{ sha: sha("a"), message: `${board.key}-1 VAT`, author: "dana", at: at(0) }] })) });
    await receiveDelivery(db, { sourceId: code.id, ...signed(workflowRunMessage(REPOSITORY, { id: 7, branch: "vat", sha: sha("a"), message: "VAT", createdAt: at(1) }, { status: "completed", conclusion: "success", at: at(4) })) });
    expect((await board.known()).runs.find(({ repository }) => repository === "acme:erp")).toMatchObject({ links: [{ card: { number: 1 } }] });
    expect((await listStrips(db, board.id, [1])).get(1)?.strip).toMatchObject({ BUILD: "PASSED", TEST: "FAILED" });
  });
});

test.each([["not_json", "{"], ["not_an_object", "[]"], ["not_this_event", "{}"]])("what is %s is refused and kept", async (reason, text) => {
  const board = await aSonarBoard();
  const body = new TextEncoder().encode(text);
  const headers = { "x-sonar-webhook-hmac-sha256": createHmac("sha256", SECRET).update(body).digest("hex") };
  await expect(board.receive({ headers, body })).rejects.toMatchObject({ code: "INVALID", reason });
  expect(await db.delivery.findMany({ where: { sourceId: board.source.id }, select: { event: true, outcome: true } })).toEqual([{ event: "analysis", outcome: "REFUSED" }]);
});

test("told in any order and twice, it ends the same", { timeout: 120_000 }, async () => {
  const tell = (key: string) =>
    [
      { task: "T1", gate: failing, revision: sha("a"), branch: { name: `feature/${key}-1` }, at: at(1) },
      { task: "T2", gate: failing, revision: sha("a"), branch: { name: `feature/${key}-1` }, at: at(5) },
      { revision: sha("a"), branch: { name: `feature/${key}-1` }, at: at(5), changedAt: at(30) },
      { task: "T3", status: "CANCELED", gate: null, at: at(6) },
      { task: "T4", gate: null, revision: sha("b"), branch: { name: `feature/${key}-1` }, at: at(7) },
    ].map((analysis) => signSonar(analysisMessage(analysis), SECRET));
  const { knowledge } = await expectSameInAnyOrder(db, { kind: "sonarqube", tell });
  expect(knowledge.runs.map(({ status }) => status).sort()).toEqual(["CANCELLED", "SUCCESS", "UNKNOWN"]);
});
