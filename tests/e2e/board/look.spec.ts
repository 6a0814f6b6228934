import { expect, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, type Call, signIn } from "@/tests/support/browser-board";
import { BoardScreen } from "./board-screen";

/** One of everything a card can show, in every column. */
async function aFullBoard(call: Call): Promise<{ key: string; path: string }> {
  const board = await aBrowserBoard(call, { dev1: ["TEAM_MEMBER"], dev2: ["TEAM_MEMBER"], observer: ["OBSERVER"] });
  const { key } = board;
  const add = (title: string, more: object) => call("card.create", { key, title, ...more });
  await add("Approve orders on the phone", { labels: ["orders", "mobile"], points: 5, dueOn: "2026-01-05" });
  await add("Remind sales of changed dates", { column: "PLANNED", kind: "DEFECT", assignees: ["dev1@demo.local"] });
  await add("Tax invoice cannot be issued", { column: "IN_WORK", expedite: true, kind: "DEFECT" });
  await add("Link to the old staff system", { column: "IN_WORK", kind: "STABILITY", points: 8, assignees: ["dev1@demo.local", "dev2@demo.local"] });
  await add("Price list history", { column: "DONE" });
  await call("card.block", { cardKey: `${key}-4`, reason: "Waiting for the firewall" });
  return board;
}

for (const theme of ["light", "dark"] as const) {
  for (const locale of ["en", "ko"] as const) {
    test(`nothing on the board is inaccessible: ${theme}, ${locale}`, async ({ context, page }) => {
      const call = await signIn(context, "sm", { locale, theme });
      const { key, path } = await aFullBoard(call);
      const board = await new BoardScreen(page).open(path);
      await expectNoViolations(page);
      await board.card(`${key}-2`).focus();
      await page.keyboard.press("m");
      await expect(page.getByRole("menu")).toBeVisible();
      await expectNoViolations(page);
    });
  }
}

test("the board is read in Korean throughout", async ({ context, page }) => {
  const call = await signIn(context, "sm", { locale: "ko" });
  const { key, path } = await aFullBoard(call);
  const board = await new BoardScreen(page).open(path);
  await expect(board.column("진행 중").getByRole("heading")).toHaveText("진행 중 1 / 3");
  await expect(board.column("진행 중")).toContainText("3명 × 1");
  await expect(board.column("계획").getByText("당겨올 자리")).toHaveCount(5);
  await expect(board.card(`${key}-4`)).toContainText("막힘 1시간 미만 · Waiting for the firewall");
  await expect(page.getByText("실시간")).toBeVisible();
});

test("someone who is away leaves their places resting, and an Observer can only look", async ({ browser, context, page }) => {
  const call = await signIn(context, "sm");
  const { path } = await aFullBoard(call);
  const board = await new BoardScreen(page).open(path);
  await page.getByRole("button", { name: /^Team:/ }).click();
  await page.getByRole("switch", { name: /is away today/ }).first().check();
  await page.keyboard.press("Escape");
  await expect(board.column("Planned").getByText(/away · 2 places rest/)).toBeVisible();
  await expect(board.column("In Work").getByRole("heading")).toHaveText("In Work 1 / 2");
  const other = await browser.newContext();
  await signIn(other, "observer");
  const looker = await new BoardScreen(await other.newPage()).open(path);
  await expect(looker.page.getByRole("button", { name: /^Add a card/ })).toHaveCount(0);
  await other.close();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("one column fills the screen, the picker goes to the others, and a card is moved by its menu", async ({ context, page }) => {
    const call = await signIn(context, "sm");
    const { key, path } = await aFullBoard(call);
    const board = await new BoardScreen(page).open(path);
    await expect(board.column("Backlog")).toBeInViewport({ ratio: 0.9 });
    await expect(board.column("Planned")).not.toBeInViewport({ ratio: 0.5 });
    await page.getByRole("navigation", { name: "Columns" }).getByRole("button", { name: /^Planned/ }).tap();
    await expect(board.column("Planned")).toBeInViewport({ ratio: 0.9 });
    await page.getByRole("button", { name: `Actions for ${key}-2` }).tap();
    await page.getByRole("menuitem", { name: "In Work" }).tap();
    await expect(board.column("In Work").getByRole("heading")).toHaveText("In Work 2 / 3");
    await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectNoViolations(page);
  });
});
