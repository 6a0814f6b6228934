import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "@playwright/test";
import { openPostgres } from "@/server/platform/db/open-postgres";
import { startApp } from "@/tests/support/app-server";
import { findChromium } from "@/tests/support/find-chromium";
import { startPostgres } from "@/tests/support/postgres";
import { fillBacklog } from "../fill-backlog";
import { report } from "../measure";
import { aFounder } from "./a-founder";
import { longestTask } from "./longest-task";
import { framesDuring, stillAfter } from "./measured-page";

// Opens a Backlog of 5,000 cards, scrolls it, ranks its first card last and back, and searches in it.

const SIZE = 5_000;
const LONG_MS = 50;
const FRAME = { what: "a sixtieth of a second", value: 1000 / 60 };
const PROBE = fileURLToPath(new URL("./probe.mjs", import.meta.url));

const postgres = await startPostgres();
const app = await startApp({ env: { DATABASE_URL: postgres.urlOf("postgres"), AUTH_SECRET: randomBytes(33).toString("base64"), DEMO: "0" } });
const database = await openPostgres(postgres.urlOf("postgres"));
const browser = await chromium.launch({ executablePath: findChromium() ?? undefined, args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] });
try {
  const context = await browser.newContext({ baseURL: app.url, viewport: { width: 1440, height: 900 } });
  const { call } = await aFounder(context);
  const { workspace } = await call("board.create", { key: "BIG", name: "Big" });
  const { id } = await database.db.board.findUniqueOrThrow({ where: { key: "BIG" } });
  await fillBacklog(database.db, id, SIZE);
  const page = await context.newPage();
  await page.addInitScript({ path: PROBE });
  await page.goto("/api/docs");
  const steps: [string, (page: Page) => Promise<void>][] = [
    ["opening", (page) => openWhole(page, `/w/${String(workspace)}/b/BIG/backlog`)],
    ["scrolling to the end and back", scroll],
    ["ranking the first card last", (page) => rank(page, 1, "Alt+End", SIZE)],
    ["ranking the last card first", (page) => rank(page, SIZE, "Alt+Home", 1)],
    ["searching", search],
  ];
  for (const [name, step] of steps) {
    let frames = { worst: 0, droppedPercent: 0 };
    const task = await longestTask(browser, page, async () => {
      if (name === "opening") await step(page);
      else frames = await framesDuring(page, () => step(page));
    });
    report({ name: `Backlog of ${SIZE} cards, longest task while ${name}`, value: task, unit: "ms", reference: FRAME, goal: { of: "value", atMost: LONG_MS } });
    if (name !== "opening") report({ name: `Backlog of ${SIZE} cards, worst frame while ${name}`, value: frames.worst, unit: "ms", reference: FRAME, goal: { of: "value", atMost: LONG_MS } });
  }
} finally {
  await browser.close();
  await app.stop();
  await database.close();
  await postgres.stop();
}

function rowAt(page: Page, place: number) {
  return page.locator(`[data-row][aria-rowindex="${place + 1}"]`);
}

async function openWhole(page: Page, path: string): Promise<void> {
  const all = page.waitForResponse(/backlog\.get/);
  await page.goto(path);
  await (await all).finished();
  await rowAt(page, 1).waitFor();
  await stillAfter(page);
}

async function scroll(page: Page): Promise<void> {
  await page.mouse.move(700, 600);
  for (const by of [1_500, -1_500]) {
    for (let turns = 0; turns < 150; turns++) {
      await page.mouse.wheel(0, by);
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    }
  }
  await rowAt(page, 1).waitFor();
}

async function rank(page: Page, from: number, keys: string, to: number): Promise<void> {
  const row = rowAt(page, from);
  await row.focus();
  const key = String(await row.getAttribute("data-row"));
  // The answer to what was done, and what the board then tells of it.
  const told = page.waitForResponse(/backlog\.changes/);
  await page.keyboard.press(keys);
  await page.locator(`[data-row="${key}"][aria-rowindex="${to + 1}"]`).waitFor();
  await told;
  await stillAfter(page);
}

async function search(page: Page): Promise<void> {
  await page.getByRole("searchbox").pressSequentially("card 4999", { delay: 60 });
  await page.waitForFunction(() => document.querySelectorAll("[data-row]").length === 1);
  await stillAfter(page);
}
