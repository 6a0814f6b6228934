import { fileURLToPath } from "node:url";
import type { Browser, BrowserContext, Page } from "@playwright/test";

/** What `probe.mjs` keeps in the page. Times are milliseconds since the navigation began. */
type Bench = {
  visibleAt: number | null;
  usableAt: number | null;
  blocked: number;
  gaps: number[] | null;
  dropAt: number;
  dropTime: number;
  changedAt: number;
  awaited: string | null;
  seenAt: number | null;
};

declare global {
  interface Window {
    bench: Bench;
  }
}

/** Where a page is opened, and who is signed in there. */
export type Place = { url: string; state?: Awaited<ReturnType<BrowserContext["storageState"]>> };
export type Opened = { page: Page; context: BrowserContext; close(): Promise<void> };

const PROBE = fileURLToPath(new URL("./probe.mjs", import.meta.url));
/** Milliseconds without any change after which a page is still. */
const STILL_MS = 400;

/** Opens the page with nothing in its caches and waits until a card can be dragged on it. */
export async function open(browser: Browser, { url, state }: Place): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...(state && { storageState: state }) });
  const page = await context.newPage();
  await page.addInitScript({ path: PROBE });
  await page.goto(url, { waitUntil: "commit" });
  await page.waitForFunction(() => window.bench.usableAt !== null);
  return { page, context, close: () => context.close() };
}

/** Waits until nothing has changed on the page for a while; resolves to the last change, in milliseconds after the last drop. */
export async function stillAfter(page: Page): Promise<number> {
  await page.waitForFunction((still) => performance.now() - Math.max(window.bench.changedAt, window.bench.dropAt) > still, STILL_MS);
  return page.evaluate(() => Math.max(0, window.bench.changedAt - window.bench.dropAt));
}

export type Frames = { worst: number; droppedPercent: number };

const FRAME_MS = 1000 / 60;

/** Counts the frames that the page draws during `work`. */
export async function framesDuring(page: Page, work: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => (window.bench.gaps = []));
  await work();
  const gaps = (await page.evaluate(() => window.bench.gaps)) ?? [];
  await page.evaluate(() => (window.bench.gaps = null));
  const lasted = gaps.reduce((sum, gap) => sum + gap, 0);
  return { worst: Math.max(0, ...gaps), droppedPercent: Math.max(0, 100 * (1 - gaps.length / (lasted / FRAME_MS))) };
}
