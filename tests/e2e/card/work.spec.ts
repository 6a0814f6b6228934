import { expect, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, signIn } from "@/tests/support/browser-board";

test("a checklist stays open for the next item, counts, and gives back what was removed", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  await call("card.create", { key, title: "With a list" });
  await page.goto(`${path}/c/1`);
  const list = page.getByRole("region", { name: "Checklist" });
  await list.getByRole("button", { name: "Add an item" }).click();
  const field = list.getByRole("textbox", { name: /New item/ });
  for (const item of ["Old price stays", "Export shows it"]) {
    await field.fill(item);
    await field.press("Enter");
    await expect(list.getByRole("checkbox", { name: item })).toBeVisible();
  }
  await field.press("Escape");
  await list.getByRole("checkbox", { name: "Old price stays" }).check();
  await expect(list).toContainText("1 of 2");
  await list.getByRole("button", { name: "Remove Export shows it" }).click();
  await expect(list).toContainText("1 of 1");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(list).toContainText("1 of 2");
});

test("comments are written, edited and deleted by who wrote them, and by nobody else", async ({ browser, context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call, { dev1: ["TEAM_MEMBER"] });
  await call("card.create", { key, title: "Talked about" });
  const other = await browser.newContext();
  const theirs = await signIn(other, "dev1");
  await theirs("card.addComment", { cardKey: `${key}-1`, body: "Mine alone" });
  await page.goto(`${path}/c/1`);
  const comments = page.getByRole("region", { name: "Comments" });
  await comments.getByRole("textbox", { name: "Write a comment" }).fill("Looks *good*");
  await page.keyboard.press("Control+Enter");
  const mine = comments.getByRole("listitem").filter({ hasText: "Looks good" });
  await expect(mine.locator("em")).toHaveText("good");
  await expect(comments.getByRole("listitem").filter({ hasText: "Mine alone" }).getByRole("button")).toHaveCount(0);
  await mine.getByRole("button", { name: "Edit" }).click();
  await comments.getByRole("textbox", { name: "Edit the comment" }).fill("Looks better");
  await page.keyboard.press("Control+Enter");
  const edited = comments.getByRole("listitem").filter({ hasText: "Looks better" });
  await expect(edited).toContainText("edited");
  await edited.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(edited).toHaveCount(0);
  await other.close();
});

test("blocked with a reason, for all to see at once, until it is unblocked", async ({ browser, context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call, { dev1: ["TEAM_MEMBER"] });
  await call("card.create", { key, title: "Stuck", column: "IN_WORK" });
  const other = await browser.newContext();
  await signIn(other, "dev1");
  const watcher = await other.newPage();
  for (const each of [page, watcher]) await each.goto(`${path}/c/1`);
  await expect(watcher.getByRole("heading", { level: 2, name: "Stuck" })).toBeVisible();
  await page.getByRole("button", { name: "Mark as blocked" }).click();
  await page.getByRole("textbox", { name: "What holds it up" }).fill("The firewall is closed");
  await page.keyboard.press("Enter");
  const panel = watcher.getByRole("dialog", { name: `Card ${key}-1` });
  await expect(panel.getByTitle("What holds it up")).toHaveText("The firewall is closed");
  await expect(panel.getByRole("region", { name: "History" })).toContainText("marked it as blocked: The firewall is closed");
  await panel.getByRole("button", { name: "Unblock" }).click();
  await expect(page.getByRole("button", { name: "Mark as blocked" })).toBeVisible();
  await other.close();
});

test("archiving asks nothing and can be undone; deleting asks", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  await call("card.create", { key, title: "On its way out" });
  await page.goto(`${path}/c/1`);
  const panel = page.getByRole("dialog", { name: `Card ${key}-1` });
  await panel.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(panel).toContainText("This card is archived");
  await expect(panel.getByRole("button", { name: "Mark as blocked" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(panel).not.toContainText("This card is archived");
  await panel.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await page.goto(`${path}/c/1`);
  await expect(page.getByText("On its way out")).toHaveCount(0);
});

test("an observer sees everything of a card and nothing to change it with", async ({ browser, context, page }) => {
  const founder = await browser.newContext();
  const call = await signIn(founder, "sm");
  const { key, path } = await aBrowserBoard(call, { observer: ["OBSERVER"] });
  await call("card.create", { key, title: "To be seen", description: "All of it", labels: ["stock"], points: 3 });
  await call("card.editChecklist", { cardKey: `${key}-1`, change: { type: "add", text: "One thing" } });
  await call("card.addComment", { cardKey: `${key}-1`, body: "Said" });
  await founder.close();
  await signIn(context, "observer");
  await page.goto(`${path}/c/1`);
  const panel = page.getByRole("dialog", { name: `Card ${key}-1` });
  for (const text of ["To be seen", "All of it", "stock", "Said"]) await expect(panel.getByText(text, { exact: true })).toBeVisible();
  await expect(panel.getByRole("textbox")).toHaveCount(0);
  await expect(panel.getByRole("checkbox", { name: "One thing" })).toBeDisabled();
  const buttons = await panel.getByRole("button").evaluateAll((all) => all.map((button) => button.getAttribute("aria-label") ?? button.textContent));
  expect(buttons.sort()).toEqual(["Close", "Copy branch name", "Copy link"]);
});

for (const locale of ["en", "ko"] as const) {
  for (const theme of ["light", "dark"] as const) {
    test(`axe finds nothing wrong with a card, ${locale}, ${theme}`, async ({ context, page }) => {
      await signIn(context, "sm", { locale, theme });
      await page.goto(locale === "ko" ? "/w/demo/b/ERPKO/c/32" : "/w/demo/b/ERP/c/32");
      await expect(page.getByRole("dialog").getByRole("heading", { level: 2 })).toBeVisible();
      await expect(page.getByRole("dialog").locator("h4[data-level]").first()).toBeVisible();
      await expectNoViolations(page, "[role=dialog]");
    });
  }
}
