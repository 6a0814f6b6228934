import { expect, test, type Page } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { signIn } from "@/tests/support/browser-board";
import { aToldBoard, ordinaryCards, type Told } from "./edge-boards";

const LOADED = { waitUntil: "networkidle" } as const;
/** Half of the work or more that has left the usual behind. */
const AGEING = "3 of 4 cards in work are older than 85% ever were.";

/** Cards that are in work since so many days. */
const inWork = (...days: number[]): Told[] => days.map((ago) => ({ title: `In work for ${ago} days`, steps: [[ago + 2, "BACKLOG"], [ago, "IN_WORK"]] as const }));

test("a board says when its limit is being worked around, and leads to the chart that shows it", async ({ context, page }) => {
  const call = await signIn(context, "po");
  const board = await aToldBoard(call, context.request, [...ordinaryCards(20), ...inWork(1, 30, 40, 50)]);
  await page.goto(board.path, LOADED);
  const warning = page.getByRole("link", { name: AGEING });
  await expect(warning).toBeVisible();
  await expect(page.getByRole("link", { name: /^More is started than finished: [\d.]+ in progress on average, [\d.]+ explained/ })).toBeVisible();
  await expectNoViolations(page);
  await warning.click();
  await expect(page).toHaveURL(/\/flow#ageing$/);
  await expect(page.locator("#ageing")).toBeInViewport();
});

test("a board in balance warns of nothing", async ({ context, page }) => {
  const call = await signIn(context, "po");
  const board = await aToldBoard(call, context.request, [...ordinaryCards(60), ...inWork(1, 2, 2)]);
  await page.goto(board.path, LOADED);
  await expect(page.getByText(/85\s?%/).first()).toBeVisible();
  await expect(page.getByRole("link", { name: /older than 85% ever were|More is started/ })).toHaveCount(0);
});

const FINISHED = 3_000;

/** Three cards a day over almost three years, each with a lead time of its own. */
const YEARS: readonly Told[] = Array.from({ length: FINISHED }, (_, index) => {
  const end = 1 + Math.floor(index / 3);
  const lead = 3 + (index % 17);
  return { title: `Work ${index + 1}`, steps: [[end + lead, "BACKLOG"], [end + Math.ceil(lead / 2), "IN_WORK"], [end, "DONE"]] as const };
});

test("a board with three thousand finished cards over three years is read like any other", async ({ context, page }) => {
  test.slow();
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  const call = await signIn(context, "po");
  const board = await aToldBoard(call, context.request, YEARS);
  await page.goto(`${board.path}/flow?period=all`, LOADED);
  const scatter = page.locator("#scatter");
  await expect(scatter.getByText("n 3,000", { exact: true })).toBeVisible();

  // A bar opens the cards of its week, and a dot opens its card.
  const bars = page.locator("#throughput svg[role=group]");
  await bars.locator('[role="button"][tabindex="0"]').focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByRole("link")).toHaveCount(21);
  await page.keyboard.press("Escape");
  await page.getByLabel("Kind").selectOption({ label: "Toil" });
  await expect(page).toHaveURL(/kind=TOIL/);
  await expect(scatter.getByText("n 0", { exact: true })).toBeVisible();
  await page.getByLabel("Kind").selectOption({ label: "Requirement" });
  await expect(page).toHaveURL(/kind=REQUIREMENT/);
  await expect(scatter.getByText("n 3,000", { exact: true })).toBeVisible();
  await walkDots(page);
  const card = /Work (\d+)/.exec((await scatter.locator("a:focus").getAttribute("aria-label")) ?? "")?.[1] ?? "none";
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${board.path}/c/${card}$`));
  await expect(page.getByText(`Work ${card}`, { exact: true }).first()).toBeVisible();
  expect(errors).toEqual([]);
});

/** From dot to dot by keyboard: each is the link of another card. */
async function walkDots(page: Page): Promise<void> {
  const plot = page.locator("#scatter svg[role=group]");
  await plot.locator('a[tabindex="0"]').focus();
  const seen = new Set<string>();
  for (let step = 0; step < 3; step++) {
    await page.keyboard.press("ArrowRight");
    seen.add((await plot.locator(":focus").getAttribute("aria-label")) ?? "");
  }
  expect(seen.size).toBe(3);
  for (const text of seen) expect(text).toMatch(/Work \d+/);
}
