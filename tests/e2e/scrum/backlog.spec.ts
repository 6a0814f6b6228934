import { expect, type Page, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, type Call, dress, signIn } from "@/tests/support/browser-board";

/** A board whose Backlog is made of these titles; its maker holds all roles, the Product Owner and a Team Member one each. */
async function aBacklog(call: Call, names: readonly string[]): Promise<{ key: string; path: string }> {
  const board = await aBrowserBoard(call, { po: ["PRODUCT_OWNER"], dev1: ["TEAM_MEMBER"] });
  for (const title of names) await call("card.create", { key: board.key, title });
  return { ...board, path: `${board.path}/backlog` };
}

/** The titles in the order in which the rows stand on the screen. */
const shown = (page: Page) =>
  page.getByRole("grid").evaluate((grid) =>
    [...grid.querySelectorAll<HTMLElement>("[data-row]")].sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top).map((row) => row.querySelector("[role=gridcell]:nth-child(4) :is(button, span)")?.textContent ?? ""),
  );
const expectOrder = (page: Page, order: string) => expect.poll(async () => (await shown(page)).join(" ")).toBe(order);
const rowOf = (page: Page, title: string) => page.getByRole("row").filter({ hasText: title });

test("the Product Owner ranks by mouse and keys, and takes it back", async ({ browser, context, page }) => {
  const call = await signIn(context, "sm");
  const { path } = await aBacklog(call, ["Ash", "Birch", "Cedar", "Damson"]);
  const mine = await browser.newContext();
  await signIn(mine, "po");
  const list = await mine.newPage();
  await list.goto(path);
  await page.goto(path);
  await expectOrder(list, "Ash Birch Cedar Damson");
  const grip = (await rowOf(list, "Damson").locator("[data-grip]").boundingBox())!;
  const target = (await rowOf(list, "Birch").boundingBox())!;
  await list.mouse.move(grip.x + 8, grip.y + 8);
  await list.mouse.down();
  await list.mouse.move(grip.x + 8, grip.y - 10, { steps: 3 });
  await list.mouse.move(grip.x + 8, target.y + 2, { steps: 6 });
  await list.mouse.up();
  await expectOrder(list, "Ash Damson Birch Cedar");
  await expectOrder(page, "Ash Damson Birch Cedar");
  await list.getByRole("button", { name: "Undo" }).click();
  await expectOrder(page, "Ash Birch Cedar Damson");
  await rowOf(list, "Ash").focus();
  await list.keyboard.press("Alt+ArrowDown");
  await expectOrder(list, "Birch Ash Cedar Damson");
  await expect(rowOf(list, "Ash")).toBeFocused();
  await list.keyboard.press("Alt+End");
  await expectOrder(page, "Birch Cedar Damson Ash");
  await list.getByRole("button", { name: /^Actions for .*-4$/ }).click();
  await list.getByRole("menuitem", { name: "Move to position…" }).click();
  await list.getByRole("spinbutton", { name: "Position" }).fill("2");
  await list.getByRole("button", { name: "Move", exact: true }).click();
  await expectOrder(page, "Birch Damson Cedar Ash");
  await list.reload();
  await expectOrder(list, "Birch Damson Cedar Ash");
});

test("a suggested order shows what would move, and is taken and taken back as one step", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBacklog(call, ["Ash", "Birch", "Cedar"]);
  await call("backlog.value", { cardKey: `${key}-3`, value: 20, urgency: 5, risk: 5, effort: 2 });
  await page.goto(path);
  const birch = rowOf(page, "Birch");
  for (const [part, amount] of [["Value", "5"], ["Urgency", "3"], ["Risk", "2"], ["Effort", "2"]] as const) {
    await birch.getByRole("button", { name: `${part} of` }).click();
    await page.keyboard.type(amount);
    await page.keyboard.press("Enter");
    await expect(birch.getByRole("button", { name: new RegExp(`^${part} of .*: ${amount}$`) })).toBeVisible();
  }
  await expect(birch.getByRole("gridcell").nth(9)).toHaveText("5");
  await page.getByLabel("Order", { exact: true }).selectOption({ label: "Suggested by WSJF" });
  await expect(page).toHaveURL(/by=wsjf/);
  await expectOrder(page, "Cedar Birch Ash");
  await expect(rowOf(page, "Cedar")).toContainText("up 2");
  await expect(rowOf(page, "Ash")).toContainText("down 2");
  await expect(page.getByText("By WSJF, 2 cards would stand elsewhere.")).toBeVisible();
  await page.getByRole("button", { name: "Keep the rank" }).click();
  await expectOrder(page, "Ash Birch Cedar");
  await page.goto(`${path}?by=wsjf`);
  await page.getByRole("button", { name: "Apply this order" }).click();
  await expect(page).not.toHaveURL(/by=wsjf/);
  await expectOrder(page, "Cedar Birch Ash");
  await page.getByRole("button", { name: "Undo" }).click();
  await expectOrder(page, "Ash Birch Cedar");
});

test("many cards are chosen and changed at once, and the line shows where a sprint ends", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBacklog(call, ["Ash", "Birch", "Cedar", "Damson", "Done before"]);
  const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  await call("card.edit", { cardKey: `${key}-5`, points: 8 });
  await call("scrum.plan", { key, startsAt: at(0), endsAt: at(14) });
  await call("scrum.schedule", { key, sprint: 1, cards: [`${key}-5`] });
  await call("scrum.start", { key, sprint: 1 });
  await call("card.move", { cardKey: `${key}-5`, to: "DONE" });
  await call("scrum.close", { key, sprint: 1 });
  await page.goto(path);
  await rowOf(page, "Ash").focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  const bar = page.getByRole("region", { name: "Chosen cards" });
  await expect(bar).toContainText("3 chosen");
  await bar.getByRole("button", { name: "Points" }).click();
  await page.getByRole("menuitem", { name: "3", exact: true }).click();
  await expect(page.getByText("A sprint at the team’s velocity has room for 8 points. Above the line: 2 cards, 6 points.")).toBeVisible();
  await expect(page.locator("[data-cut]")).toContainText("Birch");
  await page.getByRole("button", { name: "Epics" }).click();
  await page.getByLabel("New epic").fill("Orchard");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("0 of 0 cards done, 0 of 0 points")).toBeVisible();
  await page.keyboard.press("Escape");
  await bar.getByRole("button", { name: "Epic", exact: true }).click();
  await page.getByRole("menuitem", { name: "Orchard" }).click();
  await expect(rowOf(page, "Cedar")).toContainText("Orchard");
  await page.getByRole("button", { name: "Epics" }).click();
  await expect(page.getByText("0 of 3 cards done, 0 of 9 points")).toBeVisible();
  await page.getByRole("button", { name: "Show its cards" }).click();
  await expect(page).toHaveURL(/epic=/);
  await expectOrder(page, "Ash Birch Cedar");
  await bar.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("menuitem", { name: "Won’t do" }).click();
  await expect(page.getByText("No card fits these words and filters.")).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await expectOrder(page, "Damson");
});

test("cards that were archived or discarded together come back to their places by undo", async ({ context, page }) => {
  const { key, path } = await aBacklog(await signIn(context, "sm"), ["Ash", "Birch", "Cedar", "Damson"]);
  await page.goto(path);
  const choose = async () => {
    for (const number of [1, 3]) await page.getByRole("checkbox", { name: `Choose ${key}-${number}` }).check();
  };
  await choose();
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await expectOrder(page, "Birch Damson");
  await page.getByRole("button", { name: "Undo" }).click();
  await expectOrder(page, "Ash Birch Cedar Damson");
  await choose();
  await page.getByRole("button", { name: "Discard", exact: true }).click();
  await page.getByRole("menuitem", { name: "Won’t do" }).click();
  await expectOrder(page, "Birch Damson");
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expectOrder(page, "Ash Birch Cedar Damson");
});

test("a Team Member sees the same list and why it cannot be ranked, and still estimates and finds", async ({ browser, context }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBacklog(call, ["Ash", "Birch", "배송 알림"]);
  await call("card.addComment", { cardKey: `${key}-2`, body: "결제 오류는 Safari에서만" });
  const theirs = await browser.newContext();
  await signIn(theirs, "dev1");
  const list = await theirs.newPage();
  await list.goto(path);
  await expectOrder(list, "Ash Birch 배송 알림");
  await expect(list.getByText(/^Only the Product Owner ranks the Backlog/)).toBeVisible();
  await expect(list.locator("[data-grip]")).toHaveCount(0);
  await expect(list.getByRole("button", { name: /^Value of/ })).toHaveCount(0);
  await rowOf(list, "Birch").focus();
  await list.keyboard.press("Alt+ArrowUp");
  await expect(list.getByRole("alert").filter({ hasText: "Only the Product Owner" })).toBeAttached();
  await expectOrder(list, "Ash Birch 배송 알림");
  await rowOf(list, "Birch").getByRole("button", { name: /^Points of/ }).click();
  await list.keyboard.type("5");
  await list.keyboard.press("Enter");
  await list.keyboard.press("/");
  await list.getByRole("searchbox").fill("결제");
  await expectOrder(list, "Birch");
  await expect(list).toHaveURL(/q=/);
  await list.reload();
  await expectOrder(list, "Birch");
  await expect(rowOf(list, "Birch").getByRole("button", { name: /^Points of .*: 5$/ })).toBeVisible();
});

for (const locale of ["en", "ko"] as const) {
  for (const theme of ["light", "dark"] as const) {
    test(`nothing is wrong with it for axe: ${locale}, ${theme}`, async ({ context, page }) => {
      const call = await signIn(context, "sm", { locale, theme });
      const { key, path } = await aBacklog(call, ["Ash", "Birch", "Cedar"]);
      await call("backlog.addEpic", { key, name: "Orchard" });
      await call("backlog.value", { cardKey: `${key}-3`, moscow: "MUST" });
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`${path}?columns=wsjf,rice,moscow&by=moscow`);
        await page.getByRole("checkbox").first().click();
        await expect(page.getByRole("region").first()).toBeVisible();
        await expectNoViolations(page);
        await page.goto(`${path}?panel=epics`);
        await expect(page.getByRole("progressbar")).toBeVisible();
        await expectNoViolations(page);
      }
      await dress(context, {});
    });
  }
}
