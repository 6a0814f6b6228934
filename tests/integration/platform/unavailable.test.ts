import pg from "pg";
import { describe, expect, test } from "vitest";
import { publicProcedure, router } from "@/server/platform/trpc";
import { asUnavailable } from "@/server/platform/db/as-unavailable";
import { inBareTransaction, inTransaction, type Statements } from "@/server/platform/db/client";
import type { Db } from "@/server/platform/db/database";
import { openPostgres } from "@/server/platform/db/open-postgres";
import { problemOf } from "@/server/platform/problem";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { aPostgresUrl } from "../../support/database";

type Work = (tx: Statements) => Promise<unknown>;
const ways: [string, (db: Db, work: Work) => Promise<unknown>][] = [
  ["a bare transaction", inBareTransaction],
  ["a transaction of the client's", (db, work) => inTransaction(db, work)],
];

describe.each(ways)("%s", (_, transact) => {
  test("whose connection is cut is refused as unavailable, and the next one finds the database again", async () => {
    const url = await aPostgresUrl();
    const database = await openPostgres(url);
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    const cut = transact(database.db, async (tx) => {
      const [own] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid()::int AS "pid"`;
      await other.query("SELECT pg_terminate_backend($1)", [own?.pid]);
      await tx.$queryRaw`SELECT 1 AS "one"`;
    });
    expect(problemOf(await cut.catch((error: unknown) => error))).toMatchObject({ status: 503, code: "UNAVAILABLE", reason: "database_unreachable" });
    expect(await transact(database.db, (tx) => tx.$queryRaw`SELECT 1 AS "one"`)).toEqual([{ one: 1 }]);
    await other.end();
    await database.close();
  });

  test("whose statement takes too long is refused as unavailable", async () => {
    const database = await openPostgres(await aPostgresUrl());
    const slow = transact(database.db, async (tx) => {
      await tx.$queryRaw`SELECT set_config('statement_timeout', '20', true)`;
      await tx.$queryRaw`SELECT pg_sleep(60)::text`;
    });
    expect(problemOf(await slow.catch((error: unknown) => error))).toMatchObject({ status: 503, reason: "server_busy" });
    await database.close();
  });
});

test("a server that cannot be reached is unavailable; what is merely wrong is not", async () => {
  const refused = await new pg.Client({ host: "127.0.0.1", port: 1 }).connect().catch((error: unknown) => error);
  expect(asUnavailable(refused)).toMatchObject({ code: "UNAVAILABLE", reason: "database_unreachable" });
  expect(asUnavailable(new Error("no such column"))).toBeNull();
});

test("an answer that is not what was promised is our fault, not the asker's", async () => {
  const wrong = router({ wrong: publicProcedure.output(z.object({ n: z.number() })).query(() => ({ n: "one" }) as unknown as { n: number }) });
  const error = await wrong.createCaller({} as never).wrong().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TRPCError);
  expect(problemOf(error)).toMatchObject({ status: 500, reason: "server_error" });
});
