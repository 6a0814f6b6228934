import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listStrips } from "@/server/delivery/queries/list-strips";
import type { GithubMessage } from "@/tests/support/github-messages";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, forgetAll, knowledgeOf } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { signed, storyOf } from "@/tests/support/github-deliveries";
import { chunksOf } from "@/tests/support/told-in-any-order";

const HANDLED = ["ping", "push", "pull_request", "workflow_run", "workflow_job", "deployment", "deployment_status", "deployment_review", "check_run", "create", "delete"];
type Examples = { name: string; examples: Record<string, unknown>[] }[];
/** The numbers of all cards that a board of these tests can have. */
const ANY_CARD = Array.from({ length: 100 }, (_, index) => index + 1);
const examples = createRequire(import.meta.url)("@octokit/webhooks-examples/api.github.com/index.json") as Examples;
const real = examples.filter(({ name }) => HANDLED.includes(name)).flatMap(({ name, examples }) => examples.map((payload): GithubMessage => ({ event: name, payload })));

/** So many at a time: what comes together is applied together. */
async function knownAfter(db: Db, messages: readonly GithubMessage[], atOnce = 1) {
  const board = await aBoardWithSource(db);
  const answers = [];
  for (const chunk of chunksOf(messages, [atOnce])) answers.push(...(await Promise.all(chunk.map((message) => board.receive(signed(message))))));
  return { answers, knowledge: await knowledgeOf(db, board.id) };
}

// Many deliveries, one after another.
const PATIENCE = 180_000;

test("GitHub's own samples are understood, and end the same in order, backwards and twice", { timeout: PATIENCE }, async () => {
  const db = await aDatabase();
  expect(real.length).toBeGreaterThan(50);
  const { answers, knowledge } = await knownAfter(db, real);
  expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(["APPLIED", "IGNORED"]));
  expect(new Set(answers.flatMap(({ reason }) => reason ?? []))).toEqual(new Set(["no_card", "tag", "check_of_actions", "told_by_push", "tag_deleted"]));
  expect(knowledge.runs.find(({ externalId }) => externalId === "289782451")).toMatchObject({ name: "test", status: "SUCCESS", attempt: 1 });
  expect(knowledge.deployments.map(({ externalId }) => externalId)).toContain("145988746");
  expect((await knownAfter(db, [...real].reverse(), 7)).knowledge).toEqual(knowledge);
  const twice = real.filter(({ event }) => event !== "pull_request");
  expect((await knownAfter(db, [...real, ...twice], 40)).knowledge).toEqual(knowledge);
});

describe("the story of a card", () => {
  test("told in order: everything is linked, the newest attempt counts, the line is green up to QA", { timeout: PATIENCE }, async () => {
    const db = await aDatabase();
    const board = await aBoardWithSource(db);
    const answers = await board.send(...storyOf(`${board.key}-1`));
    expect(answers.map(({ outcome, cards }) => [outcome, ...cards])).toEqual(answers.map(() => ["APPLIED", `${board.key}-1`]));
    const linked = await knowledgeOf(db, board.id);
    expect([...linked.runs, ...linked.deployments, ...linked.pullRequests, ...linked.commits].every(({ links }) => links.length === 1)).toBe(true);
    expect(linked.runs.map(({ attempt, status }) => [attempt, status])).toEqual([[1, "FAILED"], [2, "SUCCESS"], [1, "SUCCESS"]]);
    const [line] = (await listStrips(db, board.id, ANY_CARD)).values();
    expect(line?.strip).toEqual({ CODE: "PASSED", BUILD: "PASSED", TEST: "PASSED", DEPLOY: "PASSED", RELEASE: "NONE", MONITOR: "NONE" });
  });

  test("told in any order, with repeats, it ends the same", { timeout: PATIENCE }, async () => {
    const db = await aDatabase();
    const board = await aBoardWithSource(db);
    const story = storyOf(`${board.key}-1`);
    const endOf = async (messages: GithubMessage[], sizes: number[]) => {
      await forgetAll(db, board.id);
      for (const chunk of chunksOf(messages, sizes)) await Promise.all(chunk.map((message) => board.receive(signed(message))));
      return stateOf(db, board);
    };
    const wanted = await endOf(story, [1]);
    expect(await endOf([...story].reverse(), [1])).toEqual(wanted);
    const shuffled = fc.shuffledSubarray(story, { minLength: story.length });
    await fc.assert(
      fc.asyncProperty(shuffled, fc.subarray(story, { maxLength: 5 }), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }), async (messages, repeats, sizes) => {
        expect(await endOf([...messages, ...repeats], sizes)).toEqual(wanted);
      }),
      { numRuns: 3 },
    );
  });
});

async function stateOf(db: Db, board: { id: string }) {
  const text = JSON.stringify({ knowledge: await knowledgeOf(db, board.id), strips: [...(await listStrips(db, board.id, ANY_CARD)).values()] }, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
  return JSON.parse(text) as unknown;
}
