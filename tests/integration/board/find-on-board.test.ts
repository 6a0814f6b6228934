import { beforeAll, expect, test } from "vitest";
import { archiveCard } from "@/server/board/archive-card";
import { deleteCard } from "@/server/board/delete-card";
import { findOnBoard } from "@/server/board/queries/find-on-board";
import { addComment } from "@/server/board/write-comment";
import type { Db } from "@/server/platform/db/client";
import { aBoard, keyOf } from "@/tests/support/a-board";
import { describeOnBoth } from "@/tests/support/database";

describeOnBoth("finding cards on a board", (aDb) => {
  let db: Db;
  let board: Awaited<ReturnType<typeof aBoard>>;
  const found = async (words: string) => (await findOnBoard(db, board, words)).map(({ title }) => title);
  beforeAll(async () => {
    db = await aDb();
    board = await aBoard(db, { cards: { BACKLOG: ["Print the invoice", "재고 조회 화면", "100% of it", "gone"], IN_WORK: ["Print labels"], DONE: ["Old print"] } });
    await addComment(db, board.po.actor, { cardKey: await keyOf(db, board.id, "재고 조회 화면"), body: "the printer needs it" });
    await archiveCard(db, board.sm.actor, { cardKey: await keyOf(db, board.id, "Old print") });
    await deleteCard(db, board.po.actor, { cardKey: await keyOf(db, board.id, "gone") });
    const other = await aBoard(db, { cards: { BACKLOG: ["Print elsewhere"] } });
    expect(other.key).not.toBe(board.key);
  });

  test("in every column, by title before what is only said of them, archived ones last; of this board alone", async () => {
    expect(await found("print")).toEqual(["Print labels", "Print the invoice", "Old print", "재고 조회 화면"]);
    expect((await findOnBoard(db, board, "old print"))[0]).toMatchObject({ column: "DONE", isArchived: true });
  });

  test("by key, by number, in Korean, by several words", async () => {
    const [first] = await findOnBoard(db, board, `${board.key.toLowerCase()}-2`);
    expect(first).toMatchObject({ number: 2, title: "재고 조회 화면" });
    expect((await found("2"))[0]).toBe("재고 조회 화면");
    expect(await found("조회 재고")).toEqual(["재고 조회 화면"]);
    expect(await found("invoice print")).toEqual(["Print the invoice"]);
  });

  test("what has a meaning elsewhere has none here, and nothing finds nothing", async () => {
    expect([await found("%"), await found("_"), await found("100%"), await found("gone"), await found("  ")]).toEqual([["100% of it"], [], ["100% of it"], [], []]);
  });
});
