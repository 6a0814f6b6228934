import { expect, type Page, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, type Call, dress, signIn } from "@/tests/support/browser-board";
import { scriptPayloads } from "@/tests/support/script-payloads";
import { watchScripts } from "@/tests/support/watch-scripts";

const CANARY = "http://canary.invalid/x";

async function aForm(call: Call) {
  const board = await aBrowserBoard(call, { dev1: ["TEAM_MEMBER"] });
  return { ...board, link: async () => new URL(String((await call("intake.set", { key: board.key, open: true })).link)).pathname };
}

test("a Scrum Master opens the form; somebody without an account sends a request by phone, in Korean, and follows it", async ({ browser, context, page }) => {
  const call = await signIn(context, "sm");
  const { path, key } = await aForm(call);
  await page.goto(`${path}/settings/request-form`);
  await expect(page.getByText("The form is off.")).toBeVisible();
  await page.getByRole("button", { name: "Switch the form on" }).click();
  const link = (await page.getByText(/\/request\/[0-9A-Za-z]{32}$/).textContent()) ?? "";
  await expect(page.getByText("The form is on.")).toBeVisible();

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await dress(phone, { locale: "ko" });
  const form = await phone.newPage();
  await form.goto(new URL(link).pathname);
  await expect(form.getByRole("heading", { name: `Board ${key}에 요청 보내기` })).toBeVisible();
  expect(await form.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectNoViolations(form);
  await form.getByLabel("무엇이 필요하신가요?").fill("재고 화면이 열리지 않습니다");
  await form.getByLabel("자세한 내용").fill("월요일 아침부터요.");
  await form.getByLabel("이름").fill("김하늘");
  await form.getByRole("button", { name: "요청 보내기" }).click();
  await expect(form).toHaveURL(/\/request\/status\/[0-9A-Za-z]{22}$/);
  await expect(form.getByText("접수됨", { exact: true })).toBeVisible();
  await expect(form.getByText("월요일 아침부터요.")).toBeVisible();
  await expectNoViolations(form);

  await page.goto(`${path}/c/1`);
  await expect(page.getByText(/^From the request form, by 김하늘/)).toBeVisible();
  await call("card.move", { cardKey: `${key}-1`, to: "IN_WORK" });
  await form.reload();
  await expect(form.getByText("진행 중", { exact: true })).toBeVisible();
  expect(await form.textContent("body")).not.toContain(key);

  await page.goto(`${path}/settings/request-form`);
  await page.getByRole("button", { name: "New link" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "New link" }).click();
  await expect(page.getByText(/\/request\/[0-9A-Za-z]{32}$/)).not.toHaveText(link);
  await form.goto(new URL(link).pathname);
  await expect(form.getByRole("heading", { name: "닫힌 요청 양식입니다" })).toBeVisible();
  await phone.close();
});

test("what a stranger types in is text wherever it is shown, and none of its links can be followed", async ({ browser, context, page }) => {
  const call = await signIn(context, "sm");
  const { path, key, link } = await aForm(call);
  const payloads = scriptPayloads(CANARY);
  let details = "[look](https://elsewhere.example/) https://elsewhere.example/bare";
  for (const payload of payloads) if (Buffer.byteLength(`${details}\n\n${payload}`) < 9_000) details = `${details}\n\n${payload}`;
  const outside = await browser.newContext();
  const form = await outside.newPage();
  const told = [await watchScripts(context, page), await watchScripts(outside, form)];
  await form.goto(await link());
  await form.getByLabel("What do you need?").fill(`<img src=x onerror=alert(1)> ${CANARY}`);
  await form.getByLabel("Details").fill(details);
  await form.getByLabel("Your name").fill(`"><svg onload=fetch('${CANARY}')>`);
  await form.getByRole("button", { name: "Send the request" }).click();
  await expect(form).toHaveURL(/\/request\/status\//);
  await expectOnlyOwnLinks(form);
  for (const place of [path, `${path}/c/1`, `${path}/backlog`]) {
    await page.goto(place, { waitUntil: "networkidle" });
    await expect(page.getByText("<img src=x onerror=alert(1)>").first()).toBeVisible();
    await expectOnlyOwnLinks(page);
  }
  await page.goto(`${path}/c/1`);
  await expect(page.getByText("[look](https://elsewhere.example/)")).toBeVisible();
  await call("card.edit", { cardKey: `${key}-1`, description: "[look](https://elsewhere.example/)" });
  await expect(page.getByRole("link", { name: "look" })).toHaveAttribute("rel", /noopener/);
  for (const each of told) expect(await each()).toEqual([]);
  await outside.close();
});

/** No link that leads away, nothing fetched from elsewhere, no element that anybody typed. */
async function expectOnlyOwnLinks(page: Page): Promise<void> {
  const places = await page.locator("main a[href], main [src], [role=complementary] a[href], [role=complementary] [src]").evaluateAll((all) => all.map((each) => each.getAttribute("href") ?? each.getAttribute("src") ?? ""));
  expect(places.filter((place) => !/^(#|\/(?!\/))/.test(place))).toEqual([]);
  expect(await page.locator("iframe, object, embed, svg script, base, [onerror], [onload], [onfocus], [onmouseover]").count()).toBe(0);
}
