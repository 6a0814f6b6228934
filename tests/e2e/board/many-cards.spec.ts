import { type APIRequestContext, expect, type Locator, type Page, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, type Call, signIn } from "@/tests/support/browser-board";
import { BoardScreen, boxOf, type ColumnName, middleOf } from "./board-screen";

const COUNT = 1_000;
const COLUMNS: readonly ColumnName[] = ["Backlog", "Planned", "In Work", "Done"];
const TITLES = ["Approve purchase orders on the phone", "세금계산서 발행 오류 수정", "Warehouse scanner loses the connection behind the third rack", "Price list history"];

/** A board whose cards have passed through its columns, a quarter in each; the import brings them at once. */
async function aBigBoard(call: Call, request: APIRequestContext): Promise<{ key: string; path: string }> {
  const board = await aBrowserBoard(call);
  const { key } = board;
  await call("board.setLimits", { key, planned: { mode: "NONE" }, inWork: { mode: "NONE" }, enforcement: "BLOCK" });
  const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString();
  const lines = Array.from({ length: COUNT }, (_, index) => index + 1).flatMap((number) => {
    const card = `${key}-${number}`;
    const moves = ["PLANNED", "IN_WORK", "DONE"].slice(0, number % 4).map((to, step) => ({ card, at: at(number + step + 1), type: "moved", to }));
    return [{ card, at: at(number), type: "created", title: `${TITLES[number % TITLES.length]} ${number}` }, ...moves];
  });
  const { token } = (await (await request.post("/api/v1/tokens", { data: { email: "po@demo.local", password: "throughline", name: key } })).json()) as { token: string };
  const headers = { authorization: `Bearer ${token}` };
  const answer = await request.post(`/api/v1/boards/${key}/imports?format=history`, { headers, data: lines.map((line) => JSON.stringify(line)).join("\n") });
  expect(await answer.json()).toMatchObject({ cards: COUNT, refused: [] });
  return board;
}

type Card = { key: string; title: string };

/** What the server says that each column holds, from top to bottom. */
async function readColumns(): Promise<Card[][]> {
  return board.page.evaluate(async (input) => {
    const answer = (await (await fetch(`/api/trpc/board.get?input=${encodeURIComponent(JSON.stringify(input))}`)).json()) as { result: { data: { columns: { cards: Card[] }[] } } };
    return answer.result.data.columns.map(({ cards }) => cards);
  }, { key });
}

function scrollerOf(board: BoardScreen, name: ColumnName): Locator {
  return board.column(name).locator("[data-scroller]");
}

async function scrollTo(board: BoardScreen, name: ColumnName, share: number): Promise<void> {
  await scrollerOf(board, name).evaluate((scroller, at) => scroller.scrollTo({ top: scroller.scrollHeight * at }), share);
}

/** The first card that is in full view in a column. */
async function firstInView(board: BoardScreen, name: ColumnName): Promise<{ key: string; top: number }> {
  const find = () =>
    scrollerOf(board, name).evaluate((scroller) => {
      const edge = scroller.getBoundingClientRect();
      const boxes = [...scroller.querySelectorAll<HTMLElement>("[data-card]")].map((card) => ({ key: card.dataset.card ?? "", box: card.getBoundingClientRect() }));
      const first = boxes.find(({ box }) => box.top >= edge.top && box.bottom <= edge.bottom);
      return first ? { key: first.key, top: first.box.top } : null;
    });
  await expect.poll(find).not.toBeNull();
  return (await find())!;
}

/** Key and title of every card of a column in the order in which its text has them, drawn as cards or not. */
function textsOf(name: ColumnName): Promise<string[]> {
  return scrollerOf(board, name).evaluate((scroller) =>
    [...scroller.querySelectorAll<HTMLElement>("li[data-card], li[data-lines]")].flatMap(({ dataset, textContent }) => {
      if (dataset.lines) return textContent?.split("\n").map((line) => line.replace(/ +/g, " ")) ?? [];
      const [title] = /(?<=Requirement.*?)(Approve|세금|Warehouse|Price).*$/.exec(textContent ?? "") ?? [];
      return [`${dataset.card} ${title}`];
    }),
  );
}

const elementsOf = (page: Page) => page.evaluate(() => document.querySelectorAll("*").length);

let call: Call;
let key: string;
let board: BoardScreen;

test.beforeEach(async ({ context, page }) => {
  call = await signIn(context, "po");
  const made = await aBigBoard(call, context.request);
  key = made.key;
  board = await new BoardScreen(page).open(made.path);
});

test("the page itself shows the first cards, the browser draws few of them, and every one stands there as text once", async ({ context, page }) => {
  const columns = await readColumns();
  const html = await (await context.request.get(new URL(page.url()).pathname)).text();
  expect(html).toContain(columns[0]![0]!.title);
  expect(html).not.toContain(columns[0]![200]!.title);
  expect(await elementsOf(page)).toBeLessThan(2_500);
  for (const [at, name] of COLUMNS.entries()) expect(await textsOf(name)).toEqual(columns[at]!.map((card) => `${card.key} ${card.title}`));
  await expectNoViolations(page);
});

test("the browser's own search leads to a card far below, which is then there as a card", async ({ page }) => {
  const wanted = (await readColumns())[0]![200]!;
  await expect(board.card(wanted.key)).toHaveCount(0);
  const isFound = await page.evaluate((text) => {
    const found = (window as unknown as { find: (text: string) => boolean }).find(text);
    // The search bar, which no test can open, brings what it found to the middle of the screen.
    const match = getSelection()?.getRangeAt(0);
    const scroller = match?.startContainer.parentElement?.closest("[data-scroller]");
    if (match && scroller) scroller.scrollTop += match.getBoundingClientRect().top - scroller.getBoundingClientRect().top - scroller.clientHeight / 2;
    return found;
  }, wanted.key);
  expect(isFound).toBe(true);
  await expect(board.card(wanted.key)).toBeInViewport();
});

test("arrow keys reach every card of every column, End the last one, and the one with the focus stays when it is scrolled away", async ({ page }) => {
  const columns = await readColumns();
  for (const cards of columns) {
    await board.card(cards[0]!.key).focus();
    const walked = await page.evaluate(() => {
      const keys: (string | undefined)[] = [];
      const focused = () => document.activeElement?.closest<HTMLElement>("[data-card]")?.dataset.card;
      for (let key = focused(), before: string | undefined; key !== before; key = focused()) {
        keys.push(key);
        before = key;
        document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }));
      }
      return keys;
    });
    expect(walked).toEqual(cards.map((card) => card.key));
    await page.keyboard.press("Home");
  }
  const last = columns[3]!.at(-1)!;
  await page.keyboard.press("End");
  await expect(board.card(last.key)).toBeFocused();
  await expect(board.card(last.key)).toBeInViewport();
  await scrollTo(board, "Done", 0);
  await expect(board.card(last.key)).not.toBeInViewport();
  await expect(board.card(last.key)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(board.card(columns[3]!.at(-2)!.key)).toBeFocused();
});

test("the board's own search shows a card from far below alone", async ({ page }) => {
  const wanted = (await readColumns())[2]![240]!;
  await page.keyboard.press("/");
  await page.keyboard.type(wanted.title);
  await board.expectCards("In Work", [wanted.key]);
  await expect(page.getByText(`1 of ${COUNT} shown`)).toBeVisible();
});

test("a card from far below is dragged to another column, between the cards it is held between", async () => {
  const before = await readColumns();
  await scrollTo(board, "Backlog", 0.6);
  await scrollTo(board, "Planned", 0.5);
  const { key: card } = await firstInView(board, "Backlog");
  await board.carry(card, "Planned");
  await board.drop();
  await expect(board.column("Planned").getByRole("link", { name: new RegExp(`^${card},`) })).toBeInViewport();
  await expect.poll(async () => (await readColumns())[1]!.some((each) => each.key === card)).toBe(true);
  const planned = (await readColumns())[1]!.map((each) => each.key);
  expect(planned.filter((each) => each !== card)).toEqual(before[1]!.map((each) => each.key));
  expect(planned.indexOf(card)).toBeGreaterThan(60);
});

test("a card held at a column's lower edge scrolls it, as far as one holds it there", async ({ page }) => {
  const card = (await readColumns())[0]![1]!.key;
  const from = await middleOf(board.card(card));
  const target = await boxOf(scrollerOf(board, "Planned"));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(target.x + 60, target.y + target.height - 30, { steps: 8 });
  await expect.poll(() => scrollerOf(board, "Planned").evaluate((scroller) => scroller.scrollTop)).toBeGreaterThan(4_000);
  await page.mouse.move(target.x + 60, target.y + target.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await readColumns())[1]!.findIndex((each) => each.key === card)).toBeGreaterThan(30);
  await expect(board.card(card)).toBeInViewport();
});

test("keys carry a card to places that were not on screen", async ({ page }) => {
  const backlog = (await readColumns())[0]!.map((each) => each.key);
  await board.card(backlog[0]!).focus();
  await page.keyboard.press("Space");
  for (let step = 0; step < 40; step++) await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("alert").filter({ hasText: "Backlog, place 41 of 250." })).toBeAttached();
  await page.keyboard.press("Space");
  await expect.poll(async () => (await readColumns())[0]!.findIndex((each) => each.key === backlog[0])).toBe(40);
  await expect(board.card(backlog[0]!)).toBeFocused();
  await expect(board.card(backlog[0]!)).toBeInViewport();
});

test("what others change above does not move what one is reading", async () => {
  const backlog = (await readColumns())[0]!.map((each) => each.key);
  await scrollTo(board, "Backlog", 0.5);
  await firstInView(board, "Backlog");
  const before = await firstInView(board, "Backlog");
  for (const moved of backlog.slice(-3)) await call("card.move", { cardKey: moved, to: "BACKLOG", after: null });
  await call("card.move", { cardKey: backlog[0], to: "PLANNED" });
  await expect(board.column("Backlog").getByRole("heading")).toHaveText("Backlog 249");
  const top = () => board.card(before.key).evaluate((card) => card.getBoundingClientRect().top);
  await expect.poll(async () => Math.abs((await top()) - before.top)).toBeLessThan(2);
});

test("a card's own address shows it on the board beside its panel", async ({ page }) => {
  const card = (await readColumns())[1]![180]!.key;
  await page.goto(`${new URL(page.url()).pathname}/c/${card.split("-")[1]}`);
  await expect(page.getByRole("dialog", { name: new RegExp(card) })).toBeVisible();
  await expect(board.card(card)).toBeInViewport();
});
