import { beforeAll, describe, expect, test } from "vitest";
import { decideDeploymentInput, listDeploymentsInput, setEnvironmentsInput } from "@/server/delivery/contracts";
import { decideDeployment } from "@/server/delivery/decide-deployment";
import { listAudit } from "@/server/delivery/queries/list-audit";
import { listEnvironmentStates } from "@/server/delivery/queries/list-environment-states";
import { listReleases } from "@/server/delivery/queries/list-releases";
import { listDeployments, listRuns } from "@/server/delivery/queries/list-runs";
import { setEnvironments } from "@/server/delivery/set-environments";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, aWaitingDeployment } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { REPOSITORY, storyOf } from "@/tests/support/github-deliveries";
import { deploymentMessage, pushMessage, workflowJobMessage, workflowRunMessage } from "@/tests/support/github-messages";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const sha = (letter: string) => letter.repeat(40);

/** A commit of the first card on main, deployed at this instant. */
async function deployed(board: Awaited<ReturnType<typeof aBoardWithSource>>, letter: string, at: Date, environment = "production") {
  await board.send(
    pushMessage(REPOSITORY, { branch: "main", after: sha(letter), commits: [{ sha: sha(letter), message: `${board.key}-1 done\n\nat length`, author: "dana", at: new Date("2026-10-01T00:00:00Z") }] }),
    deploymentMessage(REPOSITORY, { id: at.getTime(), environment, sha: sha(letter), ref: "main", createdAt: at }, { id: at.getTime(), state: "success", at }),
  );
}

describe("a month's audit", () => {
  test("is of the days of the board's time zone, the earliest first, with the commits that are counted", async () => {
    const board = await aBoardWithSource(db);
    await db.board.update({ where: { id: board.id }, data: { timeZone: "Asia/Seoul" } });
    await deployed(board, "a", new Date("2026-10-31T14:59:00Z"));
    await deployed(board, "b", new Date("2026-10-31T15:00:00Z"));
    await deployed(board, "c", new Date("2026-11-30T14:59:00Z"));
    await deployed(board, "d", new Date("2026-11-30T15:00:00Z"));
    const of = async (month: string) => (await listAudit(db, { ...board, timeZone: "Asia/Seoul" }, month)).map(({ version }) => version);
    expect(await of("2026-11")).toEqual(["bbbbbbb", "ccccccc"]);
    expect(await of("2026-10")).toEqual(["aaaaaaa"]);
    const [first] = await listAudit(db, { ...board, timeZone: "Asia/Seoul" }, "2026-10");
    expect(first?.commitList).toHaveLength(first?.commits ?? 0);
    expect(first?.commitList).toContainEqual({ sha: sha("a"), message: `${board.key}-1 done`, author: "dana", url: expect.stringContaining(sha("a")) });
  });

  test("names who approved and why", async () => {
    const board = await aBoardWithSource(db);
    const id = await aWaitingDeployment(db, board);
    await decideDeployment(db, board.po.actor, board.po.id, decideDeploymentInput.parse({ key: board.key, id, decision: "APPROVED", note: "after the stocktaking" }));
    await db.deployment.update({ where: { id }, data: { status: "SUCCESS", succeededAt: new Date("2026-11-05T00:00:00Z") } });
    expect(await listAudit(db, { ...board, timeZone: "UTC" }, "2026-11")).toMatchObject([{ version: "1.4.0", approvedBy: expect.stringMatching(/./), approvalNote: "after the stocktaking", cards: [{ key: `${board.key}-1`, kind: "REQUIREMENT" }] }]);
  });
});

test("releases of a branch are called by their commits, not all by the branch", async () => {
  const board = await aBoardWithSource(db);
  await deployed(board, "a", new Date("2026-11-02T09:00:00Z"));
  await deployed(board, "b", new Date("2026-11-02T10:00:00Z"));
  expect((await listReleases(db, board)).map(({ version }) => version)).toEqual(["bbbbbbb", "aaaaaaa"]);
});

test("deployments are found by the board's name of their environment, and by their producer's", async () => {
  const board = await aBoardWithSource(db);
  await setEnvironments(db, board.sm.actor, setEnvironmentsInput.parse({ key: board.key, environments: [{ name: "Live", tier: "PRODUCTION", patterns: ["eu-*"] }] }));
  for (const [index, name] of ["eu-west", "eu-north", "qa"].entries()) await deployed(board, "abc".charAt(index), new Date(Date.UTC(2026, 10, 2, 9, index)), name);
  const found = async (environment: string) =>
    (await listDeployments(db, board, listDeploymentsInput.parse({ key: board.key, environment }))).map((one) => [one.environment, one.boardEnvironment]);
  expect(await found("Live")).toEqual([["eu-north", "Live"], ["eu-west", "Live"]]);
  expect(await found("eu-west")).toEqual([["eu-west", "Live"]]);
  expect(await found("qa")).toEqual([["qa", null]]);
  expect(await found("nowhere")).toEqual([]);
});

test("what waits for a word is listed with its cards and what the quality gate says, until it is decided", async () => {
  const board = await aBoardWithSource(db);
  const id = await aWaitingDeployment(db, board, { sha: sha("e") });
  await db.environment.updateMany({ where: { boardId: board.id, tier: "PRODUCTION" }, data: { needsQualityGate: true } });
  const asking = async () => (await listEnvironmentStates(db, board)).flatMap((environment) => environment.asking.map((one) => ({ at: environment.name, ...one })));
  expect(await asking()).toMatchObject([{ at: "Production", deployment: id, version: "1.4.0", cards: [{ key: `${board.key}-1` }], gate: null }]);
  const run = await db.pipelineRun.create({ data: { sourceId: board.source.id, repository: "1", externalId: "gate", attempt: 1, name: "Sonar", status: "FAILED", sha: sha("e") } });
  const conditions = [{ metric: "coverage", operator: "LT", value: "61", threshold: "80", isMet: false }];
  await db.stage.create({ data: { runId: run.id, externalId: "1", name: "Sonar way", kind: "TEST", status: "FAILED", conditions } });
  expect(await asking()).toMatchObject([{ gate: { name: "Sonar way", status: "FAILED", unmet: ["coverage"] } }]);
  await decideDeployment(db, board.po.actor, board.po.id, decideDeploymentInput.parse({ key: board.key, id, decision: "REJECTED", note: "not yet" }));
  expect(await asking()).toEqual([]);
});

test("a run was last heard of when its producer last told of it or of one of its stages", async () => {
  const board = await aBoardWithSource(db);
  await board.send(...storyOf(`${board.key}-1`));
  const heard = async (externalId: string) => (await listRuns(db, board, { key: board.key, limit: 50 })).find((run) => run.externalId === externalId && run.attempt === 1)?.heardAt;
  expect(await heard("1000")).toBe("2026-11-02T09:09:00.000Z");
  const run = { id: 77, branch: "main", sha: sha("f"), message: "Nightly", createdAt: new Date("2026-11-02T20:00:00Z") };
  await board.send(
    workflowRunMessage(REPOSITORY, run, { status: "in_progress", at: run.createdAt }),
    workflowJobMessage(REPOSITORY, run, { id: 771, name: "build", status: "in_progress", createdAt: run.createdAt, startedAt: new Date("2026-11-02T20:07:00Z") }),
  );
  expect(await heard("77")).toBe("2026-11-02T20:07:00.000Z");
});
