import { expect, test } from "@playwright/test";
import { signIn } from "@/tests/support/browser-board";

const FLOW = "/w/demo/b/ERP/flow";
/** The page's scripts are there: from then on a click does what it says. */
const LOADED = { waitUntil: "networkidle" } as const;

test("around a change of the limit the page says how it was before and since, and the address keeps the choice", async ({ context, page }) => {
  await signIn(context, "po");
  await page.goto(`${FLOW}?measure=cycle`, LOADED);
  const compare = page.getByLabel("Compare with");
  const option = compare.locator("option", { hasText: /^In Work limit 8 → 4, / });
  await compare.selectOption({ label: (await option.innerText()).trim() });
  await expect(page.getByRole("heading", { name: /^Once started, half of the cards take .* Since the limit of In Work went from 8 to 4/ })).toBeVisible();
  await expect(page).toHaveURL(/compare=\d+/);
  await page.reload(LOADED);
  await expect(page.getByRole("heading", { name: /Since the limit of In Work went from 8 to 4/ })).toBeVisible();
  await page.getByRole("button", { name: "Reset filters" }).click();
  await expect(compare).toHaveValue("");
});

test("where nothing was before, nothing is compared with it", async ({ context, page }) => {
  await signIn(context, "po");
  await page.goto(`${FLOW}?compare=previous`, LOADED);
  await expect(page.getByRole("heading", { name: /In the period before, too few cards were finished to compare\.$/ })).toBeVisible();
  await expect(page.getByText(/\(was 0\)|^before 0$/)).toHaveCount(0);
});

test("on paper the page is a report: every chart, what it is about, and nothing to press", async ({ context, page }) => {
  await signIn(context, "observer");
  await page.goto(FLOW, LOADED);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("figure").first()).toBeVisible();
  await expect(page.locator("main button, main select, nav[aria-label='Main'] a, a[href='#main']").filter({ visible: true })).toHaveCount(0);
  // A piece of the hatch beside its meaning stays a piece.
  expect((await page.locator("#cfd li svg").boundingBox())?.height).toBeLessThanOrEqual(16);
  await expect(page.getByText(/^ERP orders and stock/).filter({ visible: true }).first()).toBeVisible();
});
