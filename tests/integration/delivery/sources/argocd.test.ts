import { beforeAll, describe, expect, test } from "vitest";
import { loadDeployed } from "@/server/delivery/queries/load-deployed";
import { listStrips } from "@/server/delivery/queries/list-strips";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, knowledgeOf } from "@/tests/support/a-source";
import { argoMessage, type ArgoSync, sendArgo } from "@/tests/support/argocd-messages";
import { aDatabase } from "@/tests/support/database";
import { SECRET } from "@/tests/support/github-deliveries";
import { expectSameInAnyOrder } from "@/tests/support/told-in-any-order";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));

async function anArgoBoard() {
  const board = await aBoardWithSource(db, { kind: "argocd", cards: ["VAT", "entries"] });
  return {
    ...board,
    tell: async (...syncs: ArgoSync[]) => {
      const answers = [];
      for (const sync of syncs) answers.push(await board.receive(sendArgo(argoMessage(sync), SECRET)));
      return answers;
    },
    known: () => knowledgeOf(db, board.id),
  };
}

describe("authenticity", () => {
  const sent = sendArgo(argoMessage({ phase: "Running", startedAt: at(1) }), SECRET);
  const { authorization: _token, ...bare } = sent.headers;

  test.each<[string, Record<string, string>]>([
    ["no token", bare],
    ["an empty one", { ...bare, authorization: "Bearer " }],
    ["another source's", { ...bare, authorization: "Bearer a secret of another source" }],
    ["a name that was never filled in", { ...bare, authorization: "Bearer $throughline-token" }],
    ["the secret without its scheme", { ...bare, authorization: SECRET }],
  ])("with %s it is refused, and nothing is kept", async (_, headers) => {
    const board = await anArgoBoard();
    await expect(board.receive({ headers, body: sent.body })).rejects.toMatchObject({ code: "UNAUTHENTICATED", reason: "bad_signature" });
    expect(await db.delivery.count({ where: { sourceId: board.source.id } })).toBe(0);
    expect((await board.known()).deployments).toEqual([]);
  });

  test("the token is not kept with the delivery", async () => {
    const board = await anArgoBoard();
    await board.receive(sent);
    expect(await db.delivery.findFirstOrThrow({ where: { sourceId: board.source.id } })).toMatchObject({ event: "argocd/v1", action: "Running", headers: bare });
  });

  test("Basic with the secret, which Argo CD can send as well, is let in", async () => {
    const board = await anArgoBoard();
    expect(await board.receive({ headers: { ...bare, authorization: `Basic ${Buffer.from(`argo:${SECRET}`).toString("base64")}` }, body: sent.body })).toMatchObject({ reason: "no_card" });
  });
});

describe("a sync", () => {
  test("is one deployment from its first moment, when it does not know its revision yet, and however often it is told", async () => {
    const board = await anArgoBoard();
    const commitMessage = `${board.key}-1 promote 1.4.0`;
    const over: ArgoSync = { phase: "Succeeded", startedAt: at(1), finishedAt: at(3), commitMessage, message: "successfully synced (all tasks run)" };
    const answers = await board.tell({ phase: "Running", startedAt: at(1), revision: null }, { phase: "Running", startedAt: at(1), commitMessage }, over, over, { ...over, health: "Progressing" });
    expect(answers.map(({ outcome, reason }) => reason ?? outcome)).toEqual(["no_card", "APPLIED", "APPLIED", "nothing_new", "nothing_new"]);
    expect((await board.known()).deployments).toMatchObject([
      {
        repository: "acme", environment: "erp-prod", tier: "PRODUCTION", service: "erp", version: "1.4.0", sha: null, ref: "f".repeat(40), status: "SUCCESS", createdAt: at(1), startedAt: at(1), finishedAt: at(3), succeededAt: at(3),
        url: "https://argocd.example/applications/erp", description: "successfully synced (all tasks run)", links: [{ card: { number: 1 }, via: "PARAMETER" }],
      },
    ]);
    expect((await listStrips(db, board.id, [1])).get(1)?.strip).toMatchObject({ RELEASE: "PASSED" });
  });

  test.each<[string, Partial<ArgoSync>, object]>([
    ["running", { phase: "Running" }, { status: "RUNNING", finishedAt: null, succeededAt: null }],
    ["being stopped", { phase: "Terminating" }, { status: "RUNNING" }],
    ["failed", { phase: "Failed", finishedAt: at(3) }, { status: "FAILED", finishedAt: at(3), succeededAt: null }],
    ["not to be done", { phase: "Error", finishedAt: at(3) }, { status: "FAILED" }],
    ["over at a time that nobody told", { phase: "Succeeded" }, { status: "SUCCESS", finishedAt: null, succeededAt: at(1) }],
    ["in a phase of tomorrow", { phase: "Pondering" }, { status: "UNKNOWN", finishedAt: null }],
  ])("that is %s", async (_, some, deployment) => {
    const board = await anArgoBoard();
    await board.tell({ phase: "Running", startedAt: at(1), ...some });
    expect((await board.known()).deployments).toMatchObject([deployment]);
  });

  test.each<[string, Partial<ArgoSync>, string, string]>([
    ["its namespace", { namespace: "erp-staging", app: "erp-production" }, "erp-staging", "STAGING"],
    ["its own name, where the namespace does not say", { namespace: "shop", app: "checkout-production" }, "checkout-production", "PRODUCTION"],
    ["its cluster, where neither says", { namespace: "shop", app: "checkout", cluster: "prod-eu" }, "prod-eu", "PRODUCTION"],
    ["its namespace, where nothing says", { namespace: "shop", app: "checkout", cluster: "in-cluster" }, "shop", "OTHER"],
    ["what the template says", { environment: "blue", app: "erp-qa" }, "blue", "TESTING"],
  ])("goes to the environment of %s", async (_, some, environment, tier) => {
    const board = await anArgoBoard();
    await board.tell({ phase: "Running", startedAt: at(1), ...some });
    expect((await board.known()).deployments).toMatchObject([{ environment, tier }]);
  });

  test("of what ran before is a rollback, and takes the newer code away", async () => {
    const board = await anArgoBoard();
    const sync = (minute: number, version: string): ArgoSync => ({ phase: "Succeeded", startedAt: at(minute), finishedAt: at(minute + 1), images: [`images.example/acme/erp:${version}`], revision: version.replaceAll(".", "").padEnd(40, "0") });
    await board.tell(sync(1, "1.3.0"), sync(10, "1.4.0"), sync(20, "1.3.0"), sync(30, "1.3.0"));
    expect((await loadDeployed(db, board)).deployments.map(({ kind, version }) => [kind, version])).toEqual([["NORMAL", "1.3.0"], ["NORMAL", "1.4.0"], ["ROLLBACK", "1.3.0"], ["REDEPLOY", "1.3.0"]]);
  });

  test("finds the cards of the commit that its image was built from, and of a branch that its tag is called like", async () => {
    const board = await anArgoBoard();
    const sha = "a1".repeat(20);
    await board.tell({ phase: "Running", startedAt: at(1), images: [`images.example/acme/erp:main-${sha}`] }, { phase: "Running", startedAt: at(5), images: [`images.example/acme/erp:feature-${board.key.toLowerCase()}-2-vat`] });
    expect((await board.known()).deployments).toMatchObject([{ sha, links: [] }, { sha: null, links: [{ card: { number: 2 } }] }]);
  });

  test("that left what is degraded is an alert as well", async () => {
    const board = await anArgoBoard();
    await board.tell({ phase: "Running", health: "Degraded", startedAt: at(1) });
    expect((await board.known()).alerts).toEqual([]);
    await board.tell({ phase: "Succeeded", health: "Degraded", startedAt: at(1), finishedAt: at(3) });
    expect((await board.known()).alerts).toMatchObject([{ title: "erp is degraded", status: "FIRING", environment: "erp-prod", service: "erp", startedAt: at(3) }]);
  });
});

test.each<[string, object]>([
  ["no_sync", argoMessage({ phase: "Succeeded", startedAt: null })],
  ["no_sync", { schema: "argocd/v1", app: "erp", startedAt: "0001-01-01T00:00:00Z" }],
  ["version_not_handled", { ...argoMessage({ phase: "Running", startedAt: at(1) }), schema: "argocd/v2" }],
])("what is %s is ignored", async (reason, payload) => {
  const board = await anArgoBoard();
  expect(await board.receive(sendArgo(payload, SECRET))).toMatchObject({ outcome: "IGNORED", reason });
});

test.each([["not_json", "{\"message\": \"a \"quote\"\"}"], ["not_an_object", "[]"], ["not_this_event", "{}"]])("what is %s is refused and kept", async (reason, text) => {
  const board = await anArgoBoard();
  await expect(board.receive({ ...sendArgo({}, SECRET), body: new TextEncoder().encode(text) })).rejects.toMatchObject({ code: "INVALID", reason });
  expect(await db.delivery.findMany({ where: { sourceId: board.source.id }, select: { outcome: true, reason: true } })).toEqual([{ outcome: "REFUSED", reason }]);
});

test("told in any order and twice, a release and its rollback end the same", { timeout: 120_000 }, async () => {
  const tell = (key: string) => {
    const [older, newer] = [{ images: ["acme/erp:1.3.0"], commitMessage: `${key}-1 VAT` }, { images: ["acme/erp:1.4.0"], commitMessage: "more" }];
    const syncs: ArgoSync[] = [
      { ...older, phase: "Succeeded", startedAt: at(1), finishedAt: at(2) },
      { ...older, revision: null, phase: "Running", startedAt: at(10), commitMessage: "" },
      { ...newer, phase: "Running", startedAt: at(10) },
      { ...newer, phase: "Failed", startedAt: at(10), finishedAt: at(12) },
      { ...older, phase: "Running", startedAt: at(20) },
      { ...older, phase: "Succeeded", startedAt: at(20), finishedAt: at(21), health: "Progressing" },
      { ...older, phase: "Succeeded", startedAt: at(20), finishedAt: at(21), health: "Degraded" },
    ];
    return syncs.map((sync) => sendArgo(argoMessage(sync), SECRET));
  };
  const { knowledge } = await expectSameInAnyOrder(db, { kind: "argocd", tell });
  expect(knowledge.deployments.map(({ status, version }) => [status, version])).toEqual([["SUCCESS", "1.3.0"], ["FAILED", "1.4.0"], ["SUCCESS", "1.3.0"]]);
  expect(knowledge.alerts).toHaveLength(1);
});
