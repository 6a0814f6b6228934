import { parse } from "csv-parse/sync";
import { beforeAll, expect, test } from "vitest";
import type { Db } from "@/server/platform/db/client";
import { aBoard } from "@/tests/support/a-board";
import { aDatabase } from "@/tests/support/database";
import { aRestClient } from "@/tests/support/rest-client";

const FORMULAS = ["=1+1", "=cmd|'/C calc'!A0", "+1", "-1+2", "@SUM(A1)", '=HYPERLINK("http://canary.invalid","x")', "＝1+1", "\tx=1"];
const PLAIN = ["1=1", 'a "quoted", text', "a-b", "'=1", "한글"];

let db: Db;
beforeAll(async () => {
  db = await aDatabase();
});

test("a cell that a spreadsheet would run is a text, and says what it said", async () => {
  const board = await aBoard(db);
  for (const title of [...FORMULAS, ...PLAIN]) await board.po.create(title, { description: title, labels: [title] });
  const { text } = await (await aRestClient(db, board.po.id))("GET", `/boards/${board.key}/export?format=csv`);
  const rows = parse(text, { columns: true }) as Record<string, string>[];
  const cells = rows.flatMap((row) => Object.values(row));
  expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
  expect(rows.map((row) => row.title?.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, "")).sort()).toEqual([...FORMULAS.map((each) => each.trim()), ...PLAIN].map((each) => each.replace(/^'(?=[=+\-@])/, "")).sort());
});
