import { expect, test } from "vitest";
import { getCardDelivery } from "@/server/delivery/queries/get-card-delivery";
import { listSources } from "@/server/delivery/queries/list-sources";
import { setStageRules } from "@/server/delivery/set-stage-rules";
import { keyOf } from "@/tests/support/a-board";
import { aBoardWithSource, knowledgeOf } from "@/tests/support/a-source";
import { describeOnBoth } from "@/tests/support/database";
import { REPOSITORY } from "@/tests/support/github-deliveries";
import { workflowJobMessage } from "@/tests/support/github-messages";
import { aRestClient } from "@/tests/support/rest-client";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const RULE = { pattern: "acceptance *", kind: "TEST" as const };

describeOnBoth("what a source's jobs are", (aDb) => {
  async function aBoardWithJobs() {
    const db = await aDb();
    const board = await aBoardWithSource(db);
    const card = await keyOf(db, board.id, "Round VAT");
    const run = { id: 5, branch: `feature/${card}`, sha: "a".repeat(40), message: "VAT", createdAt: at(0) };
    const job = (id: number, name: string, status: "in_progress" | "completed", environment?: string) =>
      board.send(workflowJobMessage(REPOSITORY, run, { id, name, status, createdAt: at(0), startedAt: at(1), ...(status === "completed" ? { conclusion: "failure", completedAt: at(id) } : {}), ...(environment ? { environment } : {}) }));
    const kinds = async () => Object.fromEntries((await db.stage.findMany({ where: { run: { sourceId: board.source.id } } })).map(({ name, kind }) => [name, kind]));
    const strip = async () => (await getCardDelivery(db, { id: board.id, key: board.key }, card)).strip;
    const say = (...rules: { pattern: string; kind: "TEST" | "MONITOR" | "BUILD" }[]) => setStageRules(db, board.sm.actor, { key: board.key, id: board.source.id, rules });
    return { db, board, job, kinds, strip, say };
  }

  test("is what a rule says of their names: of those that are known, and of those that come", async () => {
    const { db, board, job, kinds, strip, say } = await aBoardWithJobs();
    await job(2, "Acceptance nightly", "completed");
    expect(await strip()).toMatchObject({ BUILD: "FAILED", TEST: "NONE" });
    expect(await say(RULE)).toMatchObject({ changed: 1 });
    expect(await strip()).toMatchObject({ BUILD: "NONE", TEST: "FAILED" });
    await job(3, "acceptance smoke", "completed");
    await job(4, "build", "completed");
    expect(await kinds()).toEqual({ "Acceptance nightly": "TEST", "acceptance smoke": "TEST", build: "BUILD" });
    expect((await listSources(db, board.id))[0]?.stageRules).toEqual([RULE]);
  });

  test("is the first rule's that fits, and what it was before once the rules are gone", async () => {
    const { job, kinds, say } = await aBoardWithJobs();
    await job(2, "acceptance smoke", "completed");
    await job(3, "put it out", "in_progress", "qa");
    await say({ pattern: "*smoke", kind: "MONITOR" }, RULE, { pattern: "put*", kind: "BUILD" });
    await job(3, "put it out", "completed");
    expect(await kinds()).toEqual({ "acceptance smoke": "MONITOR", "put it out": "BUILD" });
    await say();
    expect(await kinds()).toEqual({ "acceptance smoke": "MONITOR", "put it out": "DEPLOY" });
  });

  test("leaves the same knowledge whether the rules came before the jobs or after", async () => {
    const [before, after] = [await aBoardWithJobs(), await aBoardWithJobs()];
    await before.say(RULE);
    for (const { job } of [before, after]) await job(2, "acceptance nightly", "completed");
    await after.say(RULE);
    const [left, right] = await Promise.all([before, after].map(async ({ db, board }) => (await knowledgeOf(db, board.id)).runs.flatMap(({ stages }) => stages)));
    expect(left).toEqual(right);
  });

  test("is set over REST by the Scrum Master, and by nobody else", async () => {
    const { db, board, kinds, job } = await aBoardWithJobs();
    await job(2, "acceptance nightly", "completed");
    const path = `/boards/${board.key}/sources/${board.source.id}/stages`;
    expect(await (await aRestClient(db, board.dev.id))("PUT", path, { rules: [RULE] })).toMatchObject({ status: 403 });
    expect(await kinds()).toEqual({ "acceptance nightly": "BUILD" });
    const stranger = await aBoardWithSource(db);
    expect(await (await aRestClient(db, stranger.sm.id))("PUT", path, { rules: [RULE] })).toMatchObject({ status: 404 });
    expect(await (await aRestClient(db, stranger.sm.id))("PUT", `/boards/${stranger.key}/sources/${board.source.id}/stages`, { rules: [RULE] })).toMatchObject({ status: 404 });
    const master = await aRestClient(db, board.sm.id);
    expect(await master("PUT", path, { rules: [{ pattern: "", kind: "TEST" }] })).toMatchObject({ status: 400 });
    expect(await master("PUT", path, { rules: [RULE] })).toMatchObject({ status: 200, body: { changed: 1, rules: [RULE] } });
    expect(await kinds()).toEqual({ "acceptance nightly": "TEST" });
  });
});
