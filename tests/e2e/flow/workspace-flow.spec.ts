import { expect, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, signIn } from "@/tests/support/browser-board";

/** The page's scripts are there: from then on a click does what it says. */
const LOADED = { waitUntil: "networkidle" } as const;

test("all of one's boards stand side by side, in an order that the address keeps", async ({ context, page }) => {
  const { key } = await aBrowserBoard(await signIn(context, "sm"));
  await page.goto("/w/demo/flow", LOADED);
  const table = page.getByRole("table");
  await expect(table.getByRole("row").filter({ hasText: "ERP orders and stock" })).toContainText(/\d+ days/);
  await expect(table.getByRole("row").filter({ hasText: `Board ${key}` })).toContainText("nothing finished");
  await table.getByRole("button", { name: "Finished a week" }).click();
  await expect(page).toHaveURL(/sort=-throughput/);
  await page.reload(LOADED);
  await expect(table.getByRole("columnheader", { name: "Finished a week" })).toHaveAttribute("aria-sort", "descending");
  await table.getByRole("link", { name: "ERP orders and stock" }).click();
  await expect(page).toHaveURL(/\/b\/ERP\/flow/);
});

test("a board that one is no member of is not among them", async ({ context, page }) => {
  const { key } = await aBrowserBoard(await signIn(context, "sm"));
  await signIn(context, "observer");
  await page.goto("/w/demo/flow", LOADED);
  await expect(page.getByRole("table").getByRole("link", { name: "ERP orders and stock" })).toBeVisible();
  await expect(page.getByText(`Board ${key}`)).toHaveCount(0);
});

for (const locale of ["en", "ko"] as const) {
  for (const theme of ["light", "dark"] as const) {
    test(`axe finds nothing wrong with boards side by side, on a desk and on a phone: ${locale}, ${theme}`, async ({ context, page }) => {
      await signIn(context, "observer", { locale, theme });
      for (const size of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
        await page.setViewportSize(size);
        await page.goto("/w/demo/flow", LOADED);
        await expectNoViolations(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      }
    });
  }
}
