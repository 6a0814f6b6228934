import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Database } from "@/server/platform/db/database";
import { BOARD_CHANNEL, onBoardWrite, onceBetweenWrites } from "@/server/platform/feed/hub";
import { openDatabase } from "../../support/database";

const held = globalThis as { __throughlineDatabase?: Promise<Database>; __throughlineHub?: unknown };

test("what all screens ask of a board is loaded once between two writes, and anew after one", async () => {
  const database = await openDatabase();
  held.__throughlineDatabase = Promise.resolve(database);
  delete held.__throughlineHub;
  const boardId = randomUUID();
  let loads = 0;
  const ask = () => onceBetweenWrites(boardId, "changes since 1", async () => ++loads);
  expect([await ask(), await ask()], "nobody watches").toEqual([1, 2]);

  let heard: () => void = () => undefined;
  const stop = await onBoardWrite(boardId, () => heard());
  expect(await Promise.all([ask(), ask()])).toEqual([3, 3]);
  const written = new Promise<void>((resolve) => (heard = resolve));
  await database.db.$executeRaw`SELECT pg_notify(${BOARD_CHANNEL}, ${boardId})`;
  await written;
  expect(await ask()).toBe(4);
  await expect(onceBetweenWrites(boardId, "fails", () => Promise.reject(new Error("once")))).rejects.toThrow("once");
  expect(await onceBetweenWrites(boardId, "fails", () => Promise.resolve("then not"))).toBe("then not");
  stop();
});
