import { beforeAll, expect, test } from "vitest";
import { archiveCard } from "@/server/board/archive-card";
import { blockCard, unblockCard } from "@/server/board/block-card";
import { deleteCard } from "@/server/board/delete-card";
import { restoreCard } from "@/server/board/restore-card";
import { undoMove } from "@/server/board/undo-move";
import type { HistoryEvent } from "@/server/board/domain/history-event";
import { CLOCK_KINDS } from "@/server/flow/domain/clock-event";
import { readTrail } from "@/server/flow/domain/read-trail";
import type { Db } from "@/server/platform/db/client";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import { trailBreaches } from "@/server/portability/domain/trail-breaches";
import { rebuildTrails } from "@/server/portability/rebuild-trails";
import { aBoard, keyOf } from "@/tests/support/a-board";
import { describeOnBoth } from "@/tests/support/database";

describeOnBoth("the trail of a card", (aDb) => {
  let db: Db;
  beforeAll(async () => {
    db = await aDb();
  });

  const trailsOf = (boardId: string) => db.cardTrail.findMany({ where: { boardId }, orderBy: { cardId: "asc" } });

  /** A board on which everything that a clock hears of has happened. */
  async function aLivedBoard() {
    const board = await aBoard(db, { members: 3, cards: { BACKLOG: ["A", "B", "C"], PLANNED: ["P"] } });
    const card = async (title: string) => ({ cardKey: await keyOf(db, board.id, title) });
    const { version } = await board.sm.move("P", "IN_WORK");
    await undoMove(db, board.sm.actor, { ...(await card("P")), version });
    await board.sm.move("P", "IN_WORK");
    await blockCard(db, board.dev.actor, { ...(await card("P")), reason: "firewall" });
    await unblockCard(db, board.dev.actor, await card("P"));
    await board.po.move("A", "DONE", { outcome: "DUPLICATE" });
    await board.sm.move("P", "DONE");
    await archiveCard(db, board.sm.actor, await card("B"));
    await restoreCard(db, board.sm.actor, await card("B"));
    await deleteCard(db, board.po.actor, await card("C"));
    return board;
  }

  test("tells of a card what its history tells of time, after every way of writing there is", async () => {
    const board = await aLivedBoard();
    const trails = await trailsOf(board.id);
    const kinds = new Set<string>();
    for (const { cardId, events } of trails) {
      const history = (await db.historyEvent.findMany({ where: { cardId }, orderBy: [{ version: "asc" }, { ordinal: "asc" }] })) as unknown as HistoryEvent[];
      expect(trailBreaches(events, history)).toEqual([]);
      for (const { kind } of readTrail(events)) kinds.add(kind);
    }
    expect(trails).toHaveLength(4);
    expect([...kinds].sort()).toEqual([...CLOCK_KINDS].sort());
    expect(readTrail(trails.map(({ events }) => events).join(""))).toContainEqual(expect.objectContaining({ kind: "card.moved", outcome: "DUPLICATE", column: "DONE" }));
  });

  test("made anew from the history it is the same, letter by letter", async () => {
    const board = await aLivedBoard();
    const before = await trailsOf(board.id);
    await rebuildTrails(db);
    expect(await trailsOf(board.id)).toEqual(before);
  });

  test("that is wrong, missing or unreadable is found by doctor, and healed by making it anew", async () => {
    const board = await aLivedBoard();
    const about = async () => (await findBreaches(db)).filter((breach) => breach.startsWith(board.key));
    expect(await about()).toEqual([]);
    const [first, second, third] = await trailsOf(board.id);
    const put = (trail: typeof first, events: string) => db.cardTrail.update({ where: { cardId: trail?.cardId ?? "" }, data: { events } });
    await put(first, `${first?.events ?? ""}mW-1700000000000:9:0;`);
    await put(second, "nonsense");
    await db.cardTrail.delete({ where: { cardId: third?.cardId ?? "" } });
    expect(await about()).toHaveLength(3);
    await rebuildTrails(db);
    expect(await about()).toEqual([]);
  });

  test("is as old as the write that it tells of: what is rolled back leaves none", async () => {
    const board = await aBoard(db, { members: 1, cards: { PLANNED: ["P"], IN_WORK: ["W"] } });
    const before = await trailsOf(board.id);
    await expect(board.dev.move("P", "IN_WORK")).rejects.toMatchObject({ reason: "wip_limit" });
    expect(await trailsOf(board.id)).toEqual(before);
  });
});
