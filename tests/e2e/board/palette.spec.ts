import { expect, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, signIn } from "@/tests/support/browser-board";

test("by one field and its keys a card is found wherever it is, a page is opened, an action is done", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  for (const title of ["Print the invoice", "Print labels"]) await call("card.create", { key, title });
  await call("card.archive", { cardKey: `${key}-2` });
  await page.goto(`${path}/backlog`, { waitUntil: "networkidle" });
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Find or do anything" });
  const field = palette.getByRole("combobox");
  await expect(field).toBeFocused();
  await page.keyboard.type("print");
  await expect(palette.getByRole("group", { name: "Cards" }).getByRole("option")).toHaveText([/Print the invoice.*Backlog/, /Print labels.*archived/]);
  await expectNoViolations(page, "[role=dialog]");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${path}/c/1`);
  await expect(palette).toHaveCount(0);

  // Also from within a field, and with nothing that fits.
  await page.getByRole("textbox", { name: "Write a comment" }).focus();
  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await page.keyboard.type("nothing like this");
  await expect(palette.getByText("Nothing fits these words.")).toBeVisible();
  await field.fill("sprints");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${path}/sprints`);

  await page.keyboard.press("Control+k");
  await field.fill("show the short");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Find or do anything");
});

test("명령 팔레트는 좁은 화면에서도 한국어로 카드를 찾는다", async ({ context, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const call = await signIn(context, "sm", { locale: "ko", theme: "dark" });
  const { key, path } = await aBrowserBoard(call);
  await call("card.create", { key, title: "재고 조회 화면" });
  await page.goto(path, { waitUntil: "networkidle" });
  await page.keyboard.press("Meta+k");
  const palette = page.getByRole("dialog", { name: "찾기와 실행" });
  await palette.getByRole("combobox").fill("조회 재고");
  await palette.getByRole("option", { name: /재고 조회 화면/ }).click();
  await expect(page).toHaveURL(`${path}/c/1`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
