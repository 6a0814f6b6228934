import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, type DemoAccount, type Look, signIn } from "@/tests/support/browser-board";

const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
const PHONE = { viewport: { width: 390, height: 844 } };

async function at(browser: Browser, account: DemoAccount, path: string, look: Look & { phone?: boolean } = {}): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext(look.phone ? PHONE : {});
  await signIn(context, account, look);
  const page = await context.newPage();
  await page.goto(path, { waitUntil: "networkidle" });
  return { page, context };
}

/** A running sprint with a card done, one in work of the Team Member, one that is blocked, one of nobody, and two planned. */
async function aSprintUnderWay(browser: Browser) {
  const context = await browser.newContext();
  const call = await signIn(context, "sm");
  const board = await aBrowserBoard(call, { po: ["PRODUCT_OWNER"], dev1: ["TEAM_MEMBER"], observer: ["OBSERVER"] });
  const { key } = board;
  await call("board.setLimits", { key, planned: { mode: "NONE" }, inWork: { mode: "NONE" } });
  const titles = ["재고 이력", "주문 복사", "세금계산서", "임자 없는 일", "다음 할 일", "그다음 할 일"];
  for (const title of titles) await call("card.create", { key, title, points: 3, column: "PLANNED" });
  const cardOf = (number: number) => `${key}-${number}`;
  for (const number of [1, 2, 3]) await call("card.edit", { cardKey: cardOf(number), assignees: ["dev1@demo.local"] });
  await call("card.editChecklist", { cardKey: cardOf(1), change: { type: "add", text: "두 공장 데이터로 동작" } });
  await call("scrum.plan", { key, name: "첫 스프린트", startsAt: days(0), endsAt: days(14) });
  await call("scrum.schedule", { key, cards: titles.map((_, index) => cardOf(index + 1)), sprint: 1 });
  await call("scrum.start", { key, sprint: 1 });
  for (const number of [1, 2, 3, 4]) await call("card.move", { cardKey: cardOf(number), to: "IN_WORK" });
  await call("card.move", { cardKey: cardOf(1), to: "DONE" });
  await call("card.block", { cardKey: cardOf(3), reason: "본사 승인 대기" });
  return { ...board, call, cardOf, context };
}

test("a daily in Korean: one clock for all, turns, by person, and along the board by keys on a phone", async ({ browser }) => {
  const { path, call, cardOf, context: founding } = await aSprintUnderWay(browser);
  const daily = `${path}/sprints/1/daily`;
  const sm = await at(browser, "sm", daily, { locale: "ko", phone: true });
  const dev = await at(browser, "dev1", path, { locale: "ko", theme: "dark" });
  const observer = await at(browser, "observer", daily, { locale: "ko" });
  await expect(observer.page.getByRole("form", { name: "이벤트 시작" })).toHaveCount(0);
  await expect(sm.page.getByRole("region", { name: "담당자 없음" }).getByRole("link", { name: /임자 없는 일/ })).toBeVisible();
  const own = sm.page.getByRole("region", { name: /Jimin/ });
  await expect(own.getByText("완료 1")).toBeVisible();
  await expect(own.getByText("막힘: 본사 승인 대기")).toBeVisible();
  await expect(own.getByRole("link", { name: /주문 복사/ })).toBeVisible();

  // By keys alone: the form is sent by Enter in its field.
  await sm.page.getByRole("spinbutton", { name: "시간(분)" }).fill("10");
  await sm.page.keyboard.press("Enter");
  await expect(sm.page.getByRole("timer")).toHaveText(/^(10:00|9:\d\d)$/);
  // The board shows a small sign, which leads here.
  await dev.page.getByRole("link", { name: "데일리 진행 중" }).click();
  await expect(dev.page).toHaveURL(daily);
  await expect(observer.page.getByRole("timer")).toBeVisible();
  await expect(observer.page.getByRole("button", { name: "일시 정지" })).toHaveCount(0);
  await sm.page.getByRole("button", { name: "일시 정지" }).press("Enter");
  await expect(observer.page.getByText("시계를 멈췄습니다.")).toBeVisible();
  const shown = await observer.page.getByRole("timer").textContent();
  await expect(dev.page.getByRole("timer")).toHaveText(shown ?? "");
  await sm.page.getByRole("button", { name: "+5분" }).press("Enter");
  await expect(observer.page.getByRole("timer")).toHaveText(/^(15:00|14:\d\d)$/);
  await sm.page.getByRole("button", { name: "계속" }).press("Enter");
  await expect(observer.page.getByText("시계를 멈췄습니다.")).toHaveCount(0);

  // Present are the Scrum Master and the Team Member; the observer takes no turn.
  const turns = (page: Page) => page.getByRole("list", { name: "차례" }).getByRole("listitem");
  await expect(turns(sm.page)).toHaveCount(2);
  await sm.page.getByRole("button", { name: /Jimin 님에게 차례 주기/ }).press("Enter");
  await expect(dev.page.getByText(/Jimin 님 차례입니다\./)).toBeVisible();
  await dev.page.getByRole("button", { name: /^다음: .*Doyun 님$/ }).press("Enter");
  await expect(observer.page.getByText(/Doyun 님 차례입니다\./)).toBeVisible();
  await expect(turns(observer.page).filter({ hasText: "Jimin" })).toContainText("마침");
  await sm.page.getByRole("button", { name: /Doyun 님 건너뛰기/ }).press("Enter");
  await expect(turns(observer.page).filter({ hasText: "Doyun" })).toContainText("건너뜀");
  await sm.page.reload({ waitUntil: "networkidle" });
  await expect(turns(sm.page).filter({ hasText: "Doyun" })).toContainText("건너뜀");
  for (const { page } of [sm, dev]) await expectNoViolations(page);

  // Along the board from right to left, by keys.
  await sm.page.locator("label").filter({ hasText: "보드 따라 걷기" }).click();
  const walked = (page: Page) => page.getByRole("article");
  await expect(walked(sm.page)).toContainText("주문 복사");
  await expect(sm.page.getByText("5개 중 1번째")).toBeVisible();
  await sm.page.keyboard.press("Escape");
  await sm.page.locator("body").press("ArrowRight");
  await expect(walked(sm.page)).toContainText("막힘: 본사 승인 대기");
  for (let step = 0; step < 3; step++) await sm.page.locator("body").press("PageDown");
  await expect(walked(sm.page)).toContainText("그다음 할 일");
  await sm.page.locator("body").press("ArrowRight");
  await expect(walked(sm.page)).toContainText("그다음 할 일");
  await sm.page.locator("body").press("ArrowLeft");
  await expect(walked(sm.page)).toContainText("다음 할 일");
  await expect(sm.page).toHaveURL(new RegExp(`walk=${cardOf(5)}$`));
  expect(await sm.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectNoViolations(sm.page);
  await sm.page.getByRole("button", { name: "끝내기" }).press("Enter");
  await expect(observer.page.getByRole("timer")).toHaveCount(0);
  await call("card.move", { cardKey: cardOf(5), to: "IN_WORK" });
  await expect(walked(sm.page)).toContainText("진행 중");
  for (const { context } of [sm, dev, observer]) await context.close();
  await founding.close();
});

test("a review in Korean: the goal is judged, feedback becomes a card, and cards are shown one at a time", async ({ browser }) => {
  const { path, key, call, cardOf, context: founding } = await aSprintUnderWay(browser);
  await call("scrum.close", { key, sprint: 1 });
  const review = `${path}/sprints/1/review`;
  const po = await at(browser, "po", review, { locale: "ko", phone: true, theme: "dark" });
  const observer = await at(browser, "observer", review, { locale: "en" });
  await expect(observer.page.getByText("The Product Owner has not said yet whether it was met.")).toBeVisible();
  await expect(observer.page.getByRole("textbox")).toHaveCount(0);
  await po.page.getByRole("textbox", { name: "덧붙이는 말" }).fill("거의 다 했습니다");
  await po.page.getByRole("button", { name: "달성했습니다" }).press("Enter");
  await expect(observer.page.getByText("Goal met")).toBeVisible();
  await expect(observer.page.getByText("거의 다 했습니다")).toBeVisible();
  const card = po.page.getByRole("article").filter({ hasText: "재고 이력" });
  await expect(card.getByRole("list", { name: "인수 조건" })).toContainText("두 공장 데이터로 동작");
  await expect(card.getByText("배포 기록이 없습니다.")).toBeVisible();
  await expect(po.page.getByRole("region", { name: "완료하지 못한 카드" }).getByRole("listitem")).toHaveCount(5);

  await po.page.getByRole("textbox", { name: "나온 의견" }).fill("공장별로 <b>나눠</b> 보고 싶습니다");
  await po.page.getByLabel("대상").selectOption({ label: `${cardOf(1)} 재고 이력` });
  await po.page.getByRole("button", { name: "적기" }).click();
  await expect(observer.page.getByText("공장별로 <b>나눠</b> 보고 싶습니다")).toBeVisible();
  await po.page.getByRole("button", { name: /카드로 만들기$/ }).last().press("Enter");
  await expect(observer.page.getByRole("link", { name: `${key}-7` })).toBeVisible();
  await expectNoViolations(po.page);
  expect(await po.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  await po.page.getByRole("button", { name: "발표 화면" }).press("Enter");
  const shown = po.page.getByRole("dialog", { name: "리뷰 발표 화면" });
  await expect(shown.getByText("목표 달성")).toBeVisible();
  await po.page.keyboard.press("ArrowRight");
  await expect(shown.getByRole("heading", { name: /재고 이력/ })).toBeVisible();
  await expect(po.page).toHaveURL(new RegExp(`show=${cardOf(1)}$`));
  await expectNoViolations(po.page, "dialog");
  await po.page.keyboard.press("ArrowRight");
  await expect(shown.getByText("완료하지 못한 카드")).toBeVisible();
  await po.page.keyboard.press("Escape");
  await expect(shown).toHaveCount(0);
  await expect(po.page).toHaveURL(review);
  for (const { context } of [po, observer]) await context.close();
  await founding.close();
});
