import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { aBrowserBoard, type DemoAccount, type Look, signIn } from "../../support/browser-board";

/** Somebody of the demo at a card, with all that their browser was told over the wire. */
async function at(browser: Browser, account: DemoAccount, path: string, look: Look & { phone?: boolean } = {}): Promise<{ page: Page; wire: () => string }> {
  const context = await browser.newContext(look.phone ? { viewport: { width: 390, height: 844 } } : {});
  await signIn(context, account, look);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  let heard = "";
  session.on("Network.eventSourceMessageReceived", ({ data }) => (heard += data));
  await page.goto(path);
  return { page, wire: () => heard };
}

test("four people estimate a card together, and nobody learns a vote before all are shown", async ({ browser }) => {
  const founding = await browser.newContext();
  const call = await signIn(founding, "sm");
  const board = await aBrowserBoard(call, { po: ["PRODUCT_OWNER"], dev1: ["TEAM_MEMBER"], dev2: ["TEAM_MEMBER"], observer: ["OBSERVER"] });
  await call("card.create", { key: board.key, title: "Orders from the plant in Ulsan" });
  const path = `${board.path}/c/1`;
  const [sm, dev, other, observer] = [await at(browser, "sm", path), await at(browser, "dev1", path), await at(browser, "dev2", path, { phone: true, locale: "ko", theme: "dark" }), await at(browser, "observer", board.path)];

  await sm.page.getByRole("button", { name: "Planning poker" }).click();
  // Who only looks at the board is called to the card.
  await observer.page.getByRole("link", { name: `Estimate ${board.key}-1 together` }).click();
  const round = (page: Page) => page.getByRole("region", { name: /Planning poker|플래닝 포커/ });
  await expect(round(observer.page).getByText("Nobody has voted yet.")).toBeVisible();
  await expect(round(observer.page).getByRole("group", { name: "Your estimate" })).toHaveCount(0);

  await round(dev.page).getByRole("button", { name: "13 points" }).click();
  await expect(round(dev.page).getByRole("button", { name: "13 points" })).toHaveAttribute("aria-pressed", "true");
  await round(other.page).getByRole("button", { name: "5포인트" }).click();
  await expect(round(other.page).getByText("2명이 투표했습니다. 값은 아무도 볼 수 없습니다.")).toBeVisible();
  await expect(round(sm.page).getByText("2 have voted; nobody sees what.")).toBeVisible();
  for (const { wire } of [sm, observer]) expect(wire()).not.toMatch(/"value":"|"mine":"/);
  expect(other.wire()).not.toContain('"13"}');
  expect(other.wire()).not.toMatch(/"value":"/);
  const { violations } = await new AxeBuilder({ page: other.page }).include("section[aria-label='플래닝 포커']").analyze();
  expect(violations).toEqual([]);

  await round(sm.page).getByRole("button", { name: "Show the votes" }).click();
  await expect(round(observer.page).getByText("The votes differ; 9 on average.")).toBeVisible();
  await expect(round(other.page).getByText("의견이 다릅니다. 평균은 9입니다.")).toBeVisible();
  await expect(round(observer.page).getByRole("button", { name: "Take 13" })).toHaveCount(0);

  await round(sm.page).getByRole("button", { name: "Vote again" }).click();
  await expect(round(dev.page).getByText("Nobody has voted yet.")).toBeVisible();
  await round(dev.page).getByRole("button", { name: "8 points" }).press("Enter");
  await round(other.page).getByRole("button", { name: "8포인트" }).click();
  await expect(round(sm.page).getByText("2 have voted")).toBeVisible();
  await round(dev.page).getByRole("button", { name: "Show the votes" }).click();
  await expect(round(sm.page).getByText("All agree: 8 points.")).toBeVisible();
  await round(sm.page).getByRole("button", { name: "Take 8" }).click();
  for (const { page } of [sm, dev, other, observer]) await expect(round(page)).toHaveCount(0);
  await expect(other.page.getByText("8", { exact: true }).first()).toBeVisible();
  await expect(observer.page.getByRole("link", { name: /Estimate .* together/ })).toHaveCount(0);
  for (const { page } of [sm, dev, other, observer]) await page.context().close();
  await founding.close();
});

test("the team's own scale is what is offered", async ({ browser }) => {
  const context = await browser.newContext();
  const call = await signIn(context, "sm");
  const board = await aBrowserBoard(call);
  await call("card.create", { key: board.key, title: "One" });
  const page = await context.newPage();
  await page.goto(`${board.path}/settings`);
  const scale = page.getByLabel("Scale of estimates");
  await scale.fill("1, 2, XL");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Write numbers of points with commas between them, as 1, 2, 3, 5.")).toBeVisible();
  await expect(scale).toHaveValue("1, 2, XL");
  await scale.fill("4 1 0.5");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(scale).toHaveValue("0.5, 1, 4");
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
  await page.goto(`${board.path}/c/1`);
  await page.getByRole("button", { name: "Planning poker" }).click();
  await expect(page.getByRole("group", { name: "Your estimate" }).getByRole("button")).toHaveText(["0.5", "1", "4", "?"]);
  await page.getByRole("button", { name: "End without an estimate" }).click();
  await expect(page.getByRole("region", { name: "Planning poker" })).toHaveCount(0);
  await context.close();
});
