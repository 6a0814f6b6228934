import { beforeAll, expect, test } from "vitest";
import { archiveCard } from "@/server/board/archive-card";
import { getBoardTop } from "@/server/board/queries/get-board-top";
import { boardRouter } from "@/server/board/router";
import type { Db } from "@/server/platform/db/client";
import { createCallerFactory } from "@/server/platform/trpc";
import { aBoard, keyOf } from "../../support/a-board";
import { aDatabase } from "../../support/database";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

const titled = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);

test("the top of a board has the first cards of each column, the expedited one, and numbers that count all", async () => {
  const board = await aBoard(db, { cards: { BACKLOG: titled("b", 20), PLANNED: titled("p", 17), IN_WORK: titled("w", 2) } });
  await db.card.update({ where: { boardId_number: { boardId: board.id, number: 37 } }, data: { expedite: true } });
  await archiveCard(db, board.sm.actor, { cardKey: await keyOf(db, board.id, "b1") });
  const { columns } = await getBoardTop(db, board.dev.actor);
  const told = columns.map(({ name, count, limit, over, rest, cards }) => ({ name, count, limit, over, rest, titles: cards.map(({ title }) => title) }));
  expect(told).toEqual([
    { name: "BACKLOG", count: 19, limit: null, over: 0, rest: 3, titles: titled("b", 17).slice(1) },
    { name: "PLANNED", count: 16, limit: 4, over: 12, rest: 0, titles: titled("p", 17) },
    { name: "IN_WORK", count: 2, limit: 2, over: 0, rest: 0, titles: ["w1", "w2"] },
    { name: "DONE", count: 0, limit: null, over: 0, rest: 0, titles: [] },
  ]);
});

test("who is not on the board is told nothing of it", async () => {
  const board = await aBoard(db, { cards: { BACKLOG: ["Secret"] } });
  const eve = await db.user.create({ data: { name: "Eve", email: "eve@example.org" } });
  const as = (id: string) => createCallerFactory(boardRouter)({ db, user: { id, name: "Someone", email: "someone@example.org", isAdmin: false, locale: null, through: "session", sessionVersion: 1 }, address: null, tokenId: null });
  await expect(as(board.dev.id).top({ key: board.key })).resolves.toMatchObject({ key: board.key });
  await expect(as(eve.id).top({ key: board.key })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
