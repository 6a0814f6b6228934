import type { Browser, Page } from "@playwright/test";
import { median, report } from "../measure";
import { dragOver, inPlanned, keyOver } from "./carry";
import { framesDuring, open, type Place, stillAfter } from "./measured-page";

/** How one move went: milliseconds, and bytes that came over the wire from the drop on. */
type Moved = { worst: number; droppedPercent: number; still: number; bytes: number };
type By = "mouse" | "keys";

/** Moves cards on ours and on the reference in turns and reports ours beside it. */
export async function measureMoving(browser: Browser, ours: Place, reference: Place, cards: number, passes: number): Promise<void> {
  const pages = { ours: await open(browser, ours), reference: await open(browser, reference) };
  for (const by of ["mouse", "keys"] as const) {
    const moved: { ours: Moved[]; reference: Moved[] } = { ours: [], reference: [] };
    for (let pass = -1; pass < passes; pass++) {
      for (const side of ["ours", "reference"] as const) {
        await pages[side].page.bringToFront();
        const one = await move(pages[side].page, by);
        if (pass >= 0) moved[side].push(one);
      }
    }
    tell(by, cards, moved.ours, moved.reference);
  }
  await Promise.all([pages.ours.close(), pages.reference.close()]);
}

function tell(by: By, cards: number, ours: readonly Moved[], reference: readonly Moved[]): void {
  const of = (name: keyof Moved) => ({ value: median(ours.map((each) => each[name])), reference: { what: "a bare windowed page", value: median(reference.map((each) => each[name])) } });
  const named = (says: string) => `${says}, by ${by}, ${cards} cards`;
  report({ name: named("frames dropped while carrying"), unit: "%", ...of("droppedPercent"), ...(cards === 5_000 && { goal: { of: "value", atMost: 3 } }) });
  report({ name: named("worst frame while carrying"), unit: "ms", ...of("worst"), ...(cards === 5_000 && { goal: { of: "value", atMost: 50 } }) });
  report({ name: named("drop to still page"), unit: "ms", ...of("still") });
  report({ name: named("received after a drop"), unit: "bytes", ...of("bytes"), goal: { of: "value", atMost: 2_048 } });
}

async function move(page: Page, by: By): Promise<Moved> {
  let key = "";
  const frames = await framesDuring(page, async () => void (key = await (by === "mouse" ? dragOver(page) : keyOver(page))));
  const wire = await listen(page);
  if (by === "mouse") await page.mouse.up();
  else await page.keyboard.press("Space");
  const still = await stillAfter(page);
  await page.locator(inPlanned(key)).first().waitFor({ state: "attached" });
  return { ...frames, still, bytes: await wire() };
}

/** Counts what comes in from now on, streams included, until it is asked. */
async function listen(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  let bytes = 0;
  session.on("Network.dataReceived", ({ dataLength, encodedDataLength }) => (bytes += encodedDataLength || dataLength));
  await session.send("Network.enable");
  return async () => {
    await session.detach();
    return bytes;
  };
}

/** How long after a drop another screen shows the card in its new column. */
export async function measureWatching(browser: Browser, ours: Place, reference: Place, cards: number, passes: number): Promise<void> {
  const pairs = { ours: await aPair(browser, ours), reference: await aPair(browser, reference) };
  const times: { ours: number[]; reference: number[] } = { ours: [], reference: [] };
  for (let pass = -1; pass < passes; pass++) {
    for (const side of ["ours", "reference"] as const) {
      const time = await pairs[side].seen();
      if (pass >= 0) times[side].push(time);
    }
  }
  report({ name: `another screen sees the move, ${cards} cards`, value: median(times.ours), unit: "ms", reference: { what: "a bare page told by a bare stream", value: median(times.reference) }, goal: { of: "value", atMost: 100 } });
  await Promise.all([pairs.ours.close(), pairs.reference.close()]);
}

async function aPair(browser: Browser, place: Place) {
  const [mover, watcher] = [await open(browser, place), await open(browser, place)];
  return {
    async seen(): Promise<number> {
      await mover.page.bringToFront();
      const key = await dragOver(mover.page);
      await watcher.page.evaluate((selector) => Object.assign(window.bench, { awaited: selector, seenAt: null }), inPlanned(key));
      await mover.page.mouse.up();
      await watcher.page.waitForFunction(() => window.bench.seenAt !== null, null, { polling: 50 });
      const { dropTime } = await mover.page.evaluate(() => window.bench);
      await stillAfter(mover.page);
      return ((await watcher.page.evaluate(() => window.bench.seenAt)) ?? Number.NaN) - dropTime;
    },
    close: () => Promise.all([mover.close(), watcher.close()]),
  };
}
