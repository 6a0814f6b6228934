import { beforeAll, describe, expect, test } from "vitest";
import { answerRest } from "@/server/answer-rest";
import { appRouter } from "@/server/app-router";
import type { Db } from "@/server/platform/db/client";
import type { SessionUser } from "@/server/platform/trpc";
import { operationsOf } from "@/server/portability/rest/operation";
import { aDatabase } from "@/tests/support/database";
import { aPopulatedBoard, type Populated } from "./a-populated-board";
import { call } from "./call";
import { contents } from "./contents";
import { TABLE } from "./table";

const procedures = Object.keys(appRouter._def.procedures);
const operations = new Map(operationsOf(appRouter).map((operation) => ["procedure" in operation ? operation.procedure : "", operation]));
/** Text that PostgreSQL refuses. */
const ODD = ["a\u0000b", "\ud800", "a\udfff"];
/** What names a thing that is looked up. */
const IDS = new Set(["key", "cardKey", "id", "commentId", "itemId", "email", "version", "workspace", "code"]);
/** In place of an id: nothing, what means "all" to some databases, and what an object-relational mapper takes for an operator. */
const NO_IDS: [string, unknown][] = [["nothing", undefined], ["null", null], ["an empty text", ""], ["an operator", { not: "" }], ["a list", []], ["a wildcard", "%"], ["a prototype", JSON.parse('{"__proto__":{"x":1}}')]];

type Input = Record<string, unknown>;

let db: Db;
let board: Populated;
/** Between them they may do everything. */
let leads: (SessionUser | null)[];
beforeAll(async () => {
  db = await aDatabase();
  board = await aPopulatedBoard(db);
  leads = [board.users.po, board.users.sm];
});

describe.each(procedures)("%s", (procedure) => {
  const cases = (TABLE[procedure] ?? []).flatMap(({ input }) => (input ? [input] : []));

  test("refuses text that cannot be stored, wherever it stands", async () => {
    const before = await contents(db);
    for (const makeInput of cases) {
      for (const [path, odd] of oddInputs(makeInput(board))) {
        expect(await call(db, procedure, board.users.sm, odd, anAddress()), path).toBe("INVALID");
        const operation = operations.get(procedure);
        if (operation) expect(await statusOverRest(operation, odd), `${path} by REST`).toBeOneOf([400, 404]);
      }
    }
    expect(await contents(db)).toEqual(before);
  });

  test("never takes a missing or strange id for all there is", async () => {
    const before = await contents(db);
    for (const makeInput of cases) {
      const input = makeInput(board);
      for (const name of Object.keys(input).filter((each) => IDS.has(each) && procedure !== "people.setUp")) {
        for (const [what, value] of NO_IDS) {
          const strange = { ...input, [name]: value };
          for (const user of leads) expect(await call(db, procedure, user, strange, anAddress()), `${name}: ${what}`).toBeOneOf(refusalsOf(procedure));
        }
      }
    }
    expect(await contents(db)).toEqual(before);
  });
});

/** Opening an invitation tells what there is instead of refusing. */
function refusalsOf(procedure: string): string[] {
  return ["INVALID", "NOT_FOUND", "UNAUTHENTICATED", "FORBIDDEN", ...(procedure === "people.openInvitation" ? ["ok"] : [])];
}

/** The input once for each text in it and each odd text in its place, and with an odd name. */
function oddInputs(input: Input): [string, Input][] {
  const places = textsIn(input);
  const replaced = places.flatMap((path) => ODD.map((odd): [string, Input] => [`${path.join(".")}: ${JSON.stringify(odd)}`, withValue(input, path, odd) as Input]));
  return [...replaced, ["a name", { ...input, "a\u0000": 1 }]];
}

function textsIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, [...path, name]));
}

function withValue(value: unknown, [name, ...rest]: string[], put: unknown): unknown {
  if (name === undefined) return put;
  if (Array.isArray(value)) return value.map((inner: unknown, index) => (String(index) === name ? withValue(inner, rest, put) : inner));
  const object = value as Input;
  return { ...object, [name]: withValue(object[name], rest, put) };
}

/** What REST answers to the same. A lone surrogate in an address arrives as the replacement character, like from any client. */
async function statusOverRest({ method, path }: { method: string; path: string }, input: Input): Promise<number> {
  const fields = { ...input };
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = encodeURIComponent(String(fields[name]).toWellFormed());
    delete fields[name];
    return value;
  });
  const hasBody = method !== "GET" && method !== "DELETE";
  const query = hasBody ? "" : `?${new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]))}`;
  const headers = { authorization: `Bearer ${board.tokens.sm}`, "x-throughline-address": anAddress(), ...(hasBody ? { "content-type": "application/json" } : {}) };
  const request = new Request(`http://127.0.0.1:3000/api/v1${address}${query}`, { method, headers, ...(hasBody ? { body: JSON.stringify(fields) } : {}) });
  const { status } = await answerRest(request, db);
  return status;
}

let calls = 0;

function anAddress(): string {
  calls += 1;
  return `10.9.${(calls >> 8) & 255}.${calls & 255}`;
}
