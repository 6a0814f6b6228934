import { now } from "@/server/platform/clock";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { logger } from "@/server/platform/logger";
import { createDemoBoard } from "./demo/demo-board";
import { createDemoPeople } from "./demo/demo-people";
import { GithubCi } from "./demo/github-ci";
import { liveThrough } from "./demo/live-through";
import { Chance } from "./demo/random";
import { officeTicks } from "./demo/working-time";

const BOARDS = [
  { key: "ERP", locale: "en" },
  { key: "ERPKO", locale: "ko" },
] as const;
/** What the story is told from; its pipeline has the next. */
export const DEMO_SEED = 20_261_120;
const WEEKS = 8;
/** The team got its pipeline two weeks ago. */
const PIPELINE_WEEKS = 2;
/** How long before the end the last release is taken back. */
const CLOSING_MS = 20 * 60_000;

/** Fills an empty database with the case study: one board in each language, the same eight weeks on both, ending now. */
export async function seedDemo(db: Db): Promise<void> {
  const end = now();
  const began = performance.now();
  const first = officeTicks(end, WEEKS)[0]?.at ?? end;
  const pipelineFrom = officeTicks(end, PIPELINE_WEEKS)[0]?.at ?? end;
  const { ids } = await inTransaction(db, (tx) => createDemoPeople(tx));
  for (const { key, locale } of BOARDS) {
    const madeAt = new Date(first.getTime() - 3_600_000);
    const board = await createDemoBoard(db, ids, key, locale, madeAt);
    const ci = await GithubCi.connect(board, new Chance(DEMO_SEED + 1), madeAt, pipelineFrom);
    await liveThrough(board, ci, new Chance(DEMO_SEED), end);
    await ci.closing(new Date(end.getTime() - CLOSING_MS));
  }
  logger.info({ ms: Math.round(performance.now() - began) }, "the demo was made");
}
