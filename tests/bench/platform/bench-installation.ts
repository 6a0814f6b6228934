import { randomBytes } from "node:crypto";
import pg from "pg";
import { ROLES } from "@/server/people/domain/actor";
import { createToken } from "@/server/people/create-token";
import type { Db } from "@/server/platform/db/client";
import { migrate } from "@/server/platform/db/migrate";
import { openPostgres } from "@/server/platform/db/open-postgres";
import { aBoard } from "@/tests/support/a-board";
import { type AppServer, startApp } from "@/tests/support/app-server";
import { startPostgres } from "@/tests/support/postgres";
import { prepareBareMoves } from "../bare-move";
import { HttpClient } from "./http-client";

/** A prime: whatever is asked in a pattern, no token is always the one that asks the same. */
const TOKENS = 97;

export type Installation = {
  readonly app: AppServer;
  /** The app's database, opened by the bench too. */
  readonly db: Db;
  /** A bare connection to it, and as many more as are asked for; all end with the installation. */
  readonly raw: pg.Client;
  connect(): Promise<pg.Client>;
};

type Wish = {
  /** As PostgreSQL comes, syncing every commit to disk, and not the throwaway of the tests. */
  stock?: boolean;
};

/** Runs `work` on the built app with a PostgreSQL database of its own; both are gone afterwards. */
export async function onInstallation(work: (installation: Installation) => Promise<void>, { stock = false }: Wish = {}): Promise<void> {
  const postgres = await startPostgres(stock ? { settings: [] } : {});
  const url = postgres.urlOf("postgres");
  const ends: (() => Promise<unknown>)[] = [() => postgres.stop()];
  try {
    const database = await openPostgres(url);
    ends.unshift(() => database.close());
    await migrate(database);
    const app = await startApp({ env: { DATABASE_URL: url, AUTH_SECRET: randomBytes(33).toString("base64"), DEMO: "0" } });
    ends.unshift(() => app.stop());
    const connect = async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      ends.unshift(() => client.end());
      return client;
    };
    const raw = await connect();
    await prepareBareMoves(raw);
    await work({ app, db: database.db, raw, connect });
  } finally {
    for (const end of ends) await end();
  }
}

type BoardWish = NonNullable<Parameters<typeof aBoard>[1]>;

/** A board and a client that works on it as its Scrum Master, who holds the other roles too: order is the Product Owner's. */
export async function aServedBoard({ app, db }: Installation, wish: BoardWish = {}) {
  const board = await aBoard(db, wish);
  await db.membership.updateMany({ where: { boardId: board.id, userId: board.sm.id }, data: { roles: [...ROLES] } });
  const tokens: string[] = [];
  for (let made = 0; made < TOKENS; made++) tokens.push((await createToken(db, board.sm.id, `client ${made}`)).token);
  return { ...board, client: new HttpClient(app.port, tokens) };
}

export type ServedBoard = Awaited<ReturnType<typeof aServedBoard>>;
