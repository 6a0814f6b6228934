import type { Page } from "@playwright/test";

type Point = { x: number; y: number };

const STEPS = 25;
/** Milliseconds between two keys: as fast as a held key repeats. */
const KEY_MS = 30;

const first = (page: Page, column: string) => page.locator(`[data-column="${column}"] [data-card]`).first();

async function middleOf(page: Page, column: string): Promise<Point> {
  const box = await first(page, column).boundingBox();
  if (!box) throw new Error(`no card in ${column}`);
  return { x: box.x + box.width / 2, y: box.y + 20 };
}

/** Presses on the first card of the Backlog and carries it over all columns to the top of Planned, where it is still in the hand. */
export async function dragOver(page: Page): Promise<string> {
  const key = String(await first(page, "BACKLOG").getAttribute("data-card"));
  const [from, done, planned] = [await middleOf(page, "BACKLOG"), await middleOf(page, "DONE"), await middleOf(page, "PLANNED")];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(done.x, done.y + 300, { steps: 2 * STEPS });
  await page.mouse.move(planned.x, planned.y + 200, { steps: STEPS });
  await page.mouse.move(planned.x, planned.y - 10, { steps: STEPS });
  return key;
}

/** The same with keys: lifts the first card of the Backlog, carries it down, and on to Planned. */
export async function keyOver(page: Page): Promise<string> {
  const card = first(page, "BACKLOG");
  const key = String(await card.getAttribute("data-card"));
  await card.locator("a").first().focus();
  await page.keyboard.press("Space");
  for (const arrow of [...Array<string>(20).fill("ArrowDown"), "ArrowRight", ...Array<string>(10).fill("ArrowDown")]) await page.keyboard.press(arrow, { delay: KEY_MS });
  return key;
}

/** Where a moved card is seen. */
export const inPlanned = (key: string) => `[data-column="PLANNED"] [data-card="${key}"]`;
