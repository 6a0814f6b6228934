import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Db } from "@/server/platform/db/client";
import { editViewInput, saveViewInput } from "@/server/scrum/contracts/views";
import { VIEWS_MAX } from "@/server/scrum/domain/backlog-limits";
import { listViews } from "@/server/scrum/queries/list-views";
import { editView, removeView, saveView } from "@/server/scrum/save-view";
import { aBoard, type Someone, versionOf } from "@/tests/support/a-board";
import { describeOnBoth } from "@/tests/support/database";

describeOnBoth("saved views", (aDb) => {
  let db: Db;
  let board: Awaited<ReturnType<typeof aBoard>>;
  beforeAll(async () => {
    db = await aDb();
  });
  beforeEach(async () => {
    board = await aBoard(db, { members: 1 });
  });

  const save = async (name: string, who: Someone, shared = false) => (await saveView(db, who.actor, saveViewInput.parse({ key: board.key, name, query: "kind=DEFECT", shared }))).view;
  const edit = async (view: string, change: object, who: Someone) => editView(db, who.actor, editViewInput.parse({ key: board.key, view, ...change }));
  const names = async (who: Someone) => (await listViews(db, who.actor)).map(({ name, isShared }) => `${name}${isShared ? "*" : ""}`);

  test("are one's own, or everybody's; they leave the board and its history as they are", async () => {
    const before = await versionOf(db, board.id);
    await save("mine", board.dev);
    await save("looked at", board.observer);
    await save("ours", board.po, true);
    expect(await names(board.dev)).toEqual(["mine", "ours*"]);
    expect(await names(board.observer)).toEqual(["looked at", "ours*"]);
    expect(await names(board.sm)).toEqual(["ours*"]);
    expect(await versionOf(db, board.id)).toBe(before);
  });

  test("are renamed, changed and deleted by whose they are; those of the board by who leads it", async () => {
    const [mine, ours] = [await save("mine", board.dev), await save("ours", board.po, true)];
    await edit(mine, { name: "bugs", query: "kind=DEFECT&ready=no" }, board.dev);
    expect(await listViews(db, board.dev.actor)).toContainEqual({ id: mine, name: "bugs", query: "kind=DEFECT&ready=no", isShared: false });
    for (const who of [board.sm, board.po, board.observer]) await expect(edit(mine, { name: "x" }, who)).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (const who of [board.dev, board.observer]) {
      await expect(save("x", who, true)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(edit(ours, { name: "x" }, who)).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(removeView(db, who.actor, ours)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    await edit(ours, { name: "all of us" }, board.sm);
    await removeView(db, board.dev.actor, mine);
    expect(await names(board.dev)).toEqual(["all of us*"]);
    const other = await aBoard(db, {});
    await expect(removeView(db, other.sm.actor, ours)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test(`are at most ${VIEWS_MAX} a person and ${VIEWS_MAX} of the board, also when many are saved at once`, async () => {
    for (let at = 1; at < VIEWS_MAX; at++) await save(`v${at}`, board.dev);
    const outcomes = await Promise.allSettled([1, 2, 3].map((at) => save(`last ${at}`, board.dev)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "RULE_BROKEN", reason: "too_many_views" });
    await save("ours", board.po, true);
    expect(await names(board.dev)).toHaveLength(VIEWS_MAX + 1);
  });
});
