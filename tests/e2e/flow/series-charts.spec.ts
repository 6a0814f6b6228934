import { readFile } from "node:fs/promises";
import { expect, test, type Locator, type Page } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { signIn } from "@/tests/support/browser-board";

const FLOW = "/w/demo/b/ERP/flow";
/** The page's scripts are there: from then on a key does what it says. */
const LOADED = { waitUntil: "networkidle" } as const;

const chartOf = (page: Page, name: string) => page.getByRole("figure").filter({ has: page.getByText(name, { exact: true }) });

/** The rows of a chart's table, without its head. */
async function rowsOf(chart: Locator): Promise<string[][]> {
  await chart.getByRole("button", { name: "Table" }).click();
  const rows = await chart.getByRole("row").all();
  const cells = await Promise.all(rows.slice(1).map((row) => row.getByRole("cell").allInnerTexts()));
  await chart.getByRole("button", { name: "Table" }).click();
  return cells;
}

async function csvOf(page: Page, chart: Locator): Promise<string[]> {
  await chart.getByRole("button", { name: "Download" }).click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: /^CSV/ }).click()]);
  return (await readFile(await file.path(), "utf8")).trim().split("\r\n");
}

for (const theme of ["light", "dark"] as const) {
  test(`a chart with its tip, its list and its table is accessible: ${theme}`, async ({ context, page }) => {
    await signIn(context, "observer", { theme });
    await page.goto(FLOW, LOADED);
    await page.getByRole("slider", { name: /^Cards that reached each column/ }).focus();
    await page.keyboard.press("ArrowLeft");
    await chartOf(page, "Work in progress").getByRole("button", { name: "Table" }).click();
    await expectNoViolations(page);
    await chartOf(page, "Throughput").getByRole("button", { name: /cards? finished$/ }).last().focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectNoViolations(page);
  });
}

test("each title says the finding", async ({ context, page }) => {
  await signIn(context, "observer");
  await page.goto(FLOW, LOADED);
  for (const finding of [
    /^[\d.]+ cards a week are finished; half of the weeks brought \d+ to \d+\.$/,
    /^On average [\d.]+ cards were in progress/,
    /^Work (arrives|leaves) /,
    /^(The Backlog|Planned|In Work) (grew|shrank) from \d+ to \d+ cards?\.$/,
    /older than/,
  ]) {
    await expect(page.getByRole("heading", { level: 2, name: finding })).toBeVisible();
  }
});

test("one stop for Tab leads into a series, arrow keys walk its periods, and each says what the table says", async ({ context, page }) => {
  await signIn(context, "observer");
  await page.goto(FLOW, LOADED);
  const chart = chartOf(page, "Work in progress");
  const rows = await rowsOf(chart);
  const slider = chart.getByRole("slider");
  await expect(slider).toHaveCount(1);
  await slider.focus();
  await expect(slider).toHaveAttribute("aria-valuetext", new RegExp(`so far: ${rows[0]![1]} cards? in progress`));
  await page.keyboard.press("ArrowLeft");
  await expect(slider).toHaveAttribute("aria-valuetext", new RegExp(`^${rows[1]![0]}: ${rows[1]![1]} cards? in progress`));
  await page.keyboard.press("Home");
  await expect(slider).toHaveAttribute("aria-valuetext", new RegExp(`^${rows.at(-1)![0]}: ${rows.at(-1)![1]} cards? in progress`));
  await expect(slider).toHaveAttribute("aria-valuenow", "1");
  await page.keyboard.press("ArrowLeft");
  await expect(slider).toHaveAttribute("aria-valuenow", "1");
});

test("a bar opens the list of its cards, and each leads to the card", async ({ context, page }) => {
  await signIn(context, "observer");
  await page.goto(FLOW, LOADED);
  const bars = chartOf(page, "Throughput").getByRole("button", { name: /finished$/ });
  await bars.last().focus();
  await page.keyboard.press("ArrowLeft");
  const focused = page.locator(":focus");
  const name = (await focused.getAttribute("aria-label")) ?? "";
  const count = Number(/: (\d+) cards? finished$/.exec(name)?.[1]);
  expect(count).toBeGreaterThan(0);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name });
  await expect(dialog.getByRole("listitem")).toHaveCount(count);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(focused).toHaveAttribute("aria-label", name);
  await page.keyboard.press("Enter");
  const card = dialog.getByRole("link").first();
  const [, number] = /^ERP-(\d+)/.exec(await card.innerText())!;
  await card.click();
  await expect(page).toHaveURL(new RegExp(`/w/demo/b/ERP/c/${number}$`));
});

test("a click on a bar opens the same list as its key does", async ({ context, page }) => {
  await signIn(context, "observer");
  await page.goto(FLOW, LOADED);
  const bar = chartOf(page, "Throughput").getByRole("button", { name: /cards? finished$/ }).last();
  const name = (await bar.getAttribute("aria-label")) ?? "";
  await bar.click();
  await expect(page.getByRole("dialog", { name })).toBeVisible();
});

test("days and weeks count the same cards, and the choice stays in the address with the period", async ({ context, page }) => {
  await signIn(context, "observer");
  await page.goto(FLOW, LOADED);
  const chart = chartOf(page, "Throughput");
  const total = async () => (await rowsOf(chart)).reduce((sum, [, count]) => sum + Number(count), 0);
  const byWeek = await total();
  await chart.getByText("Days", { exact: true }).click();
  await expect(page).toHaveURL(/bars=day/);
  expect(await total()).toBe(byWeek);
  await page.getByRole("switch", { name: "Show Done" }).click();
  await page.getByLabel("Kind").selectOption({ label: "Defect" });
  await expect(page).toHaveURL(/kind=DEFECT&bars=day&done=1$/);
  await page.reload(LOADED);
  await expect(page.getByRole("switch", { name: "Show Done" })).toBeChecked();
});

for (const name of ["Throughput", "Work in progress", "Cumulative flow", "Cards per column", "Ageing work in progress"]) {
  test(`the table and the file of “${name}” say the same`, async ({ context, page }) => {
    await signIn(context, "observer");
    await page.goto(FLOW, LOADED);
    const chart = chartOf(page, name);
    const rows = await rowsOf(chart);
    const [head, ...lines] = await csvOf(page, chart);
    expect(head).toMatch(/^\uFEFF?(period,complete|card,externalId)/);
    expect(lines).toHaveLength(rows.length);
    expect(rows.length).toBeGreaterThan(0);
    if (name === "Ageing work in progress") expect(lines.map((line) => line.split(",")[0])).toEqual(rows.map(([card]) => card));
    else expect(lines.toReversed().map((line) => line.split(",")[2])).toEqual(rows.map(([, first]) => first));
  });
}

test("arrow keys walk the cards in progress, and Enter opens one", async ({ context, page }) => {
  await signIn(context, "observer");
  await page.goto(FLOW, LOADED);
  const dots = chartOf(page, "Ageing work in progress").getByRole("link", { name: /old, in / });
  const names = await dots.evaluateAll((all) => all.map((dot) => dot.getAttribute("aria-label")));
  await dots.first().focus();
  await page.keyboard.press("ArrowRight");
  const focused = page.locator(":focus");
  await expect(focused).toHaveAttribute("aria-label", names[1]!);
  const [, number] = /^ERP-(\d+), \d+ days? old, in /.exec(names[1]!)!;
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/w/demo/b/ERP/c/${number}$`));
});

test("on a phone nothing scrolls sideways, and a first touch shows what a second one opens", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await signIn(context, "observer");
  const page = await context.newPage();
  await page.goto(FLOW, LOADED);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  const bar = chartOf(page, "Throughput").getByRole("button", { name: /cards? finished$/ }).last();
  await bar.tap();
  await expect(page.getByText("Click or Enter: which cards")).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
  await bar.tap();
  await expect(page.getByRole("dialog")).toBeVisible();
  await context.close();
});
