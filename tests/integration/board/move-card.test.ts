import { beforeAll, describe, expect, test } from "vitest";
import { archiveCard } from "@/server/board/archive-card";
import { editCard } from "@/server/board/edit-card";
import { updateMember } from "@/server/board/manage-members";
import { restoreCard } from "@/server/board/restore-card";
import { undoMove } from "@/server/board/undo-move";
import { atTime, now } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { zonedDay } from "@/server/platform/domain/zoned-day";
import { aBoard, historySince, keyOf, titles, versionOf } from "../../support/a-board";
import { aDatabase } from "../../support/database";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

describe("a full column", () => {
  test("refuses the card, says why, and nothing is written", async () => {
    const board = await aBoard(db, { members: 2, cards: { IN_WORK: ["A", "B"], PLANNED: ["C"] } });
    const before = await versionOf(db, board.id);
    await expect(board.dev.move("C", "IN_WORK")).rejects.toMatchObject({ reason: "wip_limit", facts: { limit: 2, count: 2, headcount: 2, oldest: await keyOf(db, board.id, "A") } });
    expect(await titles(db, board.id, "PLANNED")).toEqual(["C"]);
    expect(await historySince(db, board.id, before)).toEqual([]);
    expect(await versionOf(db, board.id)).toBe(before);
  });

  test("still lets its cards change places and leave", async () => {
    const board = await aBoard(db, { members: 1, cards: { IN_WORK: ["A", "B"] } });
    await board.dev.move("B", "IN_WORK", { after: null });
    expect(await titles(db, board.id, "IN_WORK")).toEqual(["B", "A"]);
    await board.dev.move("B", "DONE");
    expect(await titles(db, board.id, "IN_WORK")).toEqual(["A"]);
  });

  test("lets the Scrum Master in with a written reason, which stays in the history; nobody else", async () => {
    const board = await aBoard(db, { members: 1, cards: { IN_WORK: ["A"], PLANNED: ["B"] } });
    await expect(board.dev.move("B", "IN_WORK", { override: { reason: "please" } })).rejects.toMatchObject({ code: "FORBIDDEN", reason: "override_not_yours" });
    const { version } = await board.sm.move("B", "IN_WORK", { override: { reason: "production is down" } });
    const [event] = await db.historyEvent.findMany({ where: { boardId: board.id, version } });
    expect(event?.data).toMatchObject({ override: { reason: "production is down" }, limit: 1, count: 1, headcount: 1 });
  });

  test("in warning mode takes the card and marks it", async () => {
    const board = await aBoard(db, { members: 1, cards: { IN_WORK: ["A"], PLANNED: ["B"] }, limits: { enforcement: "WARN" } });
    const { version } = await board.dev.move("B", "IN_WORK");
    const [event] = await db.historyEvent.findMany({ where: { boardId: board.id, version } });
    expect(event?.data).toMatchObject({ warned: true, limit: 1, count: 1 });
  });

  test("does not count the expedited card, of which there is one", async () => {
    const board = await aBoard(db, { members: 1, cards: { IN_WORK: ["A"], PLANNED: ["B"] } });
    await board.sm.create("Fire", { column: "IN_WORK", expedite: true });
    expect(await titles(db, board.id, "IN_WORK")).toEqual(["A", "Fire"]);
    await expect(board.sm.create("Fire 2", { column: "IN_WORK", expedite: true })).rejects.toMatchObject({ reason: "expedite_taken" });
    await expect(editCard(db, board.sm.actor, { cardKey: await keyOf(db, board.id, "Fire"), expedite: false })).rejects.toMatchObject({ reason: "wip_limit" });
    await board.dev.move("Fire", "DONE");
    expect((await db.card.findFirstOrThrow({ where: { boardId: board.id, title: "Fire" } })).expedite).toBe(false);
  });

  test("refuses a card that comes back from the archive", async () => {
    const board = await aBoard(db, { members: 1, cards: { IN_WORK: ["A"], PLANNED: ["B"] } });
    await archiveCard(db, board.sm.actor, { cardKey: await keyOf(db, board.id, "A") });
    await board.dev.move("B", "IN_WORK");
    await expect(restoreCard(db, board.sm.actor, { cardKey: await keyOf(db, board.id, "A") })).rejects.toMatchObject({ reason: "wip_limit" });
    await board.dev.move("B", "DONE");
    await restoreCard(db, board.sm.actor, { cardKey: await keyOf(db, board.id, "A") });
    expect(await titles(db, board.id, "IN_WORK")).toEqual(["A"]);
  });
});

test("somebody away takes their places along, nothing is evicted, only outflow is possible", async () => {
  const board = await aBoard(db, { members: 2, cards: { IN_WORK: ["A", "B"], PLANNED: ["C"] } });
  const today = zonedDay(now(), "UTC");
  await updateMember(db, board.sm.actor, { key: board.key, email: board.emailOf(1), away: [{ from: today, to: today }] });
  expect(await titles(db, board.id, "IN_WORK")).toEqual(["A", "B"]);
  await board.dev.move("A", "DONE");
  await expect(board.dev.move("C", "IN_WORK")).rejects.toMatchObject({ facts: { limit: 1, count: 1, headcount: 1 } });
});

test("a personal limit refuses one card more for the same person", async () => {
  const board = await aBoard(db, { members: 4, cards: { PLANNED: ["A", "B"] }, limits: { personal: 1 } });
  for (const title of ["A", "B"]) await editCard(db, board.dev.actor, { cardKey: await keyOf(db, board.id, title), assignees: [board.dev.id] });
  await board.dev.move("A", "IN_WORK");
  await expect(board.dev.move("B", "IN_WORK")).rejects.toMatchObject({ reason: "personal_limit", facts: { count: 1, limit: 1 } });
});

describe("rights", () => {
  test("a Team Member pulls, but neither plans, ranks nor discards; an Observer moves nothing", async () => {
    const board = await aBoard(db, { members: 3, cards: { BACKLOG: ["A", "B"], PLANNED: ["C"] } });
    await expect(board.dev.move("A", "PLANNED")).rejects.toMatchObject({ reason: "plan_not_yours" });
    await expect(board.dev.move("B", "BACKLOG", { after: null })).rejects.toMatchObject({ reason: "rank_not_yours" });
    await expect(board.dev.move("C", "DONE", { outcome: "WONT_DO" })).rejects.toMatchObject({ reason: "discard_not_yours" });
    await expect(board.observer.move("C", "IN_WORK")).rejects.toMatchObject({ reason: "move_not_yours" });
    await board.dev.move("C", "IN_WORK");
  });

  test("what the Scrum Master puts back into the Backlog goes to its bottom", async () => {
    const board = await aBoard(db, { members: 3, cards: { BACKLOG: ["A", "B"], PLANNED: ["C"] } });
    await board.sm.move("C", "BACKLOG", { after: null });
    expect(await titles(db, board.id, "BACKLOG")).toEqual(["A", "B", "C"]);
  });

  test("another board's card is not there, as the card or as the anchor", async () => {
    const mine = await aBoard(db, { cards: { PLANNED: ["A"] } });
    const theirs = await aBoard(db, { cards: { IN_WORK: ["X"] } });
    const foreign = await keyOf(db, theirs.id, "X");
    await expect(mine.dev.move("A", "IN_WORK", { cardKey: foreign })).rejects.toMatchObject({ code: "NOT_FOUND", reason: "not_found" });
    await expect(mine.dev.move("A", "IN_WORK", { after: foreign })).rejects.toMatchObject({ code: "CONFLICT", reason: "anchor_moved" });
    expect(await titles(db, mine.id, "PLANNED")).toEqual(["A"]);
    expect(await titles(db, theirs.id, "IN_WORK")).toEqual(["X"]);
  });
});

describe("undo", () => {
  test("puts the card back where it was, with its clocks as if it had not moved", async () => {
    const board = await aBoard(db, { members: 2, cards: { PLANNED: ["A", "B", "C"] } });
    const before = await db.card.findFirstOrThrow({ where: { boardId: board.id, title: "B" } });
    const { card, version } = await board.dev.move("B", "IN_WORK");
    await undoMove(db, board.dev.actor, { cardKey: card.key, version });
    expect(await titles(db, board.id, "PLANNED")).toEqual(["A", "B", "C"]);
    const after = await db.card.findFirstOrThrow({ where: { boardId: board.id, title: "B" } });
    expect(after).toEqual(before);
    expect(await historySince(db, board.id, version - 1)).toEqual(["card.moved B", "card.moved B"]);
  });

  test("is refused when the place was taken meanwhile, when it is another's move, and when the card moved on", async () => {
    const board = await aBoard(db, { members: 1, cards: { IN_WORK: ["A"], PLANNED: ["B"] } });
    const { card, version } = await board.dev.move("A", "DONE");
    await expect(undoMove(db, board.sm.actor, { cardKey: card.key, version })).rejects.toMatchObject({ reason: "undo_too_late" });
    await board.dev.move("B", "IN_WORK");
    await expect(undoMove(db, board.dev.actor, { cardKey: card.key, version })).rejects.toMatchObject({ reason: "wip_limit" });
    await board.dev.move("A", "PLANNED");
    await expect(undoMove(db, board.dev.actor, { cardKey: card.key, version })).rejects.toMatchObject({ reason: "undo_too_late" });
  });

  test("after a minute is a move like any other", async () => {
    const board = await aBoard(db, { members: 1, cards: { PLANNED: ["A"] } });
    const { card, version } = await board.dev.move("A", "IN_WORK");
    await atTime(new Date(Date.now() + 61_000), () => undoMove(db, board.dev.actor, { cardKey: card.key, version }));
    expect((await db.card.findFirstOrThrow({ where: { boardId: board.id, title: "A" } })).startedAt).not.toBeNull();
  });
});

test("a stale writer is told so", async () => {
  const board = await aBoard(db, { cards: { PLANNED: ["A", "B"] } });
  const version = await versionOf(db, board.id);
  await board.dev.move("A", "IN_WORK", { ifVersion: version });
  await expect(board.dev.move("B", "IN_WORK", { ifVersion: version })).rejects.toMatchObject({ code: "CONFLICT", reason: "stale_version" });
});

test("time on a board never runs backwards, whatever the clock does", async () => {
  const board = await aBoard(db, { members: 3, cards: { PLANNED: ["A"] } });
  const { card } = await atTime(new Date("2020-01-01T00:00:00Z"), () => board.dev.move("A", "IN_WORK"));
  expect(Date.parse(card.enteredAt)).toBeGreaterThanOrEqual(Date.parse(card.createdAt));
});
