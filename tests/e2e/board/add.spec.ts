import { expect, test } from "@playwright/test";
import { aBrowserBoard, signIn } from "@/tests/support/browser-board";
import { BoardScreen } from "./board-screen";

test("C opens a line in the Backlog that stays for the next card, and Esc closes it", async ({ context, page }) => {
  const call = await signIn(context, "dev1");
  const { key, path } = await aBrowserBoard(call);
  const board = await new BoardScreen(page).open(path);
  await page.keyboard.press("c");
  const title = page.getByRole("textbox", { name: "Title of the card" });
  await expect(title).toBeFocused();
  for (const text of ["First", "Second"]) {
    await title.fill(text);
    await page.keyboard.press("Enter");
  }
  await board.expectCards("Backlog", [`${key}-1`, `${key}-2`]);
  await expect(title).toBeFocused();
  await expect(title).toHaveValue("");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("form").getByRole("alert")).toHaveText("Write a title first.");
  await page.keyboard.press("Escape");
  await expect(title).toBeHidden();
});

test("the Enter that confirms Korean text adds nothing; the next one adds the card once", async ({ context, page }) => {
  const call = await signIn(context, "sm", { locale: "ko" });
  const { key, path } = await aBrowserBoard(call);
  const board = await new BoardScreen(page).open(path);
  await board.column("백로그").getByRole("button", { name: "백로그에 카드 추가" }).click();
  const title = page.getByRole("textbox", { name: "카드 제목" });
  await expect(title).toBeFocused();
  const client = await context.newCDPSession(page);
  await client.send("Input.imeSetComposition", { text: "재고", selectionStart: 2, selectionEnd: 2 });
  await client.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Process", code: "Enter", windowsVirtualKeyCode: 229 });
  await client.send("Input.insertText", { text: "재고" });
  await client.send("Input.dispatchKeyEvent", { type: "keyUp", key: "Enter", code: "Enter", windowsVirtualKeyCode: 13 });
  await expect(title).toHaveValue("재고");
  await board.expectCards("백로그", []);
  await page.keyboard.press("Enter");
  await board.expectCards("백로그", [`${key}-1`]);
  await expect(title).toHaveValue("");
});

test("pasted lines are offered as a card each", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  const board = await new BoardScreen(page).open(path);
  await page.keyboard.press("c");
  const title = page.getByRole("textbox", { name: "Title of the card" });
  await title.evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", "- Count the stock\n- Print the labels\n\n- Ship");
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.getByRole("button", { name: "Add 3 cards" }).click();
  await board.expectCards("Backlog", [`${key}-1`, `${key}-2`, `${key}-3`]);
  await expect(board.card(`${key}-2`)).toContainText("Print the labels");
});

test("a full column refuses a new card in the line itself and keeps what was typed", async ({ context, page }) => {
  const call = await signIn(context, "po");
  const { key, path } = await aBrowserBoard(call);
  await call("card.create", { key, title: "Busy", column: "IN_WORK" });
  const board = await new BoardScreen(page).open(path);
  await board.column("In Work").getByRole("button", { name: "Add a card to In Work" }).click();
  const title = page.getByRole("textbox", { name: "Title of the card" });
  await title.fill("One more");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("form").getByRole("alert")).toContainText("In Work is full: 1 of 1.");
  await expect(title).toHaveValue("One more");
});
