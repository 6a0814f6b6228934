import { beforeAll, describe, expect, test } from "vitest";
import { decideDeploymentInput, linkByHandInput, setEnvironmentsInput } from "@/server/delivery/contracts";
import { decideDeployment } from "@/server/delivery/decide-deployment";
import { linkByHand } from "@/server/delivery/link-by-hand";
import { getCardDelivery } from "@/server/delivery/queries/get-card-delivery";
import { listEnvironmentStates } from "@/server/delivery/queries/list-environment-states";
import { listReleases } from "@/server/delivery/queries/list-releases";
import { listDeployments } from "@/server/delivery/queries/list-runs";
import { setEnvironments } from "@/server/delivery/set-environments";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, aWaitingDeployment } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { REPOSITORY } from "@/tests/support/github-deliveries";
import { deploymentMessage, pushMessage } from "@/tests/support/github-messages";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const sha = (letter: string) => letter.repeat(40);

/** Three commits, a card each, pushed one after the other to main. */
async function aBoardWithCommits() {
  const board = await aBoardWithSource(db, { cards: ["first", "second", "third"] });
  await db.card.updateMany({ where: { boardId: board.id, number: { in: [1, 2] } }, data: { points: 3 } });
  for (const [index, letter] of ["a", "b", "c"].entries()) {
    const commit = { sha: sha(letter), message: `${board.key}-${index + 1} done`, author: "dana", at: at(index) };
    await board.send(pushMessage(REPOSITORY, { branch: "main", after: sha(letter), ...(index > 0 ? { before: sha("abc".charAt(index - 1)) } : {}), commits: [commit] }));
  }
  let id = 0;
  return {
    ...board,
    deploy: (environment: string, letter: string, minute: number, state: "success" | "failure" = "success") => {
      id += 1;
      return board.send(deploymentMessage(REPOSITORY, { id, environment, sha: sha(letter), ref: "main", createdAt: at(minute) }, { id: id * 10, state, at: at(minute + 1) }));
    },
    states: async () => (await listEnvironmentStates(db, board)).map(({ name, running, waiting }) => ({
      name,
      runs: running.map(({ sha: code, kind, cards }) => [code?.charAt(0), kind, cards.map(({ title }) => title)]),
      waits: waiting.cards.map(({ title }) => title),
      points: waiting.points,
    })),
  };
}

describe("what runs where", () => {
  test("and what would go out next, with its points", async () => {
    const board = await aBoardWithCommits();
    await board.deploy("qa", "a", 10);
    await board.deploy("qa", "c", 20);
    await board.deploy("production", "a", 30);
    expect(await board.states()).toEqual([
      { name: "QA", runs: [["c", "NORMAL", ["first", "second", "third"]]], waits: [], points: 0 },
      { name: "Staging", runs: [], waits: ["first", "second", "third"], points: 6 },
      { name: "Production", runs: [["a", "NORMAL", ["first"]]], waits: ["second", "third"], points: 3 },
    ]);
  });

  test("a rollback shows, and takes away what came after", async () => {
    const board = await aBoardWithCommits();
    await board.deploy("production", "a", 10);
    await board.deploy("production", "b", 20);
    await board.deploy("production", "c", 30, "failure");
    await board.deploy("production", "a", 40);
    expect((await board.states())[2]).toMatchObject({ runs: [["a", "ROLLBACK", ["first"]]] });
    const back = async (number: number) => (await getCardDelivery(db, board, `${board.key}-${number}`)).takenBack.map(({ environment, code }) => [environment, code]);
    expect([await back(1), await back(2)]).toEqual([[], [["Production", sha("a").slice(0, 7)]]]);
    const kinds = (await listDeployments(db, board, { key: board.key, limit: 50 })).map(({ kind, status }) => [kind, status]);
    expect(kinds).toEqual([["ROLLBACK", "SUCCESS"], ["NORMAL", "FAILED"], ["NORMAL", "SUCCESS"], ["NORMAL", "SUCCESS"]]);
  });

  test("a release is what came into production for the first time: its cards, points and commits", async () => {
    const board = await aBoardWithCommits();
    await board.deploy("staging", "b", 5);
    await board.deploy("production", "a", 10);
    await board.deploy("production", "c", 20);
    await board.deploy("production", "a", 30);
    const releases = await listReleases(db, board);
    expect(releases.map(({ kind, cards, points, unestimated, commits }) => [kind, cards.map(({ title }) => title), points, unestimated, commits])).toEqual([
      ["ROLLBACK", [], 0, 0, 1],
      ["NORMAL", ["second", "third"], 3, 1, 2],
      ["NORMAL", ["first"], 3, 0, 1],
    ]);
    expect(await listReleases(db, board, { from: at(15), to: at(25) })).toHaveLength(1);
  });
});

describe("environments", () => {
  const set = (board: Awaited<ReturnType<typeof aBoardWithSource>>, environments: object[]) => setEnvironments(db, board.sm.actor, setEnvironmentsInput.parse({ key: board.key, environments }));

  test("are the team's own: named, ordered, found by pattern, and gone when left out", async () => {
    const board = await aBoardWithCommits();
    const [qa] = await listEnvironmentStates(db, board);
    await set(board, [{ name: "Live", tier: "PRODUCTION", patterns: ["eu-*"], needsApproval: true }, { id: qa?.id, name: "Test", tier: "TESTING" }]);
    await board.deploy("eu-west", "a", 10);
    expect((await board.states()).map(({ name, runs }) => [name, runs.length])).toEqual([["Live", 1], ["Test", 0]]);
    expect(await listReleases(db, board)).toMatchObject([{ environment: "Live" }]);
  });

  test("cannot share a name", async () => {
    const board = await aBoardWithSource(db);
    await expect(set(board, [{ name: "QA", tier: "TESTING" }, { name: "qa", tier: "STAGING" }])).rejects.toMatchObject({ code: "INVALID", reason: "environment_named_twice" });
    await expect(setEnvironments(db, board.po.actor, setEnvironmentsInput.parse({ key: board.key, environments: [{ name: "QA", tier: "TESTING" }] }))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("a deployment that waits", () => {
  const decide = (board: Awaited<ReturnType<typeof aBoardWithSource>>, id: string, more: object = {}) =>
    decideDeployment(db, board.po.actor, board.po.id, decideDeploymentInput.parse({ key: board.key, id, decision: "APPROVED", note: "go", ...more }));

  test("is approved once, with who, when and why in the history of its cards and on the deployment", async () => {
    const board = await aBoardWithSource(db);
    const id = await aWaitingDeployment(db, board);
    expect((await listDeployments(db, board, { key: board.key, limit: 5 }))[0]?.approval).toMatchObject({ state: "NEEDED" });
    expect((await listEnvironmentStates(db, board))[2]?.pending).toBe(1);
    await decide(board, id);
    expect(await db.historyEvent.findFirst({ where: { boardId: board.id, kind: "deployment.decided" } })).toMatchObject({
      actorId: board.po.id, cardId: expect.any(String), data: { environment: "Production", version: "1.4.0", decision: "APPROVED", note: "go" },
    });
    expect((await listDeployments(db, board, { key: board.key, limit: 5 }))[0]?.approval).toMatchObject({ state: "APPROVED", note: "go" });
    expect((await listEnvironmentStates(db, board))[2]?.pending).toBe(0);
    await expect(decide(board, id, { decision: "REJECTED" })).rejects.toMatchObject({ code: "CONFLICT", reason: "already_decided", facts: { decision: "APPROVED" } });
  });

  test("is nobody's to decide where no approval is asked, and when it is over", async () => {
    const board = await aBoardWithSource(db);
    const id = await aWaitingDeployment(db, board);
    await db.deployment.update({ where: { id }, data: { status: "SUCCESS" } });
    await expect(decide(board, id)).rejects.toMatchObject({ code: "RULE_BROKEN", reason: "deployment_over" });
    await db.environment.updateMany({ where: { boardId: board.id }, data: { needsApproval: false } });
    await expect(decide(board, id)).rejects.toMatchObject({ code: "RULE_BROKEN", reason: "no_approval_needed" });
    await expect(decideDeployment(db, board.sm.actor, board.sm.id, decideDeploymentInput.parse({ key: board.key, id, decision: "APPROVED" }))).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("is held by a quality gate that failed or never spoke, and may still be rejected", async () => {
    const board = await aBoardWithSource(db);
    const id = await aWaitingDeployment(db, board, { sha: sha("a") });
    await db.environment.updateMany({ where: { boardId: board.id }, data: { needsQualityGate: true } });
    await expect(decide(board, id)).rejects.toMatchObject({ reason: "quality_gate_unknown" });
    const run = await db.pipelineRun.create({ data: { sourceId: board.source.id, repository: "sonar", externalId: "1", attempt: 1, name: "erp", status: "FAILED", sha: sha("a") } });
    const conditions = [{ metric: "new_coverage", operator: "LESS_THAN", value: "61.2", threshold: "80", isMet: false }];
    const stage = await db.stage.create({ data: { runId: run.id, externalId: "1", name: "Sonar way", kind: "TEST", status: "FAILED", conditions, producerAt: at(1) } });
    await expect(decide(board, id)).rejects.toMatchObject({ reason: "quality_gate_failed", facts: { name: "Sonar way", unmet: "new_coverage" } });
    await db.stage.update({ where: { id: stage.id }, data: { status: "SUCCESS", conditions: [] } });
    await decide(board, id);
    const other = await aWaitingDeployment(db, board);
    await decide(board, other, { decision: "REJECTED", note: "" });
  });
});

test("what a person tied or untied stays so, whatever is heard later", async () => {
  const board = await aBoardWithCommits();
  const commit = await db.commit.findFirstOrThrow({ where: { source: { boardId: board.id }, sha: sha("a") } });
  const tie = (number: number, linked: boolean) => linkByHand(db, board.dev.actor, linkByHandInput.parse({ cardKey: `${board.key}-${number}`, what: "commit", id: commit.id, linked }));
  const tied = async () => (await db.cardLink.findMany({ where: { commitId: commit.id }, select: { via: true, card: { select: { number: true } } }, orderBy: { card: { number: "asc" } } })).map(({ via, card }) => [card.number, via]);
  await tie(1, false);
  await tie(3, true);
  await board.send(pushMessage(REPOSITORY, { branch: `feature/${board.key}-2`, after: sha("a"), commits: [{ sha: sha("a"), message: `${board.key}-1 done`, author: "dana", at: at(0) }] }));
  expect(await tied()).toEqual([[2, "BRANCH"], [3, "MANUAL"]]);
  await tie(1, true);
  expect(await tied()).toEqual([[1, "MANUAL"], [2, "BRANCH"], [3, "MANUAL"]]);
});
