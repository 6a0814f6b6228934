import { beforeAll, expect, test } from "vitest";
import { linkByHand } from "@/server/delivery/link-by-hand";
import { listLinkable } from "@/server/delivery/queries/list-linkable";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { REPOSITORY, storyOf } from "@/tests/support/github-deliveries";
import { workflowRunMessage } from "@/tests/support/github-messages";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

/** A board on which everything that was told belongs to the first card and nothing to the second. */
async function aToldBoard() {
  const board = await aBoardWithSource(db, { cards: ["told", "untold"] });
  await board.send(...storyOf(`${board.key}-1`));
  const cardKey = `${board.key}-2`;
  return { ...board, cardKey, find: async (search = "", card = cardKey) => listLinkable(db, board.id, { cardKey: card, search }) };
}

test("all that was told is there to choose from, the latest first, but for what the card is tied to already", async () => {
  const board = await aToldBoard();
  const all = await board.find();
  expect(all.map(({ what, name }) => [what, name])).toEqual([
    ["deployment", "qa"],
    ["run", "CI"],
    ["commit", expect.stringMatching(/^Merge pull request #1000/)],
    ["run", "CI (2)"],
    ["run", "CI"],
    ["pullRequest", `#1000 ${board.key}-1 Round VAT per line`],
    ["commit", "Round VAT per line"],
  ]);
  expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).sort().reverse());
  expect(await board.find("", `${board.key}-1`)).toEqual([]);
  const [{ what, id }] = all as [(typeof all)[number]];
  await linkByHand(db, board.dev.actor, { cardKey: board.cardKey, what, id, linked: true });
  expect((await board.find()).map((each) => each.id)).toEqual(all.slice(1).map((each) => each.id));
});

test("a word, a number, the beginning of a commit and an address find what they name, and nothing else", async () => {
  const board = await aToldBoard();
  const namesOf = async (search: string) => (await board.find(search)).map(({ what }) => what);
  expect(await namesOf("ROUND VAT PER LINE")).toEqual(["run", "run", "pullRequest", "commit"]);
  expect(await namesOf("qa")).toEqual(["deployment"]);
  expect(await namesOf("#1000")).toContain("pullRequest");
  expect(await namesOf("a1a1a1a")).toEqual(["run", "run", "pullRequest", "commit"]);
  expect(await namesOf("https://github.com/acme/erp/pull/1000/files")).toEqual(["pullRequest"]);
  expect(await namesOf("https://github.com/acme/erp/actions/runs/1001/job/5")).toEqual(["run"]);
  expect(await namesOf("https://qa.example")).toEqual(["deployment"]);
  expect(await namesOf("50 %_")).toEqual([]);
  expect(await namesOf("https://github.com/acme/other/pull/1000")).toEqual([]);
});

test("what is typed is looked for as it stands: % and _ and \\ are themselves", async () => {
  const board = await aToldBoard();
  for (const [id, message] of ["100% of VAT", "1000 of VAT", "round_vat", "round vat", "C:\\vat"].entries()) {
    await board.send(workflowRunMessage(REPOSITORY, { id, branch: "main", sha: String(id).repeat(40), message, createdAt: new Date(Date.UTC(2026, 10, 3, 9, id)) }, { status: "completed", conclusion: "success", at: new Date(Date.UTC(2026, 10, 3, 10)) }));
  }
  const found = async (search: string) => (await board.find(search)).map(({ detail }) => detail.split(" · ").at(-1));
  expect([await found("100%"), await found("D_V"), await found("C:\\v"), await found("%")]).toEqual([["100% of VAT"], ["round_vat"], ["C:\\vat"], ["100% of VAT"]]);
});

test("a card that is not the board's is not found", async () => {
  const board = await aToldBoard();
  await expect(board.find("", "OTHER-1")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a run that a person untied stays so in its attempts to come, and one tied by hand stays tied", async () => {
  const board = await aBoardWithSource(db, { cards: ["first", "second"] });
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
  const run = (attempt: number) =>
    workflowRunMessage(REPOSITORY, { id: 5, attempt, branch: `feature/${board.key}-1`, sha: "a".repeat(40), message: "VAT", createdAt: at(0) }, { status: "completed", conclusion: "failure", startedAt: at(attempt), at: at(attempt + 1) });
  await board.send(run(1));
  const { id } = await db.pipelineRun.findFirstOrThrow({ where: { source: { boardId: board.id } } });
  const tie = (number: number, linked: boolean) => linkByHand(db, board.dev.actor, { cardKey: `${board.key}-${number}`, what: "run", id, linked });
  await tie(1, false);
  await tie(2, true);
  await board.send(run(2), run(1));
  const links = await db.cardLink.findMany({ where: { run: { source: { boardId: board.id } } }, select: { card: { select: { number: true } }, run: { select: { attempt: true } } } });
  expect(links).toEqual([{ card: { number: 2 }, run: { attempt: 1 } }]);
});
