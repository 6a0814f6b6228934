import { beforeAll, describe, expect, test } from "vitest";
import { limitsInput } from "@/server/board/contracts";
import { editCard } from "@/server/board/edit-card";
import { setLimits } from "@/server/board/set-limits";
import { copyBranch } from "@/server/delivery/copy-branch";
import { setAutomationInput } from "@/server/delivery/contracts";
import { setAutomation } from "@/server/delivery/set-automation";
import type { Db } from "@/server/platform/db/client";
import { getCardDelivery } from "@/server/delivery/queries/get-card-delivery";
import { listCardStrips } from "@/server/delivery/queries/list-card-strips";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import { aBoardWithSource } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { REPOSITORY } from "@/tests/support/github-deliveries";
import { deploymentMessage, pullRequestMessage, pushMessage, workflowRunMessage } from "@/tests/support/github-messages";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const sha = (letter: string) => letter.repeat(40);

type Rules = Partial<typeof setAutomationInput._input>;

async function aBoardThat(rules: Rules, cards = ["Round VAT", "Post entries"]) {
  const board = await aBoardWithSource(db, { cards });
  await setAutomation(db, board.sm.actor, setAutomationInput.parse({ key: board.key, ...rules }));
  const cardOf = (number: number) => db.card.findFirstOrThrow({ where: { boardId: board.id, number } });
  return {
    ...board,
    cardOf,
    columnOf: async (number: number) => (await cardOf(number)).column,
    history: async (number: number, kind: string) => db.historyEvent.findMany({ where: { boardId: board.id, kind, cardId: (await cardOf(number)).id }, orderBy: { version: "asc" } }),
    push: (number: number, { letter = "a", message = "VAT" } = {}) =>
      board.send(pushMessage(REPOSITORY, { branch: `feature/${board.key}-${number}`, after: sha(letter), commits: [{ sha: sha(letter), message, author: "dana", at: at(0) }] })),
    pullRequest: (number: number, mergedAt?: Date) =>
      board.send(
        pullRequestMessage(REPOSITORY, {
          number, action: mergedAt ? "closed" : "opened", title: `${board.key}-${number} VAT`, branch: `feature/${board.key}-${number}`, headSha: sha("a"), author: "dana", openedAt: at(1), at: mergedAt ?? at(2),
          ...(mergedAt ? { mergeSha: sha("b") } : {}),
        }),
      ),
    deploy: (number: number, environment: string, id: number, when = later(1)) =>
      board.send(deploymentMessage(REPOSITORY, { id, environment, sha: sha("a"), ref: `feature/${board.key}-${number}`, createdAt: at(3) }, { id: id * 10, state: "success", at: when })),
    run: (number: number, conclusion: "success" | "failure", id: number, minute: number) =>
      board.send(workflowRunMessage(REPOSITORY, { id, branch: `feature/${board.key}-${number}`, sha: sha("a"), message: "VAT", createdAt: at(minute) }, { status: "completed", conclusion, at: at(minute + 1) })),
  };
}

describe("the first code", () => {
  test("pulls a card In Work, and a card that was sent back stays there", async () => {
    const board = await aBoardThat({ pullOnCommit: true });
    await board.push(1);
    expect(await board.columnOf(1)).toBe("IN_WORK");
    const [moved] = await board.history(1, "card.moved");
    expect(moved).toMatchObject({ via: "automation", actorId: null, data: { from: "BACKLOG", to: "IN_WORK", limit: 2, count: 0 } });
    await board.sm.move("Round VAT", "PLANNED");
    await board.push(1, { letter: "c" });
    expect(await board.columnOf(1)).toBe("PLANNED");
  });

  test("is stopped by the limit, which the card's history says once; the next code finds room", async () => {
    const board = await aBoardThat({ pullOnCommit: true }, ["first", "second", "third"]);
    for (const number of [1, 2, 3]) await board.push(number, { letter: `${number}` });
    expect(await Promise.all([1, 2, 3].map(board.columnOf))).toEqual(["IN_WORK", "IN_WORK", "BACKLOG"]);
    await board.push(3, { letter: "4" });
    const held = await board.history(3, "automation.held");
    expect(held.map(({ data }) => data)).toEqual([{ rule: "first_commit", to: "IN_WORK", reason: "wip_limit", facts: expect.objectContaining({ column: "IN_WORK", limit: 2, count: 2 }) }]);
    await board.dev.move("first", "DONE");
    await board.push(3, { letter: "5" });
    expect(await board.columnOf(3)).toBe("IN_WORK");
    expect(await findBreaches(db)).toEqual([]);
  });

  test("that a limit stopped is told with the card's line for as long as the card stands there", async () => {
    const board = await aBoardThat({ pullOnCommit: true, pullOnBranch: true }, ["first", "second", "third", "fourth"]);
    for (const number of [1, 2, 3]) await board.push(number, { letter: `${number}` });
    const linesOf = async (...numbers: number[]) => listCardStrips(db, board, numbers.map((number) => `${board.key}-${number}`));
    const held = { rule: "first_commit", to: "IN_WORK", reason: "wip_limit", count: 2, limit: 2, person: null, at: expect.any(String) as string };
    expect((await linesOf(1, 3, 4)).map((line) => [line.card, line.held])).toEqual([[`${board.key}-1`, null], [`${board.key}-3`, held]]);
    expect((await getCardDelivery(db, board, `${board.key}-3`)).held).toEqual(held);
    // Nothing is on this card's line but that.
    await copyBranch(db, board.dev.actor, board, { cardKey: `${board.key}-4` });
    expect(await linesOf(4)).toMatchObject([{ strip: { CODE: "NONE" }, held: { rule: "branch_copied", limit: 2 } }]);
    await board.po.move("third", "PLANNED");
    expect((await linesOf(3))[0]?.held).toBeNull();
  });

  test("that a person's own limit stopped names the person", async () => {
    const board = await aBoardThat({ pullOnCommit: true });
    await setLimits(db, board.sm.actor, limitsInput.parse({ key: board.key, planned: { mode: "NONE" }, inWork: { mode: "NONE" }, personal: 1 }));
    await db.user.update({ where: { id: board.dev.id }, data: { name: "Dana" } });
    await board.sm.create("under way", { column: "PLANNED", assignees: [board.dev.id] });
    await board.dev.move("under way", "IN_WORK");
    await editCard(db, board.dev.actor, { cardKey: `${board.key}-1`, assignees: [board.dev.id] });
    await board.push(1);
    expect(await listCardStrips(db, board, [`${board.key}-1`])).toMatchObject([{ held: { reason: "personal_limit", person: "Dana", count: 1, limit: 1 } }]);
  });

  test("that takes something back pulls nothing, nor does anything while the rule is off", async () => {
    const board = await aBoardThat({ pullOnCommit: true });
    await board.push(1, { message: `Revert "${board.key}-1 round VAT"` });
    expect(await board.columnOf(1)).toBe("BACKLOG");
    const quiet = await aBoardThat({});
    await quiet.push(1);
    expect(await quiet.columnOf(1)).toBe("BACKLOG");
  });

  test("copying the branch name pulls the card where the team wants that", async () => {
    const board = await aBoardThat({ pullOnBranch: true });
    const own = { id: board.id, key: board.key };
    expect(await copyBranch(db, board.dev.actor, own, { cardKey: `${board.key}-1` })).toEqual({ branch: `${board.key}-1-round-vat`, pulled: true });
    expect((await board.history(1, "card.moved"))[0]).toMatchObject({ via: "automation", data: { to: "IN_WORK" } });
    const quiet = await aBoardThat({});
    expect(await copyBranch(db, quiet.dev.actor, { id: quiet.id, key: quiet.key }, { cardKey: `${quiet.key}-1` })).toMatchObject({ pulled: false });
    await expect(copyBranch(db, board.observer.actor, own, { cardKey: `${board.key}-1` })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("what finishes a card", () => {
  test("the merge of its last open pull request does", async () => {
    const board = await aBoardThat({ finishOn: "MERGED" });
    await board.pullRequest(1);
    expect(await board.columnOf(1)).toBe("BACKLOG");
    await board.pullRequest(1, later(1));
    expect(await board.columnOf(1)).toBe("DONE");
  });

  test("a deployment to the chosen environment does and one to another does not; reopened, the card waits for the next", async () => {
    const board = await aBoardWithSource(db);
    const staging = await db.environment.findFirstOrThrow({ where: { boardId: board.id, tier: "STAGING" } });
    const deployed = await aBoardThat({ finishOn: "DEPLOYED", finishEnvironmentId: staging.id }).catch((error: unknown) => error);
    expect(deployed).toMatchObject({ code: "INVALID", reason: "unknown_environment" });
    const own = await aBoardThat({});
    const ours = await db.environment.findFirstOrThrow({ where: { boardId: own.id, tier: "STAGING" } });
    await setAutomation(db, own.sm.actor, setAutomationInput.parse({ key: own.key, finishOn: "DEPLOYED", finishEnvironmentId: ours.id }));
    await own.deploy(1, "qa", 1);
    expect(await own.columnOf(1)).toBe("BACKLOG");
    await own.deploy(1, "staging", 2, new Date());
    expect(await own.columnOf(1)).toBe("DONE");
    await own.sm.move("Round VAT", "IN_WORK");
    await own.deploy(1, "production", 3);
    expect(await own.columnOf(1)).toBe("IN_WORK");
    await own.deploy(1, "staging", 4, later(2));
    expect(await own.columnOf(1)).toBe("DONE");
  });

  test("production does with RELEASED", async () => {
    const board = await aBoardThat({ finishOn: "RELEASED" });
    await board.deploy(1, "staging", 1);
    expect(await board.columnOf(1)).toBe("BACKLOG");
    await board.deploy(1, "production-eu", 2);
    expect(await board.columnOf(1)).toBe("DONE");
  });
});

test("a failed run blocks a card In Work, and its newest run's success frees it; what a person blocked stays blocked", async () => {
  const board = await aBoardThat({ blockOnFailure: true });
  await board.sm.move("Round VAT", "PLANNED");
  await board.dev.move("Round VAT", "IN_WORK");
  await board.run(1, "failure", 7, 1);
  expect(await board.cardOf(1)).toMatchObject({ blockedReason: "CI" });
  await board.run(1, "success", 8, 5);
  expect(await board.cardOf(1)).toMatchObject({ blockedAt: null, blockedReason: null });
  expect((await board.history(1, "card.unblocked"))[0]).toMatchObject({ via: "automation" });
  expect(await findBreaches(db)).toEqual([]);
});
