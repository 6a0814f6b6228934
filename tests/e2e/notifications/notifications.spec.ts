import { expect, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, signIn } from "@/tests/support/browser-board";

test("who is named in a comment hears of it, and is taken to the card", async ({ browser, context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call, { dev4: ["TEAM_MEMBER"] });
  await call("card.create", { key, title: "Talked about" });
  const other = await browser.newContext();
  const theirs = await signIn(other, "dev4");
  const { name } = (await (await other.request.get("/api/trpc/people.me")).json()).result.data as { name: string };
  await theirs("notifications.read", {});
  const reader = await other.newPage();
  await reader.goto("/notifications");
  const rail = reader.getByRole("navigation", { name: "Main" });
  await expect(rail.getByRole("link", { name: "Notifications", exact: true })).toBeVisible();

  await page.goto(`${path}/c/1`);
  const comments = page.getByRole("region", { name: "Comments" });
  await comments.getByRole("textbox", { name: "Write a comment" }).pressSequentially(`See @${name.slice(0, 2)}`);
  const choices = comments.getByRole("listbox", { name: "Whom do you mean?" }).getByRole("option");
  await expect(choices).toHaveCount(1);
  await expect(choices).toContainText(name);
  await page.keyboard.press("Enter");
  await page.keyboard.type("please");
  await expect(comments.getByRole("textbox")).toHaveValue(`See @${name} please`);
  await page.keyboard.press("Control+Enter");
  await expect(comments.getByRole("listitem").locator("mark")).toHaveText(`@${name}`);

  await expect(async () => {
    await reader.reload();
    await expect(rail.getByRole("link", { name: "Notifications, 1 unread" })).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectNoViolations(reader);
  const entry = reader.getByRole("main").getByRole("listitem").filter({ hasText: `${key}-1 Talked about` });
  await expect(entry).toContainText("mentioned you.");
  await entry.getByRole("link").click();
  await expect(reader).toHaveURL(`${path}/c/1`);
  await expect(reader.getByRole("region", { name: "Comments" })).toContainText(`See @${name} please`);
  await expect(rail.getByRole("link", { name: "Notifications", exact: true })).toBeVisible();
  await other.close();
});

test("each chooses what they are told of", async ({ context, page }) => {
  await signIn(context, "dev3");
  await page.goto("/account#notifications");
  const section = page.locator("#notifications");
  await section.getByRole("checkbox", { name: "Here: A sprint starts" }).uncheck();
  await section.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  await page.reload();
  await expect(section.getByRole("checkbox", { name: "Here: A sprint starts" })).not.toBeChecked();
  await expect(section.getByRole("checkbox", { name: "Here: A card is assigned to me" })).toBeChecked();
  await expect(section).toContainText("has not set up a mail server");
  await expectNoViolations(page);
});
