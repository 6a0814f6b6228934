import { beforeAll, describe, expect, test } from "vitest";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import type { Db } from "@/server/platform/db/client";
import { aBoard, historySince, titles, versionOf } from "@/tests/support/a-board";
import { aDatabase } from "@/tests/support/database";
import { aPerson } from "@/tests/support/people";
import { aRestClient } from "@/tests/support/rest-client";

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

type Line = Record<string, unknown>;
const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour)).toISOString();
const created = (card: string, hour: number, more: Line = {}): Line => ({ card, at: at(hour), type: "created", ...more });
const moved = (card: string, hour: number, to: string, more: Line = {}): Line => ({ card, at: at(hour), type: "moved", to, ...more });
const happened = (card: string, hour: number, type: string, more: Line = {}): Line => ({ card, at: at(hour), type, ...more });

async function aTarget() {
  const board = await aBoard(db);
  const ask = await aRestClient(db, board.sm.id);
  return {
    ...board,
    send: (lines: readonly (Line | string)[], query = "") =>
      ask("POST", `/boards/${board.key}/imports?format=history${query}`, lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n")),
  };
}

const STORY = [
  created("SP-1", 1, { title: "Invoices", points: 3, kind: "DEFECT" }),
  created("SP-2", 2),
  moved("SP-1", 3, "PLANNED"),
  moved("SP-1", 4, "PLANNED"),
  moved("SP-1", 5, "IN_WORK"),
  happened("SP-1", 6, "blocked", { reason: "the bank" }),
  moved("SP-2", 7, "DONE"),
];

describe("a history that comes in", () => {
  test("becomes the cards it leads to, each event at its own time and in one write", async () => {
    const board = await aTarget();
    const before = await versionOf(db, board.id);
    expect(await board.send(STORY)).toMatchObject({ status: 200, body: { cards: 2, events: 6, unchanged: 1, refused: [] } });
    expect(await versionOf(db, board.id)).toBe(before + 1);
    expect(await historySince(db, board.id, before)).toEqual([
      "card.created Invoices", "card.created SP-2", "card.moved Invoices", "card.moved Invoices", "card.blocked Invoices", "card.moved SP-2", "history.imported",
    ]);
    const cards = await db.card.findMany({ where: { boardId: board.id }, orderBy: { number: "asc" } });
    expect(cards).toMatchObject([
      { number: 1, externalId: "SP-1", title: "Invoices", kind: "DEFECT", column: "IN_WORK", createdAt: new Date(at(1)), startedAt: new Date(at(5)), enteredAt: new Date(at(5)), blockedAt: new Date(at(6)), blockedReason: "the bank" },
      { number: 2, externalId: "SP-2", title: "SP-2", column: "DONE", outcome: "DONE", createdAt: new Date(at(2)), startedAt: new Date(at(7)), finishedAt: new Date(at(7)) },
    ]);
    const event = await db.historyEvent.findFirstOrThrow({ where: { cardId: cards[0]!.id, kind: "card.moved" } });
    expect(event).toMatchObject({ at: new Date(at(3)), via: "import", actorId: board.sm.id, data: { from: "BACKLOG", to: "PLANNED", imported: true } });
    expect(await findBreaches(db)).toEqual([]);
  });

  test("changes nothing the second time, and adds what a longer file has", async () => {
    const board = await aTarget();
    await board.send(STORY);
    const before = await versionOf(db, board.id);
    expect((await board.send(STORY)).body).toEqual({ cards: 0, events: 0, unchanged: 7, refused: [] });
    expect(await versionOf(db, board.id)).toBe(before);
    const longer = [...STORY, happened("SP-1", 8, "unblocked"), moved("SP-1", 9, "DONE"), created("SP-3", 10)];
    expect((await board.send(longer)).body).toEqual({ cards: 2, events: 3, unchanged: 7, refused: [] });
    expect(await historySince(db, board.id, before)).toEqual(["card.unblocked Invoices", "card.moved Invoices", "card.created SP-3", "history.imported"]);
    expect(await titles(db, board.id, "DONE")).toContain("Invoices");
    expect(await findBreaches(db)).toEqual([]);
  });

  test("is known again after somebody has worked on its cards, but cannot rewrite their past", async () => {
    const board = await aTarget();
    await board.send(STORY);
    await board.dev.move("Invoices", "DONE");
    const before = await versionOf(db, board.id);
    expect((await board.send(STORY)).body).toMatchObject({ cards: 0, events: 0, unchanged: 7 });
    const other = [...STORY.slice(0, 5), moved("SP-1", 6, "DONE")];
    expect(await board.send(other)).toMatchObject({ status: 400, body: { reason: "import_refused", refused: [{ line: 6, reason: "history_conflict" }] } });
    expect(await board.send([created("SP-1", 2)])).toMatchObject({ status: 400, body: { refused: [{ line: 1, reason: "history_conflict" }] } });
    expect(await versionOf(db, board.id)).toBe(before);
  });

  test("asks no limit of the past; the column then shows that it is over", async () => {
    const board = await aTarget();
    const lines = ["a", "b", "c"].map((name, hour) => created(name, hour, { to: "IN_WORK" }));
    expect((await board.send(lines)).status).toBe(200);
    const { body } = await (await aRestClient(db, board.dev.id))("GET", `/boards/${board.key}`);
    expect(body).toMatchObject({ columns: [{}, {}, { name: "IN_WORK", limit: 2, count: 3, over: 1 }, {}] });
    expect(await titles(db, board.id, "IN_WORK")).toEqual(["a", "b", "c"]);
    expect(await findBreaches(db)).toEqual([]);
  });

  test("keeps a card's own number where it is free, and gives the others the next ones", async () => {
    const board = await aTarget();
    await board.po.create("native");
    await board.send([created("x", 1), created(`${board.key}-1`, 2), created(`${board.key}-7`, 3), created("y", 4), created("OTHER-3", 5)]);
    const cards = await db.card.findMany({ where: { boardId: board.id }, orderBy: { number: "asc" }, select: { number: true, externalId: true } });
    expect(cards).toEqual([
      { number: 1, externalId: null },
      { number: 7, externalId: `${board.key}-7` },
      { number: 8, externalId: "x" },
      { number: 9, externalId: `${board.key}-1` },
      { number: 10, externalId: "y" },
      { number: 11, externalId: "OTHER-3" },
    ]);
    expect((await board.po.create("next")).card.number).toBe(12);
  });
});

describe("a history with bad lines", () => {
  const BAD = [
    created("a", 1),
    "{",
    moved("b", 2, "DONE"),
    moved("a", 3, "SOMEWHERE"),
    { card: "a", type: "moved", to: "DONE" },
    moved("a", 4, "PLANNED"),
    moved("a", 0, "DONE"),
    created("a", 5),
    happened("a", 6, "unblocked"),
    moved("a", 7, "PLANNED", { outcome: "WONT_DO" }),
    created("c", 8, { title: "x".repeat(301) }),
    happened("a", 9, "deleted"),
    moved("a", 10, "DONE"),
    { card: "d", at: "2999-01-01T00:00:00Z", type: "created" },
    happened("a", 11, "renamed"),
  ];
  const REFUSED = [
    { line: 2, reason: "not_json" },
    { line: 3, reason: "not_created" },
    { line: 4, reason: "to_unknown", detail: "SOMEWHERE" },
    { line: 5, reason: "at_missing" },
    { line: 7, reason: "time_backwards" },
    { line: 8, reason: "created_twice" },
    { line: 9, reason: "not_blocked" },
    { line: 10, reason: "outcome_without_done" },
    { line: 11, reason: "title_too_long" },
    { line: 13, reason: "after_deleted" },
    { line: 14, reason: "in_the_future" },
    { line: 15, reason: "type_unknown", detail: "renamed" },
  ];

  test("is refused whole, with each line and its cause", async () => {
    const board = await aTarget();
    const before = await versionOf(db, board.id);
    const answer = await board.send(BAD);
    expect(answer).toMatchObject({ status: 400, body: { code: "INVALID", reason: "import_refused", facts: { count: 12 }, cards: 0, events: 0, refused: REFUSED } });
    expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(await versionOf(db, board.id)).toBe(before);
    expect(await db.card.count({ where: { boardId: board.id } })).toBe(0);
  });

  test("gives its good lines when asked for them, and says beforehand what they are", async () => {
    const board = await aTarget();
    const report = { cards: 1, events: 3, unchanged: 0, refused: REFUSED };
    expect(await board.send(BAD, "&partial=1&dryRun=1")).toMatchObject({ status: 200, body: report });
    expect(await db.card.count({ where: { boardId: board.id } })).toBe(0);
    expect(await board.send(BAD, "&partial=1")).toMatchObject({ status: 200, body: report });
    expect(await db.card.findMany({ where: { boardId: board.id } })).toMatchObject([{ column: "PLANNED", deletedAt: new Date(at(9)) }]);
    expect(await findBreaches(db)).toEqual([]);
  });
});

test("only those who lead a board bring a past onto it; to others it is not there", async () => {
  const board = await aTarget();
  const before = await versionOf(db, board.id);
  const [dev, observer, stranger] = [await aRestClient(db, board.dev.id), await aRestClient(db, board.observer.id), await aRestClient(db, (await aPerson(db)).id)];
  const path = `/boards/${board.key}/imports?format=history`;
  for (const ask of [dev, observer]) expect(await ask("POST", path, JSON.stringify(created("a", 1)))).toMatchObject({ status: 403, body: { reason: "forbidden" } });
  expect((await stranger("POST", path, JSON.stringify(created("a", 1)))).status).toBe(404);
  expect((await stranger("GET", `/boards/${board.key}/export?format=history`)).status).toBe(404);
  expect(await versionOf(db, board.id)).toBe(before);
});

test("a format or a flag that is not known is refused by name", async () => {
  const board = await aBoard(db);
  const ask = await aRestClient(db, board.sm.id);
  expect(await ask("POST", `/boards/${board.key}/imports?format=trello`, "")).toMatchObject({ status: 400, body: { code: "INVALID", reason: "format_unknown" } });
  expect(await ask("POST", `/boards/${board.key}/imports?format=history&partial=maybe`, "")).toMatchObject({ status: 400, body: { reason: "flag_unknown", facts: { field: "partial" } } });
  expect(await ask("GET", `/boards/${board.key}/export`)).toMatchObject({ status: 400, body: { reason: "format_unknown" } });
});

test("a spreadsheet of cards holds no formula", async () => {
  const board = await aBoard(db, { cards: { BACKLOG: ["=1+1", "+1", "-1", "@a", "plain, with comma"] } });
  const { text, headers } = await (await aRestClient(db, board.observer.id))("GET", `/boards/${board.key}/export?format=csv`);
  const rows = text.trim().split("\r\n");
  expect(rows.slice(1).map((row) => row.split(",,")[1]?.split(",REQ")[0])).toEqual(["'=1+1", "'+1", "'-1", "'@a", '"plain, with comma"']);
  expect(headers.get("content-disposition")).toBe(`attachment; filename="${board.key}.csv"`);
});

test("a board as one document parses and holds its cards in order", async () => {
  const board = await aBoard(db, { cards: { BACKLOG: ["A", "B"], IN_WORK: ["C"] } });
  const { text } = await (await aRestClient(db, board.observer.id))("GET", `/boards/${board.key}/export?format=json`);
  expect(JSON.parse(text)).toMatchObject({ board: { key: board.key }, cards: [{ title: "A", description: "" }, { title: "B" }, { title: "C", column: "IN_WORK" }] });
});
