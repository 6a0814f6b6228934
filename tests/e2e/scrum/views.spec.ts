import { expect, type Page, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, signIn } from "@/tests/support/browser-board";

const rowOf = (page: Page, title: string) => page.getByRole("row").filter({ hasText: title });

test("a view is saved under a name, taken up again, renamed, deleted, and shared with who is on the board", async ({ browser, context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call, { dev1: ["TEAM_MEMBER"] });
  await call("card.create", { key, title: "Orders" });
  await call("card.create", { key, title: "Crash", kind: "DEFECT" });
  await page.goto(`${path}/backlog?kind=DEFECT&columns=rice`);
  await expect(rowOf(page, "Orders")).toHaveCount(0);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByLabel("Keep what is shown as").fill("Bugs");
  await page.getByLabel("For everybody on the board").check();
  await page.getByRole("button", { name: "Save the view" }).click();
  const ours = page.getByRole("region", { name: "The board’s views" });
  await expect(ours.getByRole("button", { name: "Bugs", exact: true })).toHaveAttribute("aria-current", "true");
  await expectNoViolations(page);

  const mine = await browser.newContext();
  await signIn(mine, "dev1");
  const other = await mine.newPage();
  await other.goto(`${path}/backlog`);
  await expect(rowOf(other, "Orders")).toBeVisible();
  await other.getByRole("button", { name: "Views" }).click();
  await other.getByRole("button", { name: "Bugs", exact: true }).click();
  await expect(rowOf(other, "Orders")).toHaveCount(0);
  await expect(other).toHaveURL(/kind=DEFECT&columns=rice$/);
  await expect(other.getByRole("button", { name: "Rename Bugs" })).toHaveCount(0);
  await mine.close();

  await ours.getByRole("button", { name: "Rename Bugs" }).click();
  await page.getByRole("textbox", { name: "Rename Bugs" }).fill("Defects");
  await page.keyboard.press("Enter");
  await expect(ours.getByRole("button", { name: "Defects", exact: true })).toBeVisible();
  await ours.getByRole("button", { name: "Delete Defects" }).click();
  await expect(ours).toHaveCount(0);
});
