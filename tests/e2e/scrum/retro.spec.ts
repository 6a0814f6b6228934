import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, type Call, type DemoAccount, type Look, signIn } from "@/tests/support/browser-board";

/** Somebody of the demo at a page, with all that their browser was told over its streams. */
async function at(browser: Browser, account: DemoAccount, path: string, look: Look & { phone?: boolean } = {}): Promise<{ page: Page; wire: () => string }> {
  const context = await browser.newContext(look.phone ? { viewport: { width: 390, height: 844 } } : {});
  await signIn(context, account, look);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  let heard = "";
  session.on("Network.eventSourceMessageReceived", ({ data }) => (heard += data));
  page.on("response", (response) => {
    if (response.request().resourceType() === "document") void response.text().then((text) => (heard += text));
  });
  await page.goto(path, { waitUntil: "networkidle" });
  return { page, wire: () => heard };
}

const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();

async function aRunningSprint(call: Call) {
  const board = await aBrowserBoard(call, { po: ["PRODUCT_OWNER"], dev1: ["TEAM_MEMBER"], dev2: ["TEAM_MEMBER"], observer: ["OBSERVER"] });
  await call("scrum.plan", { key: board.key, name: "First", startsAt: days(0), endsAt: days(14) });
  await call("scrum.start", { key: board.key, sprint: 1 });
  return board;
}

const note = (page: Page, text: string) => page.getByRole("listitem").filter({ has: page.getByText(text, { exact: true }) }).last();

test("three people hold a retrospective: hidden notes, groups, votes, and an action that the next one begins with", async ({ browser }) => {
  const founding = await browser.newContext();
  const call = await signIn(founding, "sm");
  const { key, path } = await aRunningSprint(call);
  const retro = `${path}/sprints/1/retrospective`;
  const sm = await at(browser, "sm", `${path}/sprints/1`);
  await sm.page.getByRole("navigation", { name: "Pages of the sprint" }).getByRole("link", { name: "Retrospective" }).click();
  await expect(sm.page).toHaveURL(retro);
  const dev = await at(browser, "dev1", retro);
  const other = await at(browser, "dev2", retro, { phone: true, locale: "ko", theme: "dark" });
  await expect(dev.page.getByText("The Scrum Master opens it.")).toBeVisible();
  await expectNoViolations(sm.page);
  await sm.page.getByRole("button", { name: "Open it" }).click();

  const write = dev.page.getByRole("textbox", { name: "New note under “Problem”" });
  await write.fill("Builds take <b>forty</b> minutes");
  await write.press("Enter");
  await expect(note(dev.page, "Builds take <b>forty</b> minutes")).toBeVisible();
  const writeKo = other.page.getByRole("textbox", { name: "‘문제점’에 새 메모" });
  await writeKo.fill("빌드가 느립니다");
  await writeKo.press("Enter");
  await other.page.getByRole("textbox", { name: "‘유지할 점’에 새 메모" }).fill("짝 프로그래밍");
  await other.page.getByRole("region", { name: "유지할 점" }).getByRole("button", { name: "메모 추가" }).click();
  await expect(note(other.page, "짝 프로그래밍")).toBeVisible();
  await other.page.getByRole("button", { name: "‘짝 프로그래밍’ 고치기" }).click();
  await other.page.getByRole("textbox", { name: "메모 내용" }).fill("금요일 짝 프로그래밍");
  await other.page.getByRole("button", { name: "저장" }).click();
  await expect(dev.page.getByText("Others have written 2 notes; nobody sees them before all are shown.")).toBeVisible();
  await expect(other.page.getByText("다른 사람이 메모를 1개 썼습니다.")).toBeVisible();
  await expect(sm.page.getByText("Others have written 3 notes")).toBeVisible();
  // Also who comes to the page only now is told nothing of them.
  await sm.page.reload({ waitUntil: "networkidle" });
  await expect(sm.page.getByText("Others have written 3 notes")).toBeVisible();
  expect(sm.wire()).not.toMatch(/forty|느립니다|프로그래밍/);
  expect(dev.wire()).not.toMatch(/느립니다|프로그래밍/);
  expect(other.wire()).not.toContain("forty");
  expect(dev.wire(), "one's own is heard, or this would prove nothing").toContain("forty");
  await expectNoViolations(other.page);
  expect(await other.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  await sm.page.getByRole("button", { name: "On to “Group”" }).click();
  await expect(note(sm.page, "금요일 짝 프로그래밍")).toBeVisible();
  // Text stays text.
  await expect(note(sm.page, "Builds take <b>forty</b> minutes")).toBeVisible();
  await other.page.getByRole("button", { name: "‘빌드가 느립니다’ 함께 묶기…" }).focus();
  await other.page.keyboard.press("Enter");
  await other.page.getByRole("menuitem", { name: /forty/ }).press("Enter");
  await expect(dev.page.getByRole("button", { name: "Put “빌드가 느립니다” with…" })).toBeVisible();
  const group = (page: Page) => page.getByRole("listitem").filter({ hasText: "forty" }).filter({ hasText: "느립니다" });
  await expect(group(sm.page)).toHaveCount(1);
  // Out of the group by the menu, and back by dragging.
  await sm.page.getByRole("button", { name: "Put “빌드가 느립니다” with…" }).click();
  await sm.page.getByRole("menuitem", { name: "On its own" }).click();
  await expect(group(dev.page)).toHaveCount(0);
  await sm.page.getByText("빌드가 느립니다", { exact: true }).dragTo(sm.page.getByText("Builds take <b>forty</b> minutes"));
  await expect(group(dev.page)).toHaveCount(1);

  await sm.page.getByRole("button", { name: "On to “Vote”" }).click();
  const more = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
  for (let vote = 1; vote <= 3; vote++) {
    await more(dev.page, /^Give “(Builds|빌드).*a vote$/).click();
    await expect(dev.page.getByRole("group", { name: /^Your votes for “(Builds|빌드)/ }).getByRole("status")).toHaveText(String(vote));
  }
  await expect(dev.page.getByText("You have given all your votes.")).toBeVisible();
  await more(other.page, "‘금요일 짝 프로그래밍’에 한 표 주기").click();
  await expect(sm.page.getByText("2 people have voted.")).toBeVisible();
  for (const { wire } of [sm, dev, other]) expect(wire()).not.toMatch(/"votes":[1-9]/);
  await expectNoViolations(dev.page);
  await sm.page.getByRole("button", { name: "On to “Decide”" }).click();
  await expect(group(other.page).getByText("3표")).toBeVisible();

  await dev.page.getByRole("button", { name: /^Add an action for “(Builds|빌드)/ }).click();
  const form = dev.page.getByRole("form", { name: "New action" });
  await form.getByLabel("What will be done").fill("Cache the build");
  await form.getByLabel("Who does it").selectOption({ label: "지민 Jimin" });
  await expectNoViolations(dev.page);
  await form.getByRole("button", { name: "Make it a card" }).click();
  await expect(other.page.getByRole("link", { name: `${key}-1 Cache the build` })).toBeVisible();
  await sm.page.getByRole("button", { name: "Close it" }).click();
  await expect(dev.page.getByText("This retrospective is closed.")).toBeVisible();
  await expect(note(dev.page, "금요일 짝 프로그래밍")).toBeVisible();

  await call("card.move", { cardKey: `${key}-1`, to: "IN_WORK" });
  await call("scrum.close", { key, sprint: 1 });
  await call("scrum.plan", { key, name: "Second", startsAt: days(14), endsAt: days(28) });
  await call("scrum.start", { key, sprint: 2 });
  await other.page.goto(`${path}/sprints/2/retrospective`);
  const previous = other.page.getByRole("region", { name: "지난 First 회고에서 정한 일" });
  await expect(previous.getByRole("listitem").filter({ hasText: "Cache the build" })).toContainText("진행 중");
  await previous.getByRole("link", { name: /Cache the build/ }).click();
  await expect(other.page.getByText(`Decided in the retrospective of sprint 1:`)).toBeVisible();
  await expect(other.page.getByRole("link", { name: new RegExp(`${key}/sprints/1/retrospective$`) })).toBeVisible();
  for (const { page } of [sm, dev, other]) await page.context().close();
  await founding.close();
});

test("an anonymous note is known to its writer's browser alone", async ({ browser }) => {
  const founding = await browser.newContext();
  const call = await signIn(founding, "sm");
  const { path, key } = await aRunningSprint(call);
  await call("retro.open", { key, sprint: 1, anonymous: true });
  const retro = `${path}/sprints/1/retrospective`;
  const dev = await at(browser, "dev1", retro);
  const observer = await at(browser, "observer", retro);
  await dev.page.getByRole("textbox", { name: "New note under “Try”" }).fill("Speak more openly");
  await dev.page.getByRole("region", { name: "Try" }).getByRole("button", { name: "Add the note" }).click();
  await expect(note(dev.page, "Speak more openly")).toBeVisible();
  await expect(dev.page.getByText("Others have written nothing yet.")).toBeVisible();
  await expect(observer.page.getByText("Others have written 1 note;")).toBeVisible();
  await expect(observer.page.getByRole("textbox")).toHaveCount(0);
  await dev.page.reload();
  await dev.page.getByRole("button", { name: "Change “Speak more openly”" }).click();
  await dev.page.getByRole("textbox", { name: "The note’s text" }).fill("Speak openly");
  await dev.page.keyboard.press("Enter");
  await expect(note(dev.page, "Speak openly")).toBeVisible();
  // Where the same person has another browser, it is one of the others'.
  const elsewhere = await at(browser, "dev1", retro);
  await expect(elsewhere.page.getByText("Others have written 1 note;")).toBeVisible();
  expect(observer.wire() + elsewhere.wire() + dev.wire()).not.toContain("openly");
  await call("retro.step", { key, sprint: 1, from: "WRITE", to: "GROUP" });
  await expect(note(observer.page, "Speak openly")).toBeVisible();
  await expect(observer.page.getByRole("region", { name: "Try" }).getByText("지민")).toHaveCount(0);
  for (const { page } of [dev, observer, elsewhere]) await page.context().close();
  await founding.close();
});
