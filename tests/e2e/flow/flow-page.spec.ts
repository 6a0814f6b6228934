import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, signIn } from "@/tests/support/browser-board";

const FLOW = "/w/demo/b/ERP/flow";
/** The page's scripts are there: from then on a click does what it says. */
const LOADED = { waitUntil: "networkidle" } as const;

for (const theme of ["light", "dark"] as const) {
  for (const locale of ["en", "ko"] as const) {
    test(`nothing on the Flow page is inaccessible: ${theme}, ${locale}`, async ({ context, page }) => {
      await signIn(context, "observer", { locale, theme });
      await page.goto(locale === "ko" ? "/w/demo/b/ERPKO/flow" : FLOW);
      await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
      await expectNoViolations(page);
    });
  }
}

test("the title says the finding, a dot opens its card, the table and the file say the same", async ({ context, page }) => {
  await signIn(context, "observer");
  await page.goto(FLOW, LOADED);
  const chart = page.getByRole("figure").first();
  await expect(page.getByRole("heading", { name: /^From request to done, half of the cards take \d+ days? or less/ })).toBeVisible();
  const shown = await chart.getByText(/^n \d+$/).innerText();
  const n = Number(shown.slice(2));
  expect(n).toBeGreaterThan(20);
  await chart.getByRole("button", { name: "Table" }).click();
  await expect(chart.getByRole("row")).toHaveCount(n + 1);
  await chart.getByRole("button", { name: "Download" }).click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: /^CSV/ }).click()]);
  expect((await readFile(await file.path(), "utf8")).trim().split("\n")).toHaveLength(n + 1);
  await chart.getByRole("button", { name: "Table" }).click();
  await chart.getByRole("link", { name: /^ERP-\d+, \d+ days?, finished/ }).first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/w\/demo\/b\/ERP\/c\/\d+$/);
});

test("period, measure and filters live in the address", async ({ context, page }) => {
  await signIn(context, "po");
  await page.goto(FLOW, LOADED);
  await page.getByText("Cycle time", { exact: true }).click();
  await expect(page.getByRole("heading", { name: /^Once started, half of the cards take/ })).toBeVisible();
  await page.getByLabel("Kind").selectOption({ label: "Defect" });
  await expect(page).toHaveURL(/kind=DEFECT/);
  const address = page.url();
  await page.goto("about:blank");
  await page.goto(address);
  await expect(page.getByLabel("Kind")).toHaveValue("DEFECT");
  await expect(page.getByRole("heading", { name: /^Once started|^\d+ cards? (was|were) finished/ })).toBeVisible();
});

for (const { label, parameter, option } of [
  { label: "Sprint", parameter: "sprint", option: "Sprint 1" },
  { label: "Epic", parameter: "epic", option: "Orders without phone calls" },
  { label: "Label", parameter: "label", option: "orders" },
] as const) {
  test(`the charts show only what the filter by ${parameter} leaves`, async ({ context, page }) => {
    await signIn(context, "observer");
    await page.goto(`${FLOW}?period=all`, LOADED);
    const finished = page.getByRole("figure").first().getByText(/^n \d+$/);
    const all = Number((await finished.innerText()).slice(2));
    await page.getByLabel(label, { exact: true }).selectOption({ label: option });
    await expect(page).toHaveURL(new RegExp(`[?&]${parameter}=`));
    await expect(finished).not.toHaveText(`n ${all}`);
    const some = Number((await finished.innerText()).slice(2));
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    await page.getByRole("button", { name: "Reset filters" }).click();
    await expect(page).not.toHaveURL(new RegExp(`[?&]${parameter}=`));
  });
}

test("a board without a past says what to do", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { path } = await aBrowserBoard(call);
  await page.goto(`${path}/flow`);
  await expect(page.getByText("Nothing flows yet")).toBeVisible();
  await expectNoViolations(page);
});
