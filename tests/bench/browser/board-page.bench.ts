import { randomBytes } from "node:crypto";
import { chromium } from "@playwright/test";
import { openPostgres } from "@/server/platform/db/open-postgres";
import { startApp } from "@/tests/support/app-server";
import { findChromium } from "@/tests/support/find-chromium";
import { startPostgres } from "@/tests/support/postgres";
import { report } from "../measure";
import { aFounder } from "./a-founder";
import { aBigBoard } from "./big-board";
import { type Loads, measureFinding, measureLoading } from "./loading";
import { measureMoving, measureWatching } from "./moving";
import { serveReference } from "./reference-page";

const SIZES = [200, 1_000, 5_000];
const PASSES = 3;

const postgres = await startPostgres();
const app = await startApp({ env: { DATABASE_URL: postgres.urlOf("postgres"), AUTH_SECRET: randomBytes(33).toString("base64"), DEMO: "0" } });
const database = await openPostgres(postgres.urlOf("postgres"));
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] });
try {
  const context = await browser.newContext({ baseURL: app.url });
  const { call, email } = await aFounder(context);
  const state = await context.storageState();
  const loads: Loads[] = [];
  for (const size of SIZES) {
    const board = await aBigBoard(database.db, call, email, size);
    const bare = await serveReference(database.db, board);
    const [ours, reference] = [{ url: `${app.url}${board.path}`, state }, { url: bare.url }];
    loads.push(await measureLoading(browser, ours, reference, size, PASSES));
    await measureMoving(browser, ours, reference, size, PASSES);
    if (size === Math.max(...SIZES)) {
      await measureFinding(browser, ours, reference, size, PASSES);
      await measureWatching(browser, ours, reference, size, PASSES);
    }
    bare.stop();
  }
  tellFlatness(loads);
} finally {
  await browser.close();
  await app.stop();
  await database.close();
  await postgres.stop();
}

/** A board that is 25 times as large costs hardly more: only what is near the screen is drawn. */
function tellFlatness(loads: readonly Loads[]): void {
  const [small, medium, large] = loads;
  if (!small || !medium || !large) return;
  for (const name of ["visible", "usable"] as const) {
    report({ name: `${name} at 5000 cards`, value: large[name], unit: "ms", reference: { what: "at 200 cards", value: small[name] }, goal: { of: "ratio", atMost: 1.5 } });
  }
  report({ name: "elements at 5000 cards", value: large.elements, unit: "elements", reference: { what: "at 1000 cards", value: medium.elements }, goal: { of: "ratio", atMost: 1.2 } });
}
