import { beforeAll, expect, test } from "vitest";
import { archiveCard } from "@/server/board/archive-card";
import { DEFAULT_CALENDAR } from "@/server/board/domain/working-calendar";
import { blockCard, unblockCard } from "@/server/board/block-card";
import { deleteCard } from "@/server/board/delete-card";
import { editCard } from "@/server/board/edit-card";
import { restoreCard } from "@/server/board/restore-card";
import { undoMove } from "@/server/board/undo-move";
import { getMetric } from "@/server/flow/queries/get-metric";
import { METRICS } from "@/server/flow/contracts/inputs";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import { exportBoard } from "@/server/portability/export-board";
import { importHistory } from "@/server/portability/import-history";
import { readHistoryFile } from "@/server/portability/read-history-file";
import { listBoardCards } from "@/server/board/queries/list-board-cards";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { aBoard, keyOf } from "@/tests/support/a-board";
import { describeOnBoth } from "@/tests/support/database";

type Board = Awaited<ReturnType<typeof aBoard>>;

describeOnBoth("a history that leaves a board and comes back", (aDb) => {
  let db: Db;
  beforeAll(async () => {
    db = await aDb();
  });

  test("gives the same board, the same metrics and the same file", async () => {
    const lived = await aLivedBoard(db);
    const copy = await aBoard(db, { members: 0 });
    const file = await exported(db, lived);
    const report = await imported(db, copy, file);
    expect(report).toMatchObject({ unchanged: 0, refused: [] });
    expect(report.events).toBe(file.trim().split("\n").length);
    expect(await exported(db, copy)).toBe(file);
    expect(await cardsOf(db, copy)).toEqual(await cardsOf(db, lived));
    for (const metric of METRICS) expect(await metricOf(db, copy, metric)).toBe(await metricOf(db, lived, metric));
    expect(await findBreaches(db)).toEqual([]);
  });

  test("comes back to its own board and changes nothing", async () => {
    const board = await aLivedBoard(db);
    const before = await db.board.findUniqueOrThrow({ where: { id: board.id } });
    const file = await exported(db, board);
    expect(await imported(db, board, file)).toEqual({ cards: 0, events: 0, unchanged: file.trim().split("\n").length, refused: [] });
    expect(await db.board.findUniqueOrThrow({ where: { id: board.id } })).toEqual(before);
  });
});

const MINUTE = 60_000;

/** A board on which everything that a history file can tell has happened, and a few things that it cannot. */
async function aLivedBoard(db: Db): Promise<Board> {
  const start = Date.parse("2026-03-02T09:00:00Z");
  const after = <T>(minutes: number, work: () => Promise<T>) => atTime(new Date(start + minutes * MINUTE), work);
  const board = await after(0, () => aBoard(db, { members: 3 }));
  const { po, sm, dev, id } = board;
  const key = (title: string) => keyOf(db, id, title);
  for (const [index, title] of ["one", "two", "three", "four", "five", "six"].entries()) await after(1 + index, () => po.create(title, { points: index, kind: "DEFECT" }));
  await after(10, () => po.create("straight to work", { column: "IN_WORK" }));
  await after(20, () => po.move("one", "PLANNED"));
  await after(21, () => dev.move("one", "IN_WORK"));
  await after(22, () => dev.move("one", "DONE"));
  await after(23, () => dev.move("one", "IN_WORK"));
  await after(24, async () => blockCard(db, dev.actor, { cardKey: await key("one"), reason: "the bank answers slowly" }));
  await after(25, async () => unblockCard(db, dev.actor, { cardKey: await key("one") }));
  await after(26, () => dev.move("one", "DONE"));
  const slip = await after(30, () => po.move("two", "PLANNED"));
  await after(30.5, async () => undoMove(db, po.actor, { cardKey: slip.card.key, version: slip.version }));
  const late = await after(31, () => po.move("three", "PLANNED"));
  await after(33, async () => undoMove(db, po.actor, { cardKey: late.card.key, version: late.version }));
  await after(40, () => po.move("four", "DONE", { outcome: "WONT_DO" }));
  await after(41, () => po.move("four", "DONE", { outcome: "DUPLICATE" }));
  await after(42, async () => archiveCard(db, sm.actor, { cardKey: await key("five") }));
  await after(43, async () => restoreCard(db, sm.actor, { cardKey: await key("five") }));
  await after(44, async () => archiveCard(db, sm.actor, { cardKey: await key("one") }));
  await after(45, async () => deleteCard(db, po.actor, { cardKey: await key("six") }));
  await after(46, async () => editCard(db, dev.actor, { cardKey: await key("two"), title: "two, renamed", points: 8 }));
  await after(47, async () => editCard(db, dev.actor, { cardKey: await key("three"), points: null }));
  await after(48, async () => blockCard(db, dev.actor, { cardKey: await key("three"), reason: "waits for the auditor" }));
  await after(50, async () => po.move("two, renamed", "BACKLOG", { after: await key("three") }));
  await after(51, () => po.move("five", "BACKLOG", { after: null }));
  return board;
}

async function exported(db: Db, { sm }: Board): Promise<string> {
  let file = "";
  for await (const piece of exportBoard(db, sm.actor, "history").text) file += piece;
  return file;
}

async function imported(db: Db, { sm, po }: Board, file: string) {
  async function* bytes() {
    yield Buffer.from(file);
  }
  return importHistory(db, { ...sm.actor, roles: [...sm.actor.roles, ...po.actor.roles] }, await readHistoryFile(bytes()), { dryRun: false, partial: false });
}

/** The cards as both boards should show them: by place, without what only the one they were made on can know. */
async function cardsOf(db: Db, { id }: Board) {
  const cards = await listBoardCards(db, id);
  return cards.map(({ key: _key, ...card }) => card);
}

/** The metric's bytes, cards called by the name that both boards know them by. */
/** A card's own name, and what is of the board and not of its cards: its limits and who was there. */
const NOT_CARRIED = new Set(["externalId", "limit", "headcount"]);

async function metricOf(db: Db, { id, key }: Board, metric: (typeof METRICS)[number]): Promise<string> {
  const answer = await getMetric(db, { id, key, timeZone: "UTC", ...DEFAULT_CALENDAR }, { key, metric, from: "2026-03-01", to: "2026-04-01", now: "2026-04-01" } as never);
  return JSON.stringify(answer, (name, value: unknown) => (NOT_CARRIED.has(name) ? undefined : name === "card" ? String(value).split("-")[1] : value));
}
