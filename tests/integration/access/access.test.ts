import { TRPCError } from "@trpc/server";
import { beforeAll, describe, expect, test } from "vitest";
import { answerRest } from "@/server/answer-rest";
import { appRouter } from "@/server/app-router";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { joinedDb } from "@/server/platform/db/joined-db";
import { createCallerFactory, type SessionUser } from "@/server/platform/trpc";
import { toTrpcError } from "@/server/platform/trpc-error";
import { operationsOf } from "@/server/portability/rest/operation";
import { aDatabase } from "@/tests/support/database";
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
async function expectOutcome(says: string, expected: Outcome, call: (on: Db) => Promise<Outcome>): Promise<void> {
  if (expected === "ok") return expect(await takenBack(call), says).toBe("ok");
  const before = await contents();
  expect(await call(db), says).toBe(expected);
  expect(await contents(), `${says} leaves a trace`).toEqual(before);
}

class TakeBack extends Error {}

async function takenBack(call: (on: Db) => Promise<Outcome>): Promise<Outcome> {
  let outcome: Outcome | null = null;
  await inTransaction(db, async (tx) => {
    outcome = await call(joinedDb(tx));
    throw new TakeBack();
  }).catch((error: unknown) => {
    if (!(error instanceof TakeBack)) throw error;
  });
  return outcome ?? "CONFLICT";
}

async function callProcedure(on: Db, procedure: string, user: SessionUser | null, { input }: Case): Promise<Outcome> {
  const caller: unknown = createCallerFactory(appRouter)({ db: on, user, address: anAddress(), tokenId: null });
  const run = procedure.split(".").reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], caller) as (input: unknown) => Promise<unknown>;
  try {
    const result = await run(input?.(board));
    if (typeof result === "object" && result !== null && Symbol.asyncIterator in result) await (result as AsyncGenerator).return(undefined);
    return "ok";
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return toTrpcError(error).domainCode as Outcome;
  }
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

/** A digest of all that the product keeps, but for counters and when a token was last used. */
async function contents(): Promise<Record<string, string>> {
  const digests = await Promise.all([
    db.$queryRaw<Digest>`SELECT 'boards' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "Board" t`,
    db.$queryRaw<Digest>`SELECT 'cards' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "Card" t`,
    db.$queryRaw<Digest>`SELECT 'history' AS name, md5(string_agg(t::text, '|' ORDER BY t."boardId", t."version", t."ordinal")) AS digest FROM "HistoryEvent" t`,
    db.$queryRaw<Digest>`SELECT 'checklists' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "ChecklistItem" t`,
    db.$queryRaw<Digest>`SELECT 'comments' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "Comment" t`,
    db.$queryRaw<Digest>`SELECT 'members' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "Membership" t`,
    db.$queryRaw<Digest>`SELECT 'people' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "User" t`,
    db.$queryRaw<Digest>`SELECT 'invitations' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "Invitation" t`,
    db.$queryRaw<Digest>`SELECT 'tokens' AS name, md5(string_agg(t."id"::text, '|' ORDER BY t."id")) AS digest FROM "ApiToken" t WHERE "revokedAt" IS NULL`,
    db.$queryRaw<Digest>`SELECT 'sources' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "Source" t`,
    db.$queryRaw<Digest>`SELECT 'deliveries' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "Delivery" t`,
  ]);
  return Object.fromEntries(digests.flat().map(({ name, digest }) => [name, digest]));
}

type Digest = { name: string; digest: string }[];
