import { beforeAll, expect, test } from "vitest";
import { editBoard } from "@/server/board/edit-board";
import { zoneChangeStatement } from "@/server/board/queries/list-zone-changes";
import type { CaseCards } from "@/server/flow/contracts/page";
import { atTime } from "@/server/platform/clock";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { aBoard } from "@/tests/support/a-board";
import { aDatabase, describeOnBoth } from "@/tests/support/database";
import { aReader, aToldBoard, type Step, type ToldCard } from "./a-told-board";

const NOW = new Date("2026-11-20T03:00:00Z");
const at = (day: number, to: Step[1], more?: Step[2]): Step => [`2026-11-${String(day).padStart(2, "0")}T09:00:00Z`, to, more];
const card = (name: string, ...steps: Step[]): ToldCard => ({ name, steps });
const titles = (cards: CaseCards | undefined) => cards && [cards.count, ...cards.cards.map(({ title }) => title)];

const CARDS = [
  card("plain", at(1, "BACKLOG"), at(3, "IN_WORK"), at(5, "DONE")),
  card("reopened", at(1, "IN_WORK"), at(3, "DONE"), at(4, "IN_WORK"), at(6, "DONE")),
  card("reopened, open", at(1, "BACKLOG"), at(2, "IN_WORK"), at(4, "DONE"), at(7, "IN_WORK")),
  card("moved back", at(1, "BACKLOG"), at(2, "IN_WORK"), at(4, "PLANNED"), at(5, "DONE")),
  card("moved back, open", at(1, "BACKLOG"), at(2, "IN_WORK"), at(4, "BACKLOG")),
  card("skipped", at(1, "PLANNED"), at(5, "DONE")),
  card("created in Done", at(8, "DONE")),
  card("created In Work, open", at(8, "IN_WORK")),
  card("not done", at(1, "BACKLOG"), at(8, "DONE", { outcome: "WONT_DO" })),
  card("archived, done", at(1, "BACKLOG"), at(2, "IN_WORK"), at(8, "DONE"), at(9, "archived")),
  card("archived, open", at(1, "BACKLOG"), at(2, "IN_WORK"), at(9, "archived")),
  card("deleted, done", at(1, "BACKLOG"), at(2, "IN_WORK"), at(9, "DONE"), at(10, "deleted")),
  card("deleted, open", at(1, "BACKLOG"), at(2, "IN_WORK"), at(10, "deleted")),
];

describeOnBoth("what a page says of cards that are counted by a rule of their own", (aDb) => {
  let db: Db;
  beforeAll(async () => void (db = await aDb()));

  async function aPage(cards: ToldCard[]) {
    const board = await aToldBoard(db, cards);
    const reader = await aReader(db, board.id);
    return (period: Parameters<typeof reader.flow.page>[0]["period"]) => atTime(NOW, () => reader.flow.page({ key: board.key, period }));
  }

  test("the finished ones have their cases with them, in the order of finishing", async () => {
    const page = await (await aPage(CARDS))({ days: 30 });
    expect(page.cards.map(({ title, cases }) => [title, ...cases])).toEqual([
      ["moved back", "moved_back"], ["plain"], ["skipped", "skipped_in_work"], ["reopened", "reopened", "created_in_work"],
      ["archived, done", "archived"], ["created in Done", "created_in_done"], ["deleted, done", "deleted"],
    ]);
  });

  test("the others are counted by case, and named", async () => {
    const { cases, ageing, throughput, cycle } = await (await aPage(CARDS))({ days: 30 });
    const { standing, ...others } = cases;
    expect(Object.fromEntries(Object.entries(others).map(([name, cards]) => [name, titles(cards)]))).toEqual({
      discarded: [1, "not done"], reopened: [1, "reopened, open"], archived: [1, "archived, open"], deleted: [1, "deleted, open"],
    });
    expect(Object.fromEntries(Object.entries(standing).map(([name, cards]) => [name, titles(cards)]))).toEqual({
      reopened: [1, "reopened, open"], moved_back: [1, "moved back, open"], created_in_work: [1, "created In Work, open"],
    });
    expect(cases.deleted?.cards[0]?.isDeleted).toBe(true);
    // The numbers beside which this stands are by the same rules.
    expect(ageing.cards.map(({ title }) => title).sort()).toEqual(["created In Work, open", "moved back, open", "reopened, open"]);
    expect([throughput.total, throughput.excluded, cycle.n, cycle.excluded]).toEqual([7, { discarded: 1 }, 5, { discarded: 1, skipped_in_work: 2, negative_span: 0 }]);
  });

  test("what lies outside of the window is not spoken of", async () => {
    const before: ToldCard[] = [card("reopened long ago", ["2026-05-01T09:00:00Z", "IN_WORK"], ["2026-05-02T09:00:00Z", "DONE"], ["2026-05-03T09:00:00Z", "IN_WORK"]), card("deleted long ago", ["2026-05-01T09:00:00Z", "IN_WORK"], ["2026-05-04T09:00:00Z", "deleted"]), card("archived long ago", ["2026-05-01T09:00:00Z", "IN_WORK"], ["2026-05-04T09:00:00Z", "archived"])];
    const { cases } = await (await aPage(before))({ days: 30 });
    // It stands on the board now, and its age is drawn.
    expect([Object.keys(cases), titles(cases.standing.reopened)]).toEqual([["standing"], [1, "reopened long ago"]]);
  });

  test("a move that was undone at once is told of in the window of its undoing", async () => {
    const board = await aToldBoard(db, [card("slip", at(1, "BACKLOG"), at(3, "IN_WORK"), ["2026-11-03T09:00:40Z", "BACKLOG", { undoes: 2 }])]);
    const reader = await aReader(db, board.id);
    const ask = (from: string, through: string) => atTime(NOW, () => reader.flow.page({ key: board.key, period: { from, through } }));
    const page = await ask("2026-11-03", "2026-11-04");
    expect([titles(page.cases.undone), page.ageing.cards]).toEqual([[1, "slip"], []]);
    expect((await ask("2026-11-04", "2026-11-05")).cases.undone).toBeUndefined();
  });

  test("a change of the time zone is told of from its day on, with both zones, or without where the history did not keep them", async () => {
    const board = await aBoard(db);
    const reader = await aReader(db, board.id);
    await board.po.create("A card");
    const change = (day: string, edit: { timeZone?: string; name?: string }) => atTime(new Date(`${day}T12:00:00Z`), () => editBoard(db, board.sm.actor, { key: board.key, ...edit }));
    await change("2027-01-05", { timeZone: "Asia/Seoul" });
    await change("2027-01-07", { name: "Renamed" });
    await change("2027-01-09", { timeZone: "Europe/Berlin" });
    const ask = (from: string) => atTime(new Date("2027-01-20T00:00:00Z"), () => reader.flow.page({ key: board.key, period: { from, through: "2027-01-19" } }));
    const [first, second] = [{ at: "2027-01-05T12:00:00.000Z", from: "UTC", to: "Asia/Seoul" }, { at: "2027-01-09T12:00:00.000Z", from: "Asia/Seoul", to: "Europe/Berlin" }];
    expect(await ask("2027-01-01")).toMatchObject({ zone: "Europe/Berlin", zoneChanges: [second, first] });
    expect((await ask("2027-01-06")).zoneChanges).toEqual([second]);
    expect((await ask("2027-01-10")).zoneChanges).toEqual([]);
    const { version } = await db.board.findUniqueOrThrow({ where: { id: board.id } });
    await db.historyEvent.create({ data: { boardId: board.id, version: version + 1, ordinal: 0, kind: "board.edited", at: new Date("2027-01-12T00:00:00Z"), data: { fields: ["timeZone"] } } });
    expect((await ask("2027-01-10")).zoneChanges).toEqual([{ at: "2027-01-12T00:00:00.000Z", from: null, to: null }]);
  });
});

test("the changes of a zone are found by their index among a long history", async () => {
  const db = await aDatabase({ on: "postgres" });
  const board = await aBoard(db);
  await db.$executeRaw`
    INSERT INTO "HistoryEvent" ("boardId", "version", "ordinal", "kind", "at", "data")
    SELECT ${board.id}::uuid, n, 0, 'limits.changed', now(), '{}' FROM generate_series(1000, 21000) n`;
  await db.$executeRaw`ANALYZE "HistoryEvent"`;
  const plan = await inTransaction(db, (tx) => tx.$queryRaw<Record<string, string>[]>`EXPLAIN ${zoneChangeStatement(board.id, new Date(0))}`);
  expect(plan.flatMap((line) => Object.values(line)).join("\n")).toContain("HistoryEvent_edits_idx");
});
