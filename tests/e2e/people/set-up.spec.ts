import { expect, test } from "@playwright/test";
import { startApp } from "@/tests/support/app-server";
import { expectNoViolations } from "@/tests/support/axe";

test("a new installation without the demo is set up in the browser, once", async ({ browser }) => {
  test.setTimeout(180_000);
  const app = await startApp({ env: { DEMO: "0" } });
  const context = await browser.newContext({ baseURL: app.url, locale: "en-US" });
  const page = await context.newPage();
  await page.goto("/", { waitUntil: "networkidle" });
  await expect(page).toHaveURL(/\/setup$/);
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoViolations(page);
  }
  await page.getByLabel("Your name").fill("Ada");
  await page.getByLabel("E-mail address").fill("ada@example.org");
  await page.getByLabel("Password", { exact: true }).fill("a password of some length");
  await page.getByLabel("Workspace").fill("Works");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "New board" })).toBeVisible();
  await page.getByLabel("Board name").fill("Orders");
  await page.getByLabel("Key", { exact: true }).fill("ORD");
  await page.getByRole("button", { name: "Create board" }).click();
  await expect(page.locator("[data-live=live]")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Orders" })).toBeVisible();
  await expectNoViolations(page);
  expect((await page.goto("/setup"))?.status()).toBe(404);
  await context.close();
  await app.stop();
});
