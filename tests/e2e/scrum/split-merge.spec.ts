import { expect, type Page, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, signIn } from "@/tests/support/browser-board";

const rowOf = (page: Page, title: string) => page.getByRole("row").filter({ hasText: title });

test("a card is split with its points and checklist, two duplicates are merged, and each shows the other", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  for (const [title, points] of [["Orders", 8], ["Stock", 3], ["Stock again", 2]] as const) await call("card.create", { key, title, points });
  for (const text of ["read", "write"]) await call("card.editChecklist", { cardKey: `${key}-1`, change: { type: "add", text } });
  await page.goto(`${path}/backlog`);
  await page.getByRole("button", { name: `Actions for ${key}-1` }).click();
  await page.getByRole("menuitem", { name: "Split…" }).click();
  const dialog = page.getByRole("dialog", { name: `Split ${key}-1` });
  await dialog.getByLabel("Title of part 1").fill("Order history");
  await dialog.getByLabel("Points").nth(0).fill("5");
  await dialog.getByLabel("Points").nth(1).fill("3");
  await expect(dialog.getByText("Points: 8 before, 8 after, in all.")).toBeVisible();
  await dialog.getByLabel("Where “write” goes").selectOption("part 1");
  await expectNoViolations(page);
  await dialog.getByRole("button", { name: "Split the card" }).click();
  await expect(page.getByText(`${key}-1 was split: ${key}-4`)).toBeVisible();
  await expect(rowOf(page, "Order history")).toHaveAttribute("aria-rowindex", "3");

  await page.getByRole("checkbox", { name: `Choose ${key}-2` }).check();
  await page.getByRole("checkbox", { name: `Choose ${key}-3` }).check();
  await page.getByRole("button", { name: "Merge…" }).click();
  const merge = page.getByRole("dialog", { name: "Merge 2 cards" });
  await expect(merge).toContainText(`${key}-2 stays. ${key}-3 goes to Done`);
  await expectNoViolations(page);
  await merge.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(rowOf(page, "Stock again")).toHaveCount(0);

  await page.goto(`${path}/c/3`);
  await expect(page.getByText("A duplicate, merged into")).toBeVisible();
  await page.getByRole("list", { name: /Where it comes from/ }).getByRole("link", { name: `${key}-2` }).click();
  await expect(page.getByText(`Stands for its duplicates ${key}-3`)).toBeVisible();
  await page.goto(`${path}/c/4`);
  await expect(page.getByText(`Split from ${key}-1`)).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "write" })).toBeVisible();
});
