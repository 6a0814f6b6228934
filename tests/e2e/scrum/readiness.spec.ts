import { expect, type Page, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, signIn } from "@/tests/support/browser-board";

const rowOf = (page: Page, title: string) => page.getByRole("row").filter({ hasText: title });

test("what ready means is set, ticked on a card, and shown in the Backlog, its filter and sprint planning", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  for (const title of ["Orders", "Stock"]) await call("card.create", { key, title });
  await page.goto(`${path}/settings`);
  const section = page.getByRole("region", { name: "Definition of Ready" });
  for (const [at, text] of ["Small enough for a sprint", "Everybody knows what it is for"].entries()) {
    await section.getByRole("button", { name: "Add a line" }).click();
    await section.getByRole("textbox", { name: `Line ${at + 1}` }).fill(text);
  }
  await section.getByRole("button", { name: "Set the lines" }).click();
  await expect(section.getByText("Not saved yet")).toHaveCount(0);
  await page.goto(`${path}/c/1`);
  await page.getByRole("checkbox", { name: "Small enough for a sprint" }).check();
  await expect(page.getByText("1 of 2")).toBeVisible();
  await page.getByRole("checkbox", { name: "Everybody knows what it is for" }).check();
  await expect(page.getByRole("region", { name: "Ready?" })).toContainText("ready");

  await page.goto(`${path}/backlog`);
  await expect(rowOf(page, "Orders").getByLabel("Ready", { exact: true })).toBeVisible();
  await expect(rowOf(page, "Stock")).toContainText("0/2");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByRole("button", { name: "Not ready" }).click();
  await expect(rowOf(page, "Orders")).toHaveCount(0);
  await expect(page).toHaveURL(/ready=no/);
  await page.reload();
  await expect(rowOf(page, "Stock")).toBeVisible();
  await expect(rowOf(page, "Orders")).toHaveCount(0);
  await expectNoViolations(page);

  const { sprint } = await call("scrum.plan", { key, startsAt: "2027-01-04T00:00:00Z", endsAt: "2027-01-18T00:00:00Z" });
  await page.goto(`${path}/sprints/${String(sprint)}`);
  await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: "Stock" })).toContainText("not ready");
  await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: "Orders" })).not.toContainText("not ready");
});
