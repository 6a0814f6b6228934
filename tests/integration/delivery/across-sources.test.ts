import { beforeAll, describe, expect, test } from "vitest";
import { createSource } from "@/server/delivery/create-source";
import { receiveDelivery } from "@/server/delivery/receive-delivery";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { REPOSITORY, SECRET, signed } from "@/tests/support/github-deliveries";
import { deploymentMessage, type GithubMessage, pullRequestMessage, pushMessage, workflowRunMessage } from "@/tests/support/github-messages";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const sha = (letter: string) => letter.repeat(40);
const ELSEWHERE = { id: 9, fullName: "acme/deployer" };

/** A repository, and a second system that hears of commits and of nothing else. */
async function twoSources() {
  const board = await aBoardWithSource(db, { cards: ["first", "second", "third"] });
  const other = await createSource(db, board.sm.actor, { key: board.key, kind: "github", name: "deployer", secret: SECRET });
  const code = { branch: "main", before: sha("a"), after: sha("c"), commits: [{ sha: sha("b"), message: `${board.key}-1 VAT`, author: "dana", at: at(0) }, { sha: sha("c"), message: `${board.key}-2 entries`, author: "dana", at: at(1) }] };
  return {
    board,
    code: () => board.send(pushMessage(REPOSITORY, code)),
    elsewhere: (message: GithubMessage) => receiveDelivery(db, { sourceId: other.id, ...signed(message) }),
    cardsOf: async (what: "run" | "deployment") => (await db.cardLink.findMany({ where: { card: { boardId: board.id }, [`${what}Id`]: { not: null } }, select: { card: { select: { number: true } } }, orderBy: { card: { number: "asc" } } })).map(({ card }) => card.number),
  };
}

const run = { id: 70, branch: "main", sha: sha("c"), message: "", createdAt: at(5) };
const scanned = workflowRunMessage(ELSEWHERE, run, { status: "completed", conclusion: "success", at: at(6) });
const deployed = deploymentMessage(ELSEWHERE, { id: 3, environment: "production", sha: sha("c"), ref: "main", createdAt: at(9) }, { id: 30, state: "success", at: at(10) });

describe("a commit that one source pushed", () => {
  test.each(["before", "after"])("ties what another source did with it to its cards, heard %s the push", async (when) => {
    const { code, elsewhere, cardsOf } = await twoSources();
    if (when === "after") await code();
    await elsewhere(scanned);
    await elsewhere(deployed);
    if (when === "before") await code();
    expect(await cardsOf("run")).toEqual([2]);
    expect(await cardsOf("deployment")).toEqual([1, 2]);
  });

  test("ties it through its pull request too", async () => {
    const { board, elsewhere, cardsOf } = await twoSources();
    await board.send(pullRequestMessage(REPOSITORY, { number: 4, action: "closed", title: `${board.key}-3 squashed`, branch: "x", headSha: sha("d"), mergeSha: sha("c"), author: "dana", openedAt: at(0), at: at(2) }));
    await elsewhere(scanned);
    expect(await cardsOf("run")).toEqual([3]);
  });

  test("is not the board's next door: what its sources push ties nothing here", async () => {
    const { elsewhere, cardsOf } = await twoSources();
    const neighbour = await twoSources();
    await neighbour.code();
    await elsewhere(scanned);
    expect(await cardsOf("run")).toEqual([]);
  });

  test("a branch or a number means the repository that told of it alone", async () => {
    const { board, elsewhere, cardsOf } = await twoSources();
    await board.send(pullRequestMessage(REPOSITORY, { number: 4, action: "opened", title: `${board.key}-3`, branch: "patch-1", headSha: sha("d"), author: "dana", openedAt: at(0), at: at(2) }));
    await elsewhere(workflowRunMessage(ELSEWHERE, { ...run, branch: "patch-1", sha: sha("e") }, { status: "completed", conclusion: "success", at: at(6) }));
    expect(await cardsOf("run")).toEqual([]);
  });
});
