import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { aBrowserBoard, signIn } from "@/tests/support/browser-board";

/** A card of this test alone, open in a Scrum Master's browser. */
async function anOpenCard(context: BrowserContext, page: Page, card: Record<string, unknown> = {}) {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call, { dev1: ["TEAM_MEMBER"] });
  await call("card.create", { key, title: "Price list history", column: "BACKLOG", ...card });
  await page.goto(`${path}/c/1`);
  const panel = page.getByRole("dialog", { name: `Card ${key}-1` });
  await expect(panel.getByRole("heading", { level: 2 })).toBeVisible();
  return { call, panel, cardKey: `${key}-1`, path };
}

test("fields are edited in place, and the history tells of it", async ({ context, page }) => {
  const { panel } = await anOpenCard(context, page);
  await panel.getByRole("button", { name: "Price list history" }).click();
  await panel.getByRole("textbox", { name: "Title" }).fill("Price list per supplier");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("heading", { level: 2, name: "Price list per supplier" })).toBeVisible();
  await panel.getByRole("combobox", { name: "Kind" }).selectOption("DEFECT");
  await panel.getByTitle("Points").click();
  await panel.getByRole("textbox", { name: "Points" }).fill("0,5");
  await page.keyboard.press("Enter");
  await panel.getByLabel("Due", { exact: true }).fill("2026-12-24");
  await panel.getByRole("button", { name: "Add a label" }).click();
  await panel.getByLabel("New label").fill("긴급 🚚");
  await page.keyboard.press("Enter");
  const history = panel.getByRole("region", { name: "History" });
  await expect(history).toContainText("renamed it to “Price list per supplier”");
  await expect(history).toContainText("changed: kind");
  await expect(history).toContainText("estimated it at 0.5 points");
  await expect(history).toContainText("changed: due date");
  await expect(history).toContainText("changed: labels");
  await page.reload();
  await expect(panel.getByRole("heading", { level: 2, name: "Price list per supplier" })).toBeVisible();
  await expect(panel.getByLabel("Due", { exact: true })).toHaveValue("2026-12-24");
  await expect(panel.getByText("긴급 🚚")).toBeVisible();
});

test("Escape leaves a title as it was, and the panel open", async ({ context, page }) => {
  const { panel } = await anOpenCard(context, page);
  await page.keyboard.press("e");
  await panel.getByRole("textbox", { name: "Title" }).fill("Something else");
  await page.keyboard.press("Escape");
  await expect(panel.getByRole("button", { name: "Price list history" })).toBeFocused();
});

test("the Enter that confirms composed Korean saves nothing, the next one does", async ({ context, page }) => {
  const { panel } = await anOpenCard(context, page);
  await panel.getByRole("button", { name: "Price list history" }).click();
  const field = panel.getByRole("textbox", { name: "Title" });
  await expect(field).toBeFocused();
  const input = await context.newCDPSession(page);
  await input.send("Input.imeSetComposition", { text: "가격", selectionStart: 2, selectionEnd: 2 });
  await field.dispatchEvent("keydown", { key: "Enter", code: "Enter", isComposing: true, bubbles: true, cancelable: true });
  await expect(field).toHaveValue("가격");
  await input.send("Input.insertText", { text: "가격" });
  await field.press("Enter");
  await expect(panel.getByRole("heading", { level: 2, name: "가격" })).toBeVisible();
});

test("a title of 10,000 characters is refused in a sentence, and what was typed stays", async ({ context, page }) => {
  const { panel } = await anOpenCard(context, page);
  await panel.getByRole("button", { name: "Price list history" }).click();
  const field = panel.getByRole("textbox", { name: "Title" });
  await field.fill("x".repeat(10_000));
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("alert")).toHaveText("This may have 300 characters at most, and has 10,000. Nothing was lost; shorten it and save again.");
  await expect(field).toHaveValue("x".repeat(10_000));
});

test("a save that takes its time does not call back who has moved on to another field", async ({ context, page }) => {
  const { panel } = await anOpenCard(context, page);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route("**/api/trpc/card.edit**", async (route) => {
    await held;
    await route.continue();
  });
  await panel.getByRole("button", { name: "Price list history" }).click();
  await panel.getByRole("textbox", { name: "Title" }).fill("Slowly saved");
  await page.keyboard.press("Enter");
  await panel.getByTitle("Points").click();
  const points = panel.getByRole("textbox", { name: "Points" });
  await points.fill("3");
  letGo();
  await expect(panel.getByRole("button", { name: "Slowly saved" })).toBeVisible();
  await expect(points).toBeFocused();
  await expect(points).toHaveValue("3");
});

test("a save that does not reach the server keeps what was typed and says so", async ({ context, page }) => {
  const { panel } = await anOpenCard(context, page);
  await page.route("**/api/trpc/card.edit**", (route) => route.abort());
  await panel.getByRole("button", { name: "Price list history" }).click();
  const field = panel.getByRole("textbox", { name: "Title" });
  await field.fill("Typed on a train");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("alert")).toContainText("The server cannot be reached");
  await expect(field).toHaveValue("Typed on a train");
  await page.unroute("**/api/trpc/card.edit**");
  await field.press("Enter");
  await expect(panel.getByRole("heading", { level: 2, name: "Typed on a train" })).toBeVisible();
});

test("emoji and right-to-left titles stay what they are", async ({ context, page }) => {
  const title = "👩‍👩‍👧‍👦 سجل الأسعار لكل مورد";
  const { panel } = await anOpenCard(context, page, { title });
  await expect(panel.getByRole("button", { name: title })).toHaveAttribute("dir", "auto");
});

test("Markdown in a description is shown, and nothing in it can act", async ({ context, page }) => {
  const seen: string[] = [];
  await page.route("**://evil.example/**", (route) => {
    seen.push(route.request().url());
    return route.abort();
  });
  const { panel } = await anOpenCard(context, page);
  await panel.getByRole("button", { name: "Add a description" }).click();
  const text = ["**bold** <script>window.bad = 1</script>", "<img src=x onerror='window.bad = 1'>", "![chart](https://evil.example/p.png)", "[run](javascript:window.bad=1) [mail](mailto:a@example.org)"].join("\n\n");
  await panel.getByRole("textbox", { name: "Description" }).fill(text);
  await panel.getByRole("region", { name: "Description" }).getByText("Preview").click();
  await expect(panel.locator("strong", { hasText: "bold" })).toBeVisible();
  await page.keyboard.press("Control+Enter");
  const description = panel.getByRole("region", { name: "Description" });
  await expect(description).toContainText("<script>window.bad = 1</script>");
  await expect(description.getByRole("link", { name: "chart" })).toHaveAttribute("href", "https://evil.example/p.png");
  await expect(description.getByRole("link", { name: "mail" })).toHaveAttribute("href", "mailto:a@example.org");
  await expect(description.getByRole("link", { name: "run" })).toHaveCount(0);
  expect(await description.locator("img, script").count()).toBe(0);
  expect(await page.evaluate(() => "bad" in window)).toBe(false);
  expect(seen).toEqual([]);
});

test("a description that was not saved is there again when the card is", async ({ context, page }) => {
  const { panel } = await anOpenCard(context, page);
  await panel.getByRole("button", { name: "Add a description" }).click();
  await panel.getByRole("textbox", { name: "Description" }).fill("Half a thought");
  await page.keyboard.press("Escape");
  await panel.getByRole("button", { name: "Continue your draft" }).click();
  await expect(panel.getByRole("textbox", { name: "Description" })).toHaveValue("Half a thought");
});

test("assignees are searched among the members, several in one go", async ({ context, page }) => {
  const { panel } = await anOpenCard(context, page);
  await page.keyboard.press("a");
  await panel.getByRole("combobox", { name: "Assign to" }).fill("Jimin");
  await page.getByRole("option", { name: /Jimin/ }).click();
  await expect(panel.getByRole("region", { name: "History" })).toContainText(/assigned it to .*Jimin/);
});
