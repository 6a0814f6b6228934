import { gzipSync } from "node:zlib";
import type { Browser } from "@playwright/test";
import { median, report } from "../measure";
import { framesDuring, open, type Place, stillAfter } from "./measured-page";

/** What a cold load costs: milliseconds, counts, and bytes of scripts gzipped. */
type Load = { visible: number; usable: number; blocked: number; elements: number; requests: number; scripts: number };
export type Loads = Record<keyof Load, number>;

/** Loads ours and the reference in turns and reports ours beside it. Resolves to the medians of ours. */
export async function measureLoading(browser: Browser, ours: Place, reference: Place, cards: number, passes: number): Promise<Loads> {
  const loads: { ours: Load[]; reference: Load[] } = { ours: [], reference: [] };
  await load(browser, ours); // The server's own first time is no browser's figure.
  for (let pass = 0; pass < passes; pass++) {
    loads.ours.push(await load(browser, ours));
    loads.reference.push(await load(browser, reference));
  }
  const [own, bare] = [medians(loads.ours), medians(loads.reference)];
  const figure = (name: keyof Load, says: string, unit: string) => ({ name: `${says}, ${cards} cards`, value: own[name], unit, reference: { what: "a bare windowed page", value: bare[name] } });
  report({ ...figure("visible", "first cards painted", "ms"), goal: { of: "ratio", atMost: 4 } });
  report(figure("usable", "a drag works", "ms"));
  report({ ...figure("blocked", "main thread blocked while loading", "ms"), ...(cards === 1_000 && { goal: { of: "value", atMost: 150 } }) });
  report({ ...figure("elements", "elements", "elements"), goal: { of: "value", atMost: 3_000 } });
  report({ ...figure("requests", "requests", "requests"), goal: { of: "value", atMost: 25 } });
  report({ ...figure("scripts", "JavaScript, gzipped", "bytes"), goal: { of: "value", atMost: 200_000 } });
  return own;
}

async function load(browser: Browser, place: Place): Promise<Load> {
  const opened = await open(browser, place);
  const { page } = opened;
  await stillAfter(page); // What it left for later is part of the load.
  const { visibleAt, usableAt, blocked } = await page.evaluate(() => window.bench);
  const elements = await page.evaluate(() => document.querySelectorAll("*").length);
  const urls = await page.evaluate(() => [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)]);
  const scripts = await Promise.all(urls.filter((url) => /\.m?js(\?|$)/.test(url)).map(async (url) => gzipSync(await (await page.request.get(url)).body()).length));
  await opened.close();
  return { visible: visibleAt ?? Number.NaN, usable: usableAt ?? Number.NaN, blocked, elements, requests: urls.length, scripts: scripts.reduce((sum, bytes) => sum + bytes, 0) };
}

function medians(loads: readonly Load[]): Load {
  const of = (name: keyof Load) => median(loads.map((each) => each[name]));
  return { visible: of("visible"), usable: of("usable"), blocked: of("blocked"), elements: of("elements"), requests: of("requests"), scripts: of("scripts") };
}

/** The worst frame while a card is searched for by what is typed, letter by letter. */
export async function measureFinding(browser: Browser, ours: Place, reference: Place, cards: number, passes: number): Promise<void> {
  const worst = async (place: Place) => {
    const opened = await open(browser, place);
    await stillAfter(opened.page); // What is left of loading is no part of finding.
    const field = await opened.page.locator('input[type="search"]').first().boundingBox();
    if (!field) throw new Error("there is no field to find cards with");
    const frames = await framesDuring(opened.page, async () => {
      // As a hand and a keyboard do it: what the driver does to look for a field costs frames too.
      await opened.page.mouse.click(field.x + field.width / 2, field.y + field.height / 2);
      await opened.page.keyboard.type(`Card ${cards - 1}`, { delay: 60 });
      await stillAfter(opened.page);
    });
    await opened.close();
    return frames.worst;
  };
  const found: { ours: number[]; reference: number[] } = { ours: [], reference: [] };
  for (let pass = 0; pass < passes; pass++) {
    found.ours.push(await worst(ours));
    found.reference.push(await worst(reference));
  }
  report({ name: `worst frame while finding, ${cards} cards`, value: median(found.ours), unit: "ms", reference: { what: "a bare windowed page", value: median(found.reference) }, goal: { of: "value", atMost: 50 } });
}
