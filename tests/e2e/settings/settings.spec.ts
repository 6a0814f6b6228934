import { expect, test, type Page } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, signIn, type Call } from "@/tests/support/browser-board";

/** A board with four people who count, and three cards In Work. */
async function aTeam(call: Call) {
  const board = await aBrowserBoard(call, { dev1: ["TEAM_MEMBER"], dev2: ["TEAM_MEMBER"], dev3: ["TEAM_MEMBER"], observer: ["OBSERVER"] });
  for (const title of ["A", "B", "C"]) await call("card.create", { key: board.key, title, column: "IN_WORK" });
  return board;
}

const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("the effect of a lower limit is told before it is saved, and nothing is evicted", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aTeam(call);
  await page.goto(`${path}/settings/limits`);
  const inWork = section(page, "In Work");
  await expect(inWork).toContainText("4 people × 1 = 4");
  await expect(inWork).toContainText("In Work: 4. 3 cards are there. Room for 1.");
  await inWork.getByLabel("Cards per person").fill("0.5");
  await expect(inWork).toContainText("4 people × 0.5 = 2");
  await expect(inWork).toContainText("In Work: 4 → 2. 3 cards are there. Over by 1; nothing is evicted, cards can only leave.");
  await page.getByRole("button", { name: "Save limits" }).click();
  await expect(inWork).toContainText("In Work: 2. 3 cards are there. Over by 1");
  const board = (await (await context.request.get(`/api/trpc/board.get?input=${encodeURIComponent(JSON.stringify({ key }))}`)).json()) as { result: { data: { columns: { name: string; limit: number; over: number; count: number }[] } } };
  expect(board.result.data.columns.find(({ name }) => name === "IN_WORK")).toMatchObject({ limit: 2, count: 3, over: 1 });
});

test("a number that is none is refused in a sentence and kept", async ({ context, page }) => {
  const { path } = await aTeam(await signIn(context, "sm"));
  await page.goto(`${path}/settings/limits`);
  const planned = section(page, "Planned");
  await planned.getByText("Fixed").click();
  await planned.getByLabel("Cards", { exact: true }).fill("2.5");
  await expect(planned.getByRole("alert")).toHaveText("A whole number, 1 or more.");
  await page.getByRole("button", { name: "Save limits" }).click();
  await expect(page.getByText("One of the numbers is missing or cannot be used.")).toBeVisible();
  await expect(planned.getByLabel("Cards", { exact: true })).toHaveValue("2.5");
});

test("an absence changes the heads: seen before it is saved, and on the board after", async ({ context, page }) => {
  const { path } = await aTeam(await signIn(context, "sm"));
  await page.goto(`${path}/settings/members`);
  await page.getByRole("button", { name: /^Edit .*Jimin/ }).click();
  await page.getByRole("button", { name: "Away today" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "dev1@demo.local" });
  await expect(row).toContainText("People who count today: 4 → 3");
  await expect(row).toContainText("In Work: 4 → 3. 3 cards are there. Full.");
  await row.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText("counted, away today");
  await expect(section(page, "Members")).toContainText("3 people count today");
  await page.goto(path);
  await expect(page.getByText("3 people × 1").first()).toBeVisible();
});

test("somebody new gets a link that is shown once, and can be taken off and put back", async ({ context, page }) => {
  const { path, key } = await aTeam(await signIn(context, "sm"));
  await page.goto(`${path}/settings/members`);
  const add = section(page, "Add a member");
  const email = `new.${key.toLowerCase()}@example.org`;
  await add.getByLabel("E-mail address").fill(email);
  await add.getByLabel("Name").fill("김하늘");
  await expect(add).toContainText("People who count today: 4 → 5");
  await add.getByRole("button", { name: "Add a member" }).click();
  await expect(add.getByText(/\/join\/[0-9A-Za-z]{32}$/)).toBeVisible();
  const row = page.getByRole("listitem").filter({ hasText: email });
  await expect(row).toContainText("has not joined yet");
  await row.getByRole("button", { name: "Issue a new link" }).click();
  await expect(row.getByText(/\/join\/[0-9A-Za-z]{32}$/)).toBeVisible();
  await row.getByRole("button", { name: /^Edit/ }).click();
  await row.getByRole("button", { name: "Remove from the board" }).click();
  await expect(row).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row).toContainText("김하늘");
});

test("the last Scrum Master stays, and the refusal says what to do", async ({ context, page }) => {
  const { path } = await aTeam(await signIn(context, "sm"));
  await page.goto(`${path}/settings/members`);
  const row = page.getByRole("listitem").filter({ hasText: "sm@demo.local" });
  await row.getByRole("button", { name: /^Edit/ }).click();
  await row.getByRole("checkbox", { name: "Scrum Master" }).uncheck();
  await row.getByRole("button", { name: "Save" }).click();
  await expect(row.getByRole("alert")).toHaveText("A board needs a Scrum Master. Give someone else the role first.");
  await expect(row.getByRole("checkbox", { name: "Scrum Master" })).not.toBeChecked();
});

test("the board is renamed, and a name that is too long is kept for shortening", async ({ context, page }) => {
  const { path } = await aTeam(await signIn(context, "sm"));
  await page.goto(`${path}/settings`);
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("x".repeat(101));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("A name has at most 100 characters; this one has 101.")).toBeVisible();
  await expect(name).toHaveValue("x".repeat(101));
  await name.fill("주문과 재고 📦");
  await page.getByLabel("Time zone").selectOption("Europe/Berlin");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Not saved yet")).toHaveCount(0);
  await page.reload();
  await expect(name).toHaveValue("주문과 재고 📦");
  await expect(page.getByLabel("Time zone")).toHaveValue("Europe/Berlin");
});

test("who may not manage reads all of it and is told whom to ask", async ({ browser, context, page }) => {
  const founder = await browser.newContext();
  const { path } = await aTeam(await signIn(founder, "sm"));
  await founder.close();
  await signIn(context, "observer");
  for (const part of ["", "/limits", "/members"]) {
    await page.goto(`${path}/settings${part}`);
    await expect(page.getByText(/^The Scrum Master changes this: .*Doyun/)).toBeVisible();
    await expect(page.getByRole("main").getByRole("textbox")).toHaveCount(0);
    await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  }
});

for (const locale of ["en", "ko"] as const) {
  for (const theme of ["light", "dark"] as const) {
    test(`axe finds nothing wrong with the settings, ${locale}, ${theme}`, async ({ context, page }) => {
      await signIn(context, "sm", { locale, theme });
      for (const part of ["", "/limits", "/members"]) {
        await page.goto(`/w/demo/b/${locale === "ko" ? "ERPKO" : "ERP"}/settings${part}`);
        await expect(page.getByRole("main").getByRole("heading", { level: 2 }).first()).toBeVisible();
        if (part === "/members") await page.getByRole("button", { name: /Jimin/ }).click();
        await expectNoViolations(page);
      }
    });
  }
}
