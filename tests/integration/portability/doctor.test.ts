import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { archiveCard } from "@/server/board/archive-card";
import { editCard } from "@/server/board/edit-card";
import { editCardInput } from "@/server/board/contracts";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import type { Db } from "@/server/platform/db/client";
import { aBoard, keyOf } from "@/tests/support/a-board";
import { aDatabase } from "@/tests/support/database";

let db: Db;
let board: Awaited<ReturnType<typeof aBoard>>;

beforeAll(async () => {
  db = await aDatabase();
});
beforeEach(async () => {
  board = await aBoard(db, { members: 2, cards: { BACKLOG: ["A", "B"], IN_WORK: ["C"], PLANNED: ["P"] } });
});

/** What is found on this test's own board: the others have been hurt before. */
async function found(): Promise<string[]> {
  const about = new RegExp(`^${board.key}[:-]`);
  return (await findBreaches(db)).filter((breach) => about.test(breach));
}

/** Goes behind the product's back, past the guard that keeps history as it was. */
async function withoutGuard(work: () => Promise<unknown>): Promise<void> {
  await db.$executeRaw`ALTER TABLE "HistoryEvent" DISABLE TRIGGER "HistoryEvent_append_only"`;
  await work();
  await db.$executeRaw`ALTER TABLE "HistoryEvent" ENABLE TRIGGER "HistoryEvent_append_only"`;
}

test("a board that was lived on is well: moves, an override, an expedited card, an archived one", async () => {
  await board.sm.move("P", "IN_WORK");
  await board.sm.create("over", { column: "IN_WORK", override: { reason: "the auditor is here" } });
  await editCard(db, board.po.actor, editCardInput.parse({ cardKey: await keyOf(db, board.id, "C"), expedite: true }));
  await archiveCard(db, board.sm.actor, { cardKey: await keyOf(db, board.id, "A") });
  expect(await found()).toEqual([]);
});

test.each([
  ["title", (b: string) => db.$executeRaw`UPDATE "Card" SET "title" = 'Z' WHERE "boardId" = ${b}::uuid AND "title" = 'A'`],
  ["kind", (b: string) => db.$executeRaw`UPDATE "Card" SET "kind" = 'TOIL' WHERE "boardId" = ${b}::uuid AND "title" = 'A'`],
  ["points", (b: string) => db.$executeRaw`UPDATE "Card" SET "points" = 5 WHERE "boardId" = ${b}::uuid AND "title" = 'A'`],
  ["column", (b: string) => db.$executeRaw`UPDATE "Card" SET "column" = 'PLANNED', "rank" = 'a9' WHERE "boardId" = ${b}::uuid AND "title" = 'A'`],
  ["rank", (b: string) => db.$executeRaw`UPDATE "Card" SET "rank" = 'a9' WHERE "boardId" = ${b}::uuid AND "title" = 'A'`],
  ["outcome", (b: string) => db.$executeRaw`UPDATE "Card" SET "column" = 'DONE', "outcome" = 'WONT_DO', "finishedAt" = now() WHERE "boardId" = ${b}::uuid AND "title" = 'A'`],
  ["blockedAt", (b: string) => db.$executeRaw`UPDATE "Card" SET "blockedAt" = now(), "blockedReason" = 'x' WHERE "boardId" = ${b}::uuid AND "title" = 'A'`],
  ["expedite", (b: string) => db.$executeRaw`UPDATE "Card" SET "expedite" = true WHERE "boardId" = ${b}::uuid AND "title" = 'A'`],
  ["createdAt", (b: string) => db.$executeRaw`UPDATE "Card" SET "createdAt" = '2020-01-01' WHERE "boardId" = ${b}::uuid AND "title" = 'A'`],
  ["enteredAt", (b: string) => db.$executeRaw`UPDATE "Card" SET "enteredAt" = '2020-01-01' WHERE "boardId" = ${b}::uuid AND "title" = 'A'`],
  ["startedAt", (b: string) => db.$executeRaw`UPDATE "Card" SET "startedAt" = '2020-01-01' WHERE "boardId" = ${b}::uuid AND "title" = 'A'`],
  ["finishedAt", (b: string) => db.$executeRaw`UPDATE "Card" SET "column" = 'DONE', "outcome" = 'DONE', "finishedAt" = '2020-01-01' WHERE "boardId" = ${b}::uuid AND "title" = 'A'`],
  ["archivedAt", (b: string) => db.$executeRaw`UPDATE "Card" SET "archivedAt" = now() WHERE "boardId" = ${b}::uuid AND "title" = 'A'`],
  ["deletedAt", (b: string) => db.$executeRaw`UPDATE "Card" SET "deletedAt" = now() WHERE "boardId" = ${b}::uuid AND "title" = 'A'`],
  ["externalId", (b: string) => db.$executeRaw`UPDATE "Card" SET "externalId" = 'X' WHERE "boardId" = ${b}::uuid AND "title" = 'A'`],
])("a card whose %s is not what its history says", async (field, harm) => {
  await harm(board.id);
  const breaches = await found();
  expect(breaches).toContainEqual(expect.stringMatching(new RegExp(`^${board.key}-1: ${field} is `)));
});

test("an entry past the limit, and numbers that were not those of the moment", async () => {
  const { version } = await board.sm.move("P", "IN_WORK");
  const rewrite = (data: object) => withoutGuard(() => db.$executeRaw`UPDATE "HistoryEvent" SET "data" = "data" || ${JSON.stringify(data)}::jsonb WHERE "boardId" = ${board.id}::uuid AND "version" = ${version}`);
  await rewrite({ headcount: 1, limit: 1 });
  expect(await found()).toEqual([`${board.key}: version ${version}: a card entered IN_WORK though it held 1 of 1`]);
  await rewrite({ headcount: 2, limit: 3 });
  expect(await found()).toEqual([`${board.key}: version ${version}: the limit of IN_WORK is kept as 3, by policy and headcount it was 2`]);
  await rewrite({ limit: 2, count: 0 });
  expect(await found()).toEqual([`${board.key}: version ${version}: IN_WORK is kept as holding 0 cards, it held 1`]);
  await withoutGuard(() => db.$executeRaw`UPDATE "HistoryEvent" SET "data" = "data" - 'limit' WHERE "boardId" = ${board.id}::uuid AND "version" = ${version}`);
  expect(await found()).toEqual([`${board.key}: version ${version}: a card entered IN_WORK and no limit was asked`]);
});

test("a version without an event, one that begins late, and a history that is not the board's", async () => {
  const { version } = await board.sm.move("P", "IN_WORK");
  const at = () => db.board.findUniqueOrThrow({ where: { id: board.id } });
  await db.board.update({ where: { id: board.id }, data: { version: version + 2 } });
  expect(await found()).toEqual([`${board.key}: the board is at version ${version + 2}, its history ends at version ${version}`]);
  await withoutGuard(() => db.$executeRaw`UPDATE "HistoryEvent" SET "version" = ${version + 2}, "ordinal" = 1 WHERE "boardId" = ${board.id}::uuid AND "version" = ${version}`);
  expect(await found()).toEqual([`${board.key}: version ${version} has no event (the next is of version ${version + 2})`, `${board.key}: version ${version + 2} begins with event 1`, expect.stringMatching(`^${board.key}-4: its trail is not its history`)]);
  expect((await at()).version).toBe(version + 2);
});

test("time that runs backwards", async () => {
  const { version } = await board.sm.move("P", "IN_WORK");
  await withoutGuard(() => db.$executeRaw`UPDATE "HistoryEvent" SET "at" = '2020-01-01' WHERE "boardId" = ${board.id}::uuid AND "version" = ${version}`);
  expect(await found()).toContainEqual(expect.stringContaining(`version ${version} (card.moved) happened at 2020-01-01T00:00:00.000Z, before version`));
});

describe("a database of its own", () => {
  beforeEach(async () => {
    db = await aDatabase();
    board = await aBoard(db, { members: 2, cards: { BACKLOG: ["A", "B"], IN_WORK: ["C"], PLANNED: ["P"] } });
  });

  test("a second card in the expedite lane", async () => {
    await board.po.create("first", { expedite: true });
    const { card, version } = await board.po.create("second");
    await db.$executeRaw`DROP INDEX "Card_expedite_key"`;
    await db.$executeRaw`UPDATE "Card" SET "expedite" = true WHERE "boardId" = ${board.id}::uuid AND "number" = ${card.number}`;
    await withoutGuard(() => db.$executeRaw`UPDATE "HistoryEvent" SET "data" = "data" || '{"expedite": true}'::jsonb WHERE "boardId" = ${board.id}::uuid AND "version" = ${version}`);
    expect(await findBreaches(db)).toEqual(["database: the index Card_expedite_key is missing or switched off", `${board.key}: version ${version}: a second card was expedited`]);
  });

  test("two cards in one place, a rank that is none, and a number given twice", async () => {
    await db.$executeRaw`DROP INDEX "Card_place_key"`;
    await db.$executeRaw`UPDATE "Card" SET "rank" = (SELECT "rank" FROM "Card" WHERE "boardId" = ${board.id}::uuid AND "title" = 'A') WHERE "boardId" = ${board.id}::uuid AND "title" = 'B'`;
    await db.$executeRaw`UPDATE "Card" SET "rank" = 'no rank' WHERE "boardId" = ${board.id}::uuid AND "title" = 'C'`;
    await db.board.update({ where: { id: board.id }, data: { nextNumber: 4 } });
    const breaches = await findBreaches(db);
    expect(breaches).toContainEqual("database: the index Card_place_key is missing or switched off");
    expect(breaches).toContainEqual(expect.stringMatching(/card 2 shares its place in BACKLOG \(\w+\) with another/));
    expect(breaches).toContainEqual(expect.stringMatching(/card 4|card 3/));
    expect(breaches).toContainEqual(`${board.key}-4: the next new card would be ${board.key}-4`);
  });

  test("a guard of the database that is gone", async () => {
    await db.$executeRaw`ALTER TABLE "HistoryEvent" DISABLE TRIGGER "HistoryEvent_append_only"`;
    await db.$executeRaw`ALTER TABLE "Card" DROP CONSTRAINT "Card_outcome_in_done"`;
    await db.$executeRaw`DROP INDEX "Card_place_key"`;
    await db.$executeRaw`DROP INDEX "HistoryEvent_policy_idx"`;
    await db.$executeRaw`ALTER TABLE "Card" ALTER COLUMN "rank" TYPE TEXT COLLATE "default"`;
    expect(await findBreaches(db)).toEqual([
      "database: the index Card_place_key is missing or switched off",
      "database: the index HistoryEvent_policy_idx is missing or switched off",
      "database: the constraint Card_outcome_in_done is missing or switched off",
      "database: the trigger HistoryEvent_append_only is missing or switched off",
      "database: Card.rank is not compared byte by byte",
    ]);
  });
});
