import { beforeAll, describe, expect, test } from "vitest";
import { answerRest } from "@/server/answer-rest";
import { appRouter } from "@/server/app-router";
import type { Db } from "@/server/platform/db/client";
import type { SessionUser } from "@/server/platform/trpc";
import { operationsOf } from "@/server/portability/rest/operation";
import { aDatabase } from "@/tests/support/database";
import { call } from "./call";
import { contents } from "./contents";
import { takenBack } from "./taken-back";
import { aPopulatedBoard, type Populated, WHO, type Who } from "./a-populated-board";
import { BY_SESSION, type Case, type Outcome, TABLE } from "./table";

const procedures = Object.keys(appRouter._def.procedures);
const operations = new Map(operationsOf(appRouter).map((operation) => ["procedure" in operation ? operation.procedure : "", operation]));

let db: Db;
let board: Populated;
beforeAll(async () => {
  db = await aDatabase();
  board = await aPopulatedBoard(db);
});

test("every procedure has its line in the table, and every line a procedure", () => {
  expect(Object.keys(TABLE).sort()).toEqual([...procedures].sort());
});

describe.each(procedures)("%s", (procedure) => {
  const cases = TABLE[procedure] ?? [];

  test.each(cases.map((each) => [each.says ?? "", each] as const))("%s is for those it is for", async (_says, each) => {
    for (const who of WHO) await expectOutcome(`${who} by a page`, each.outcome[who], (on) => callProcedure(on, procedure, board.users[who], each));
  });

  const operation = operations.get(procedure);
  if (operation) {
    test.each(cases.map((each) => [each.says ?? "", each] as const))("%s is for the same over REST", async (_says, each) => {
      for (const who of WHO) await expectOutcome(`${who} by REST`, each.outcome[who], (on) => callRest(on, operation, who, each));
    });
  }
});

test("a token never changes how its owner comes in", async () => {
  for (const procedure of BY_SESSION) {
    const user = { ...board.users.dev!, through: "token" as const };
    await expectOutcome(procedure, "FORBIDDEN", (on) => callProcedure(on, procedure, user, TABLE[procedure]![0]!));
  }
});

/** What is allowed is done and taken back; what is refused is asked of the database itself and must leave it as it was. */
async function expectOutcome(says: string, expected: Outcome, attempt: (on: Db) => Promise<Outcome>): Promise<void> {
  if (expected === "ok") return expect(await takenBack(db, attempt), says).toBe("ok");
  const before = await contents(db);
  expect(await attempt(db), says).toBe(expected);
  expect(await contents(db), `${says} leaves a trace`).toEqual(before);
}

async function callProcedure(on: Db, procedure: string, user: SessionUser | null, { input }: Case): Promise<Outcome> {
  return (await call(on, procedure, user, input?.(board), anAddress())) as Outcome;
}

async function callRest(on: Db, { method, path }: { method: string; path: string }, who: Who, { input }: Case): Promise<Outcome> {
  const fields = { ...input?.(board) };
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = encodeURIComponent(String(fields[name]));
    delete fields[name];
    return value;
  });
  const hasBody = method !== "GET" && method !== "DELETE";
  const token = board.tokens[who];
  const request = new Request(`http://127.0.0.1:3000/api/v1${address}`, {
    method,
    headers: { "x-throughline-address": anAddress(), ...(token ? { authorization: `Bearer ${token}` } : {}), ...(hasBody ? { "content-type": "application/json" } : {}) },
    ...(hasBody ? { body: JSON.stringify(fields) } : {}),
  });
  const response = await answerRest(request, on);
  if (response.ok) return "ok";
  return ((await response.json()) as { code: Outcome }).code;
}

let calls = 0;

/** A new one for each call, so that none is refused for those before it. */
function anAddress(): string {
  calls += 1;
  return `10.0.${calls >> 8}.${calls & 255}`;
}
