import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { moveCardInput } from "@/server/board/contracts";
import { DEFAULT_CALENDAR } from "@/server/board/domain/working-calendar";
import { moveCard } from "@/server/board/move-card";
import type { Metric } from "@/server/flow/contracts/inputs";
import { getFlowPage } from "@/server/flow/queries/get-flow-page";
import { getMetric } from "@/server/flow/queries/get-metric";
import type { FlowBoard } from "@/server/flow/queries/read-flow";
import type { Database } from "@/server/platform/db/database";
import { migrate } from "@/server/platform/db/migrate";
import { pgliteDatabase } from "@/server/platform/db/open-pglite";
import { aBoard } from "@/tests/support/a-board";
import { onBenchDatabase } from "@/tests/support/bench-database";
import { interleaved, median, quantile, report } from "../measure";
import { BARE } from "./bare-metrics";
import { fillHistory, ROWS_A_CARD } from "./long-history";

const ROWS = (process.env.BENCH_ROWS ?? "2000,20000,200000").split(",").map(Number);
const DAY_MS = 86_400_000;
/** Since when: the period that the page opens with, and all that there is. */
const PERIODS = { "90 days": 90, "two years": 731 };
const ROUNDS = { rounds: 5, warmUp: 1 };
const MOVES = 120;

/** A statement past the product, over a connection of its own where there can be one. */
type Ask = (sql: string, values: unknown[]) => Promise<unknown>;
type Ran = { on: string; database: Database; ask: Ask; rows: number; board: FlowBoard };

for (const on of ["PostgreSQL", "PGlite"]) {
  for (const rows of ROWS) {
    await onDatabase(on, async (database, ask) => {
      const { id, key } = await aBoard(database.db, { members: 5 });
      await fillHistory(database.db, id, rows / ROWS_A_CARD);
      const ran = { on, database, ask, rows, board: { id, key, timeZone: "Asia/Seoul", ...DEFAULT_CALENDAR } };
      for (const [period, days] of Object.entries(PERIODS)) await measureMetrics(ran, period, days);
      await measurePage(ran);
      if (rows === Math.max(...ROWS)) await measureMovesBeside(ran);
    });
  }
}

async function onDatabase(on: string, work: (database: Database, ask: Ask) => Promise<void>): Promise<void> {
  if (on === "PostgreSQL") {
    return onBenchDatabase(async (database, url) => {
      const client = new pg.Client({ connectionString: url, options: "-c jit=off" });
      await client.connect();
      await work(database, (sql, values) => client.query(sql, values)).finally(() => client.end());
    });
  }
  const lite = await PGlite.create();
  const database = pgliteDatabase(lite);
  await migrate(database);
  await work(database, (sql, values) => lite.query(sql, values)).finally(() => database.close());
}

/** Each metric over a period beside the least SQL for the same rows. */
async function measureMetrics({ on, database: { db }, ask, rows, board }: Ran, period: string, days: number): Promise<void> {
  const from = new Date(Date.now() - days * DAY_MS);
  for (const [metric, sql] of Object.entries(BARE) as [Exclude<Metric, "littles-law" | "velocity" | "burndown">, string][]) {
    const asked = metric === "forecast" ? { items: 20 } : { from: from.toISOString() };
    const since = metric === "forecast" ? new Date(Date.now() - 90 * DAY_MS) : from;
    const times = await interleaved(
      {
        ours: async () => JSON.stringify(await getMetric(db, board, { metric, ...asked })),
        bare: () => ask(sql, [board.id, since, new Date()]),
      },
      ROUNDS,
    );
    report({ name: `${metric}, ${period}, ${rows} history rows, ${on}`, value: times.ours, unit: "ms", reference: { what: "the least SQL for the same rows", value: times.bare }, goal: { of: "ratio", atMost: 3 } });
  }
}

/** The whole page, whose charts are made from one reading. */
async function measurePage({ on, database: { db }, ask, rows, board }: Ran): Promise<void> {
  const bare = Object.values(BARE);
  const times = await interleaved(
    {
      page: async () => JSON.stringify(await getFlowPage(db, board, { period: { days: 90 } })),
      bare: async () => {
        for (const sql of bare) await ask(sql, [board.id, new Date(Date.now() - 90 * DAY_MS), new Date()]);
      },
    },
    ROUNDS,
  );
  report({ name: `Flow page, 90 days, ${rows} history rows, ${on}`, value: times.page, unit: "ms", reference: { what: "the least SQL for each of its metrics", value: times.bare }, goal: { of: "ratio", atMost: 1 } });
}

/** Somebody else's moves on another board, alone and while somebody reads the whole past again and again. */
async function measureMovesBeside({ on, database: { db }, board }: Ran): Promise<void> {
  const other = await aBoard(db, { members: 4, limits: { planned: { mode: "FIXED", value: 10 } } });
  const { card } = await other.sm.create("The one that moves");
  const moves = async () => {
    const times: number[] = [];
    for (let turn = 0; turn < MOVES; turn++) {
      const began = performance.now();
      await moveCard(db, other.sm.actor, moveCardInput.parse({ cardKey: card.key, to: turn % 2 === 0 ? "PLANNED" : "BACKLOG" }));
      times.push(performance.now() - began);
    }
    return times;
  };
  await moves();
  const alone = await moves();
  let reading = true;
  let reads = 0;
  const reader = (async () => {
    for (; reading; reads++) await getMetric(db, board, { metric: reads % 2 === 0 ? "cfd" : "lead-time", from: new Date(Date.now() - 731 * DAY_MS).toISOString() });
  })();
  const beside = await moves();
  reading = false;
  await reader;
  const what = (name: string) => `${name} of a move beside whole-past reads (${reads} of them), ${on}`;
  report({ name: what("median"), value: median(beside), unit: "ms", reference: { what: "alone", value: median(alone) } });
  report({ name: what("p95"), value: quantile(beside, 0.95), unit: "ms", reference: { what: "alone", value: quantile(alone, 0.95) }, goal: { of: "value", atMost: 100 } });
  report({ name: what("slowest"), value: Math.max(...beside), unit: "ms", reference: { what: "alone", value: Math.max(...alone) } });
}
