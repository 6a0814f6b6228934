import { expect, test } from "@playwright/test";
import { aBrowserBoard, type Call, signIn } from "@/tests/support/browser-board";
import { BoardScreen, middleOf } from "./board-screen";

/** What the history keeps of a card's moves, as "from>to". */
async function movesOf(call: (procedure: string) => Promise<unknown>, cardKey: string): Promise<string[]> {
  const events = (await call(`card.history?input=${encodeURIComponent(JSON.stringify({ cardKey }))}`)) as { kind: string; from?: string; to?: string }[];
  return events.filter(({ kind }) => kind === "card.moved").map(({ from, to }) => `${from}>${to}`);
}

async function addCards(call: Call, key: string, column: string, titles: readonly string[]): Promise<void> {
  for (const title of titles) await call("card.create", { key, title, column });
}

test("a card dragged with the mouse is in the next column at once, for good, and can be undone", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  await addCards(call, key, "PLANNED", ["First", "Second"]);
  const board = await new BoardScreen(page).open(path);
  await board.carry(`${key}-1`, "In Work");
  await board.drop();
  await board.expectCards("In Work", [`${key}-1`]);
  await board.expectCards("Planned", [`${key}-2`]);
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await page.getByRole("button", { name: "Undo" }).click();
  await board.expectCards("Planned", [`${key}-1`, `${key}-2`]);
  await page.reload();
  await board.expectCards("Planned", [`${key}-1`, `${key}-2`]);
  const read = async (procedure: string) => ((await (await context.request.get(`/api/trpc/${procedure}`)).json()) as { result: { data: unknown } }).result.data;
  expect(await movesOf(read, `${key}-1`)).toEqual(["PLANNED>IN_WORK", "IN_WORK>PLANNED"]);
});

test("a card dragged within its column lands between the cards it was dropped between", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  await addCards(call, key, "BACKLOG", ["First", "Second", "Third"]);
  const board = await new BoardScreen(page).open(path);
  const from = await middleOf(board.card(`${key}-1`));
  const below = await middleOf(board.card(`${key}-2`));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y + 10, { steps: 3 });
  await page.mouse.move(from.x, below.y + 14, { steps: 6 });
  await page.mouse.up();
  await board.expectCards("Backlog", [`${key}-2`, `${key}-1`, `${key}-3`]);
  await page.reload();
  await board.expectCards("Backlog", [`${key}-2`, `${key}-1`, `${key}-3`]);
});

test("a full column says why before the drop, and the card goes back with the reason", async ({ browser, context }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call, { dev1: ["TEAM_MEMBER"] });
  await addCards(call, key, "IN_WORK", ["Busy", "Busier"]);
  await addCards(call, key, "PLANNED", ["Waiting"]);
  const theirs = await browser.newContext();
  await signIn(theirs, "dev1");
  const board = await new BoardScreen(await theirs.newPage()).open(path);
  const why = `In Work 2 / 2 — no room now. Finish ${key}-1 (< 1 h) first, or send it back to Planned.`;
  await board.carry(`${key}-3`, "In Work");
  await expect(board.column("In Work").getByText(why)).toBeVisible();
  await board.drop();
  await expect(board.page.getByRole("region", { name: "Notifications" })).toContainText(why);
  await board.expectCards("Planned", [`${key}-3`]);
  await board.expectCards("In Work", [`${key}-1`, `${key}-2`]);
  await theirs.close();
});

test("a Scrum Master goes past a full column only with a reason, which the column then shows as over", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  await addCards(call, key, "IN_WORK", ["Busy"]);
  await addCards(call, key, "PLANNED", ["Urgent"]);
  const board = await new BoardScreen(page).open(path);
  await board.carry(`${key}-2`, "In Work");
  await board.drop();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Move over the limit" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Write the reason");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("The customer's audit is tomorrow");
  await dialog.getByRole("button", { name: "Move over the limit" }).click();
  await board.expectCards("In Work", [`${key}-1`, `${key}-2`]);
  await expect(board.column("In Work").getByRole("heading")).toHaveText("In Work 2 / 1");
  await expect(board.column("In Work").getByRole("listitem").filter({ hasText: "over by 1" })).toBeVisible();
});

test("the keyboard lifts, carries across columns, drops, and takes back, and every step is spoken", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  await addCards(call, key, "PLANNED", ["First", "Second"]);
  const board = await new BoardScreen(page).open(path);
  const spoken = page.getByRole("alert").filter({ hasText: /./ });
  await board.card(`${key}-1`).focus();
  await page.keyboard.press("Space");
  await expect(spoken).toContainText("Planned, place 1 of 2");
  await page.keyboard.press("ArrowDown");
  await expect(spoken).toContainText("Planned, place 2 of 2");
  await page.keyboard.press("Escape");
  await expect(spoken).toContainText("put down");
  await board.expectCards("Planned", [`${key}-1`, `${key}-2`]);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await expect(spoken).toContainText("In Work, place 1 of 1");
  await page.keyboard.press("Space");
  await board.expectCards("In Work", [`${key}-1`]);
  await expect(board.card(`${key}-1`)).toBeFocused();
  await page.keyboard.press("Control+z");
  await board.expectCards("Planned", [`${key}-1`, `${key}-2`]);
});

test("the menu moves, says why a column is closed, and lets the Product Owner discard", async ({ context, page }) => {
  const call = await signIn(context, "po");
  const { key, path } = await aBrowserBoard(call);
  await addCards(call, key, "BACKLOG", ["Not worth it"]);
  const board = await new BoardScreen(page).open(path);
  await board.card(`${key}-1`).focus();
  await page.keyboard.press("m");
  const menu = page.getByRole("menu");
  await menu.getByRole("menuitem", { name: /Won’t do/ }).press("Enter");
  await board.expectCards("Done", [`${key}-1`]);
  await expect(board.card(`${key}-1`)).toContainText("Won’t do");
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 1024, height: 800 } });

  test("a long press lifts a card and carries it to another column", async ({ context, page }) => {
    const call = await signIn(context, "sm");
    const { key, path } = await aBrowserBoard(call);
    await addCards(call, key, "PLANNED", ["First"]);
    const board = await new BoardScreen(page).open(path);
    const from = await middleOf(board.card(`${key}-1`));
    const to = await middleOf(board.column("In Work"));
    const client = await context.newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: { x: number; y: number }[]) => client.send("Input.dispatchTouchEvent", { type, touchPoints: points });
    await touch("touchStart", [from]);
    await expect(board.column("Planned").getByText(`${key}-1 was here`)).toBeAttached();
    await touch("touchMove", [{ x: from.x + 20, y: from.y + 5 }]);
    await touch("touchMove", [{ x: (from.x + to.x) / 2, y: to.y }]);
    await touch("touchMove", [to]);
    await touch("touchEnd", []);
    await board.expectCards("In Work", [`${key}-1`]);
  });
});
