import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, signIn } from "@/tests/support/browser-board";

const CARDS = ["부가세 반올림", "단가표 이력", "주문 복사"] as const;

/** Works a page by its keys alone: what is meant gets the focus, and the keyboard does the rest. */
function keysOf(page: Page) {
  const at = async (place: Locator, ...keys: string[]) => {
    await place.focus();
    for (const key of keys) await page.keyboard.press(key);
  };
  const write = async (place: Locator, text: string) => {
    await place.focus();
    await page.keyboard.insertText(text);
  };
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true }).last();
  return {
    at,
    write,
    press: (name: string | RegExp) => at(button(name), "Enter"),
    follow: (name: string | RegExp) => at(page.getByRole("link", { name }).last(), "Enter"),
    tab: (name: string) => at(page.getByRole("navigation", { name: "스프린트의 페이지" }).getByRole("link", { name }), "Enter"),
  };
}

test("한 스프린트 전체를 휴대폰 너비에서 키보드만으로 치른다", async ({ context, page }) => {
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  const call = await signIn(context, "sm", { locale: "ko" });
  const { key, path } = await aBrowserBoard(call);
  for (const title of CARDS) await call("card.create", { key, title, points: 5 });
  const { at, write, press, follow, tab } = keysOf(page);
  const choose = (card: number) => page.getByLabel(`${key}-${card} ${CARDS[card - 1]} 고르기`);
  const look = async () => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectNoViolations(page);
  };

  // Plan it, from the Backlog, with a goal.
  await page.goto(`${path}/sprints`, { waitUntil: "networkidle" });
  await press("스프린트 계획");
  const plan = page.getByRole("dialog");
  await write(plan.getByLabel("이름"), "첫 스프린트");
  await write(plan.getByLabel("목표"), "주문이 들어온다");
  await at(plan.getByRole("button", { name: "계획하기" }), "Enter");
  await follow("첫 스프린트");
  for (const card of [1, 2]) await at(choose(card), "Space");
  await press("2장 담기 (10점)");
  await expect(page.getByText("카드 2장, 10점이 담겨 있습니다.")).toBeVisible();
  await look();

  // Start.
  await press("시작");
  await expect(page.getByText("스프린트를 시작했습니다. 카드 2장을 계획으로 옮겼습니다.")).toBeVisible();

  // The daily, on the clock, along the board.
  await tab("데일리");
  await at(page.getByRole("spinbutton", { name: "시간(분)" }), "Enter");
  await expect(page.getByRole("timer")).toBeVisible();
  await at(page.getByRole("radio", { name: "사람별" }), "ArrowRight");
  await expect(page.getByRole("article")).toContainText(CARDS[0]);
  await look();
  await press("끝내기");
  await expect(page.getByRole("timer")).toHaveCount(0);

  // One card through the board; the scope changes meanwhile.
  for (const to of ["진행 중", "완료"]) {
    await page.goto(`${path}/c/1`, { waitUntil: "networkidle" });
    await press("이동…");
    await at(page.getByRole("menuitem", { name: new RegExp(`^${to}`) }), "Enter");
    await expect(page.getByRole("dialog").or(page.getByRole("complementary")).getByText(to, { exact: true }).first()).toBeVisible();
  }
  await page.goto(`${path}/sprints/1`, { waitUntil: "networkidle" });
  await press("범위 바꾸기");
  await at(choose(3), "Space");
  await press("1장 담기 (5점)");
  await expect(page.getByRole("row", { name: new RegExp(`${key}-3.*스프린트에 담음`) })).toBeVisible();

  // Close, with a choice for what is left.
  await press("스프린트 마감");
  const close = page.getByRole("dialog");
  await at(close.getByLabel(`${key}-2 보낼 곳`), "End");
  await at(close.getByLabel(`${key}-3 보낼 곳`), "Home");
  await at(close.getByRole("button", { name: "스프린트 마감" }), "Enter");
  await expect(page.getByText("스프린트를 마감할 때 확정된 보고서이며, 그 뒤의 일로 바뀌지 않습니다.")).toBeVisible();
  await look();

  // Review: the goal is judged, a remark becomes a card.
  await tab("리뷰");
  await press("달성했습니다");
  await expect(page.getByText("목표 달성", { exact: true })).toBeVisible();
  await write(page.getByRole("textbox", { name: "나온 의견" }), "공장별로 보고 싶습니다");
  await press("적기");
  await press(/카드로 만들기$/);
  await expect(page.getByRole("link", { name: `${key}-4` })).toBeVisible();
  await look();

  // Retrospective: from a note to an action.
  await tab("회고");
  await press("열기");
  await write(page.getByRole("textbox", { name: "‘문제점’에 새 메모" }), "빌드가 느립니다");
  await page.keyboard.press("Enter");
  await expect(page.getByText("빌드가 느립니다", { exact: true })).toBeVisible();
  for (const step of ["묶기", "투표"]) await press(`‘${step}’ 단계로 넘어가기`);
  await press("‘빌드가 느립니다’에 한 표 주기");
  await expect(page.getByText("2표 남았습니다.")).toBeVisible();
  await press("‘결정’ 단계로 넘어가기");
  await press("‘빌드가 느립니다’에 실행할 일 추가");
  const action = page.getByRole("textbox", { name: "할 일" });
  await at(action, "Control+A");
  await write(action, "빌드 캐시 쓰기");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: `${key}-5 빌드 캐시 쓰기` })).toBeVisible();
  await expect(page.getByRole("form", { name: "이벤트 시작" })).toBeVisible();
  await press("회고 마감");
  await expect(page.getByText("마감한 회고입니다.")).toBeVisible();
  await expect(page.getByRole("form", { name: "이벤트 시작" })).toHaveCount(0);
  await look();

  // The next one is planned with what was carried on, what was learned, and what the last one had to say.
  await page.goto(`${path}/sprints`, { waitUntil: "networkidle" });
  await press("스프린트 계획");
  await at(page.getByRole("dialog").getByRole("button", { name: "계획하기" }), "Enter");
  await follow("Sprint 2");
  await expect(page.getByText("여력은 5점입니다.")).toBeVisible();
  await expect(choose(3)).toBeVisible();
  await at(page.getByLabel(`${key}-5 빌드 캐시 쓰기 고르기`), "Space");
  await press(/^1장 담기/);
  await press("시작");
  await tab("회고");
  await expect(page.getByRole("region", { name: "지난 첫 스프린트 회고에서 정한 일" })).toContainText("계획");
  await look();
});
