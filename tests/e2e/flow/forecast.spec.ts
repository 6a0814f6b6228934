import { expect, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, signIn } from "@/tests/support/browser-board";

/** The page's scripts are there: from then on a click does what it says. */
const LOADED = { waitUntil: "networkidle" } as const;

test("how many cards, and by when: the answer follows, the address keeps the question, and the same question has the same answer", async ({ context, page }) => {
  await signIn(context, "po");
  await page.goto("/w/demo/b/ERP/flow", LOADED);
  const forecast = page.locator("#forecast");
  await forecast.getByRole("spinbutton", { name: "Number of cards" }).fill("3");
  const answer = forecast.getByRole("heading", { name: /^There is an 85% chance that 3 cards are done by / });
  await expect(answer).toBeVisible();
  await expect(page).toHaveURL(/items=3/);
  const said = await forecast.locator("dl").first().innerText();
  await page.reload(LOADED);
  await expect(answer).toBeVisible();
  expect(await forecast.locator("dl").first().innerText()).toBe(said);
  await forecast.getByRole("spinbutton", { name: "Number of cards" }).fill("12");
  await expect(forecast.getByRole("heading", { name: /12 cards are done by / })).toBeVisible();
  await expect(forecast.getByText(/^10,000 trials$/)).toBeVisible();
});

test("a board with too short a past is told so, and what it would take", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  await call("card.create", { key, title: "The first" });
  await page.goto(`${path}/flow`, LOADED);
  const forecast = page.locator("#forecast");
  await expect(forecast.getByRole("heading", { name: "It is too early to say when anything will be done." })).toBeVisible();
  await expect(forecast.getByText(/A forecast needs five days with a finished card/)).toBeVisible();
  await expectNoViolations(page);
});
