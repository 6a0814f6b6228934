import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { SOURCE_KINDS } from "@/server/delivery/domain/source-kind";
import type { GateCondition } from "@/server/delivery/domain/changes";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, forgetAll, knowledgeOf } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { chunksOf } from "@/tests/support/told-in-any-order";
import { prove, type SourceStory, STORIES } from "@/tests/support/source-stories";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const PATIENCE = 120_000;
const named = STORIES.map((story) => [`${story.kind}${story.secret.startsWith("whsec_") ? ", signed" : ""} (${story.ends[0]})`, story] as const);

async function aBoardOf(story: SourceStory) {
  return aBoardWithSource(db, { kind: story.kind, secret: story.secret });
}

/** Tells a board that knows nothing else the story in this order, those of a chunk at the same time. */
async function tell(story: SourceStory, board: Awaited<ReturnType<typeof aBoardOf>>, chunks: readonly (readonly number[])[]) {
  const sent = story.sent(`${board.key}-1`);
  const answers = [];
  await forgetAll(db, board.id);
  for (const [turn, chunk] of chunks.entries()) {
    // Every sending has an id of its own, as a redelivery by hand after a changed secret would.
    const proved = chunk.map((index, place) => prove(story.kind, { ...sent[index]!, headers: { ...sent[index]!.headers, "webhook-id": `turn ${turn} ${place}` } }, story.secret));
    answers.push(...(await Promise.all(proved.map(board.receive))));
  }
  return { board, answers, knowledge: await knowledgeOf(db, board.id) };
}

const inOrder = (story: SourceStory) => story.sent("X-1").map((_, index) => [index]);

type Knowledge = Awaited<ReturnType<typeof knowledgeOf>>;

/** What is known in words, a line a thing. */
function linesOf({ runs, deployments, alerts }: Knowledge, key: string): string[] {
  const gate = (conditions: unknown) => ((conditions ?? []) as GateCondition[]).map(({ metric, value, isMet }) => ` ${metric} ${value ?? ""}${isMet ? "" : " unmet"}`).join("");
  return [
    ...runs.flatMap((run) => [`run ${run.externalId.replace(key, "KEY")} ${run.status}`, ...run.stages.map((stage) => `stage ${stage.externalId} ${stage.status} ${stage.kind}${gate(stage.conditions)}`)]),
    ...deployments.map((one) => `deployment ${one.environment} ${one.tier} ${one.status}${one.version ? ` ${one.version}` : ""}`),
    ...alerts.map((one) => `alert ${one.title.replace(key, "KEY")} ${one.status}`),
  ];
}

/** The same whatever board and row it is. */
function plain(knowledge: Knowledge, key: string): unknown {
  return JSON.parse(JSON.stringify(knowledge, (name, value: unknown) => (typeof value === "bigint" ? String(value) : name === "id" || name === "runId" ? undefined : value)).replaceAll(new RegExp(`${key}(?=-)`, "gi"), "KEY"));
}

test("there is a story of every kind but GitHub, whose are elsewhere", () => {
  expect(new Set([...STORIES.map(({ kind }) => kind), "github"])).toEqual(new Set(SOURCE_KINDS));
});

describe.each(named)("%s", (_, story) => {
  test("is understood to the end, and ends on its card", { timeout: PATIENCE }, async () => {
    const { board, answers, knowledge } = await tell(story, await aBoardOf(story), inOrder(story));
    expect(linesOf(knowledge, board.key)).toEqual(expect.arrayContaining(story.ends));
    expect(answers.every(({ outcome, reason }) => outcome === "APPLIED" || reason === "nothing_new" || reason === "no_card")).toBe(true);
    const tied = [...knowledge.runs, ...knowledge.deployments].flatMap(({ links }) => links.map(({ card }) => card.number));
    if (knowledge.runs.length + knowledge.deployments.length > 0) expect(new Set(tied)).toEqual(new Set([1]));
    else expect(knowledge.alerts[0]?.mentions).toEqual([`${board.key}-1`]);
  });

  test("ends the same in any order, each told twice", { timeout: PATIENCE }, async () => {
    const board = await aBoardOf(story);
    const wanted = plain((await tell(story, board, inOrder(story))).knowledge, board.key);
    const twice = [...inOrder(story), ...inOrder(story)].flat();
    const order = fc.tuple(fc.shuffledSubarray(twice, { minLength: twice.length }), fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }));
    await fc.assert(
      fc.asyncProperty(order, async ([all, sizes]) => {
        const { knowledge } = await tell(story, board, chunksOf(all, sizes));
        expect(plain(knowledge, board.key)).toEqual(wanted);
      }),
      { numRuns: 4 },
    );
  });

  test("is let in by its proof alone, and nothing else leaves a trace", { timeout: PATIENCE }, async () => {
    const board = await aBoardWithSource(db, { kind: story.kind, secret: story.secret });
    const [one] = story.sent(`${board.key}-1`);
    const other = story.secret.startsWith("whsec_") ? `whsec_${Buffer.from("another key of thirty-two bytes!!").toString("base64")}` : "another secret of sixteen";
    const proved = prove(story.kind, one!, story.secret);
    const forged = [
      prove(story.kind, one!, other),
      { ...proved, headers: { "content-type": "application/json", ...one!.headers }, key: "" },
      { ...proved, headers: { ...proved.headers, authorization: "Bearer " }, ...(proved.key ? { key: `${proved.key}x` } : {}), body: proved.headers.authorization || proved.key || proved.headers["x-gitlab-token"] ? proved.body : new TextEncoder().encode("{}") },
    ];
    for (const [index, delivery] of forged.entries()) {
      // A token in a header of its own proves any body, and is looked at before any other.
      if (index === 2 && proved.headers["x-gitlab-token"]) continue;
      await expect(board.receive(delivery), String(index)).rejects.toMatchObject({ code: "UNAUTHENTICATED", reason: "bad_signature" });
    }
    if (proved.headers["webhook-timestamp"] ?? proved.headers["x-grafana-alerting-timestamp"]) {
      const stale = prove(story.kind, one!, story.secret, new Date(Date.now() - 6 * 60_000));
      await expect(board.receive(stale)).rejects.toMatchObject({ reason: "bad_signature" });
    }
    expect(await db.delivery.count({ where: { source: { boardId: board.id } } })).toBe(0);
    await board.receive(proved);
    const [kept] = await db.delivery.findMany({ where: { source: { boardId: board.id } } });
    expect(JSON.stringify(kept?.headers)).not.toContain(story.secret);
  });
});
