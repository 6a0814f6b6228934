import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, type Call, signIn } from "@/tests/support/browser-board";

const CARDS = [["Round VAT per line", 5], ["Price list history", 3], ["Export in the background", 8], ["Copy an order", 2]] as const;

/** A board of one person, whose Planned takes two cards, with four cards in its Backlog. */
async function aSprintBoard(context: BrowserContext, look: Parameters<typeof signIn>[2] = {}) {
  const call = await signIn(context, "sm", look);
  const board = await aBrowserBoard(call, { po: ["PRODUCT_OWNER"], dev1: ["OBSERVER"] });
  for (const [title, points] of CARDS) await call("card.create", { key: board.key, title, points, kind: "REQUIREMENT" });
  return { ...board, call, cardOf: (number: number) => `${board.key}-${number}` };
}

const plan = async (call: Call, key: string, name: string, from: number, to: number) =>
  Number((await call("scrum.plan", { key, name, startsAt: days(from), endsAt: days(to) })).sprint);
const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
const dialog = (page: Page) => page.getByRole("dialog");
const expectNarrow = async (page: Page) => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

test("a sprint is planned, filled and started, and what others change of it appears", async ({ context, page }) => {
  const { path, key, call, cardOf } = await aSprintBoard(context);
  await page.goto(path, { waitUntil: "networkidle" });
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await expect(page).toHaveURL(`${path}/sprints`);
  await expect(page.getByText("A sprint gives the team a goal and an end")).toBeVisible();
  await expectNoViolations(page);

  await page.getByRole("button", { name: "Plan a sprint" }).click();
  await dialog(page).getByLabel("Name").fill("First");
  await dialog(page).getByRole("button", { name: "1 week" }).click();
  await dialog(page).getByLabel("Goal").fill("Orders arrive");
  await expectNoViolations(page, "[role=dialog]");
  await dialog(page).getByRole("button", { name: "Plan it" }).click();
  await page.getByRole("link", { name: "First" }).click();
  await expect(page.getByText("Orders arrive")).toBeVisible();

  for (const card of [1, 2, 3]) await page.getByLabel(`Choose ${cardOf(card)}`).check();
  await expect(page.getByText("With those chosen it would hold 3 cards, 16 points.")).toBeVisible();
  await page.getByRole("button", { name: "Put in 3 cards (16 points)" }).click();
  await expect(page.getByText("It holds 3 cards, 16 points.")).toBeVisible();
  await expect(page.getByText("The start takes 2 cards from the Backlog to Planned; 1 waits, because Planned has no more room.")).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(page.getByText("The sprint has begun. 2 cards went to Planned.")).toBeVisible();
  await expect(page.getByText(`1 waits in the Backlog, because Planned takes 2 cards: ${cardOf(3)}.`)).toBeVisible();

  // What somebody else does appears by itself.
  await expect(page.locator("[data-live=live]")).toBeAttached();
  await call("card.move", { cardKey: cardOf(1), to: "IN_WORK" });
  await call("card.move", { cardKey: cardOf(1), to: "DONE" });
  await expect(page.getByText(/^11 of 16 points are left; 6 days remain\.$/)).toBeVisible();
  await call("scrum.schedule", { key, cards: [cardOf(4)], sprint: 1 });
  await expect(page.getByRole("row", { name: new RegExp(`${cardOf(4)}.*Put into the sprint.*\\+2`) })).toBeVisible();
  const chart = page.getByRole("slider", { name: /^Burndown/ });
  await chart.focus();
  await page.keyboard.press("Home");
  await expect(chart).toHaveAttribute("aria-valuetext", /16 left, 0 completed, scope 16$/);
  await page.locator("label").filter({ hasText: "Burnup" }).click();
  await page.locator("label").filter({ hasText: /^Cards$/ }).click();
  await expect(page).toHaveURL(/burn=up&count=cards/);
  await page.reload();
  await expect(page.getByRole("slider", { name: /^Burnup/ })).toBeVisible();
  await expectNoViolations(page);
});

test("a sprint is closed with a choice for each card that is not done, and its report stays", async ({ context, page }) => {
  const { path, key, call, cardOf } = await aSprintBoard(context);
  await plan(call, key, "First", 0, 7);
  await call("scrum.schedule", { key, cards: [1, 2, 3].map(cardOf), sprint: 1 });
  await call("scrum.start", { key, sprint: 1 });
  await call("card.move", { cardKey: cardOf(1), to: "IN_WORK" });
  await call("card.move", { cardKey: cardOf(1), to: "DONE" });
  await call("scrum.schedule", { key, cards: [cardOf(4)], sprint: 1 });
  await plan(call, key, "Second", 7, 14);
  await page.goto(`${path}/sprints/1`, { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Close the sprint" }).click();
  await dialog(page).getByLabel(`Where ${cardOf(2)} goes`).selectOption("Into Second");
  await dialog(page).getByLabel(`Where ${cardOf(3)} goes`).selectOption("Stays where it is, in no sprint");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Close the sprint" }).click();
  await expect(dialog(page).getByLabel(`Where ${cardOf(2)} goes`)).toHaveValue("BACKLOG");
  await dialog(page).getByLabel(`Where ${cardOf(2)} goes`).selectOption("Into Second");
  await dialog(page).getByLabel(`Where ${cardOf(3)} goes`).selectOption("Stays where it is, in no sprint");
  await expectNoViolations(page, "[role=dialog]");
  await dialog(page).getByRole("button", { name: "Close the sprint" }).click();
  await expect(page.getByText("The report was frozen")).toBeVisible();
  await expect(page.getByRole("region", { name: "Not completed", exact: true }).getByRole("listitem")).toHaveCount(3);
  await expect(page.getByRole("button", { name: "Edit" })).toHaveCount(0);
  await expectNoViolations(page);

  await page.getByRole("link", { name: "Sprints", exact: true }).first().click();
  await expect(page.getByText("Committed 3 cards, 16 points · completed 1 card, 5 points")).toBeVisible();
  await expect(page.getByText("The team completes 5 points a sprint, 31% of what it commits to.")).toBeVisible();
  await page.getByRole("button", { name: "Table" }).click();
  await expect(page.getByRole("row", { name: "First 16 5" })).toBeVisible();
  await expectNoViolations(page);
});

test("the board says what is left of the running sprint, and a card's panel puts it into one or out of it", async ({ context, page }) => {
  const { path, key, call, cardOf } = await aSprintBoard(context);
  await plan(call, key, "First", 0, 9);
  await call("scrum.start", { key, sprint: 1 });
  await page.goto(`${path}/c/1`, { waitUntil: "networkidle" });
  await expect(page.getByRole("link", { name: "First 8 days left" })).toHaveAttribute("href", `${path}/sprints/1`);
  const field = page.getByRole("complementary").or(page.getByRole("dialog")).getByLabel("Sprint", { exact: true });
  await field.selectOption("First");
  await expect(page.getByText("put it into sprint 1")).toBeVisible();
  await expect(field).toHaveValue("1");
  await field.selectOption("None");
  await expect(page.getByText("took it out of sprint 1")).toBeVisible();
  expect(cardOf(1)).toContain(key);
});

test("who may not plan sees who does", async ({ context, page, browser }) => {
  const { path, key, call } = await aSprintBoard(context);
  await plan(call, key, "First", 0, 9);
  const other = await browser.newContext({ baseURL: process.env.BASE_URL });
  await signIn(other, "dev1");
  const theirs = await other.newPage();
  await theirs.goto(`${path}/sprints/1`);
  await expect(theirs.getByText(/starts it\.$/)).toBeVisible();
  await expect(theirs.getByText(/Cards are put into sprints by the Product Owner and the Scrum Master/)).toBeVisible();
  await expect(theirs.getByRole("checkbox")).toHaveCount(0);
  await expect(theirs.getByRole("button", { name: "Start" })).toHaveCount(0);
  await other.close();
  await page.goto(`${path}/sprints/1`);
  await page.getByRole("button", { name: "Give up" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Give up" }).click();
  await expect(page).toHaveURL(`${path}/sprints`);
  await expect(page.getByText("No sprint yet")).toBeVisible();
});

test("on a phone, in the dark, a sprint is filled, started and closed", async ({ context, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { path, key, call, cardOf } = await aSprintBoard(context, { theme: "dark" });
  await plan(call, key, "First", 0, 9);
  await page.goto(`${path}/sprints/1`, { waitUntil: "networkidle" });
  await page.getByLabel(`Choose ${cardOf(1)}`).check();
  await page.getByRole("button", { name: "Put in 1 card (5 points)" }).click();
  await expect(page.getByText("It holds 1 card, 5 points.")).toBeVisible();
  await expectNarrow(page);
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(page.getByText("5 of 5 points are left")).not.toHaveCount(0);
  await expectNarrow(page);
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Close the sprint" }).click();
  await dialog(page).getByRole("button", { name: "Close the sprint" }).click();
  await expect(page.getByText("The report was frozen")).toBeVisible();
  await expectNarrow(page);
  await page.goto(`${path}/sprints`);
  await expectNarrow(page);
  await expectNoViolations(page);
});

test("한국어로, 키보드만으로 스프린트를 계획하고 시작하고 마감한다", async ({ context, page }) => {
  const { path, cardOf } = await aSprintBoard(context, { locale: "ko" });
  await page.goto(`${path}/sprints`, { waitUntil: "networkidle" });
  const press = async (name: string) => {
    const button = page.getByRole("button", { name, exact: true }).last();
    await button.focus();
    await page.keyboard.press("Enter");
  };
  await press("스프린트 계획");
  await dialog(page).getByLabel("이름").focus();
  await page.keyboard.type("첫 스프린트");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "첫 스프린트" }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel(`${cardOf(1)} Round VAT per line 고르기`).focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("고른 카드까지 담으면 카드 1장, 5점입니다.")).toBeVisible();
  await press("1장 담기 (5점)");
  await expect(page.getByText("카드 1장, 5점이 담겨 있습니다.")).toBeVisible();
  await press("시작");
  await expect(page.getByText("스프린트를 시작했습니다. 카드 1장을 계획으로 옮겼습니다.")).toBeVisible();
  await expect(page.getByText(/^5점 중 5점이 남았고 13일 남았습니다\.$/)).toBeVisible();
  await expectNoViolations(page);
  await press("스프린트 마감");
  await dialog(page).getByLabel(`${cardOf(1)} 보낼 곳`).focus();
  await page.keyboard.press("End");
  await expect(dialog(page).getByLabel(`${cardOf(1)} 보낼 곳`)).toHaveValue("STAY");
  await press("스프린트 마감");
  await expect(page.getByText("스프린트를 마감할 때 확정된 보고서이며, 그 뒤의 일로 바뀌지 않습니다.")).toBeVisible();
  await expectNoViolations(page);
});
