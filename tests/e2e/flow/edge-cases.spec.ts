import { expect, test, type BrowserContext, type Locator, type Page } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, dress, signIn, type Call } from "@/tests/support/browser-board";
import { AN_HOUR, aToldBoard, CASES, MINUTE, ordinaryCards, TEN_YEARS, type EdgeBoard, type Told } from "./edge-boards";

/** The page's scripts are there: from then on a click does what it says. */
const LOADED = { waitUntil: "networkidle" } as const;
const ORDINARY = 8;
const EVENTFUL: readonly Told[] = [...ordinaryCards(ORDINARY), ...CASES];

const chart = (page: Page, id: string) => page.locator(`#${id}`);

/** Everything that is said there, of what is folded too. */
async function remarksOf(where: Locator): Promise<string[]> {
  const folded = where.locator("details:not([open]) > summary");
  while ((await folded.count()) > 0) await folded.first().click();
  const texts = await where.getByRole("list", { name: /^(What to know|알아 둘 점)/ }).getByRole("listitem").allInnerTexts();
  return texts.map((text) => text.replace(/\s*(Which cards|카드 보기)$/, ""));
}

/** Those of the page as a whole stand above all others. */
const pageRemark = (page: Page) => page.locator("main").getByRole("listitem").first().innerText();

async function anEventfulBoard(call: Call, context: BrowserContext): Promise<EdgeBoard> {
  const board = await aToldBoard(call, context.request, EVENTFUL);
  await call("card.create", { key: board.key, title: "Moved by mistake" });
  const slip = { cardKey: `${board.key}-${EVENTFUL.length + 1}` };
  const { version } = await call("card.move", { ...slip, to: "IN_WORK" });
  await call("card.undoMove", { ...slip, version });
  await call("board.edit", { key: board.key, timeZone: "Europe/Berlin" });
  return board;
}

test.describe("on a board on which everything happened", () => {
  // One board for all: its history is long to tell.
  test.describe.configure({ mode: "serial" });
  let board: EdgeBoard;
  test.beforeAll(async ({ browser }) => {
    const context = await browser.newContext();
    board = await anEventfulBoard(await signIn(context, "po"), context);
    await context.close();
  });

  test("each chart says which of its cards are counted by a rule of their own, in both languages", async ({ context, page }) => {
    await signIn(context, "po");
    await page.goto(`${board.path}/flow`, LOADED);

    expect(await remarksOf(chart(page, "scatter"))).toEqual([
      "Left out: 2 cards closed as “won’t do” or “duplicate”.",
      "1 card was reopened; it counts once, at its last completion.",
      "1 card never stood In Work: counted here, but without a cycle time.",
      "1 card was created In Work: it started with the creation.",
      "1 card was created in Done: its lead time is zero.",
      "1 card is archived by now and counts all the same.",
      "1 card was deleted after being finished and still counts.",
    ]);
    expect(await remarksOf(chart(page, "ageing"))).toEqual([
      "1 card was moved back after the start: its age keeps growing.",
      "1 card was done and reopened: its age counts from the first start.",
      "1 card was created In Work: its age counts from the creation.",
      "1 card was archived unfinished: off the board and out of this count from then on.",
      "1 card was deleted unfinished: out of this count from then on, while past days stay as they were.",
    ]);
    expect(await remarksOf(chart(page, "throughput"))).toEqual(expect.arrayContaining([
      "The last day is not over: hatched as “so far”, and in no average.",
      "1 card was reopened; it counts once, at its last completion.",
      "1 card was done and reopened: not finished any more, it counts again once done.",
      "Left out: 2 cards closed as “won’t do” or “duplicate”.",
    ]));
    expect(await remarksOf(chart(page, "wip"))).toEqual(expect.arrayContaining([
      "1 card in progress stands in Planned or Backlog again: started, so counted here, but not in the limit.",
      "1 card was archived unfinished: off the board and out of this count from then on.",
    ]));
    expect(await remarksOf(chart(page, "cfd"))).toEqual(["2 cards that were archived or deleted unfinished stay in these lines, which never fall."]);
    await expect(chart(page, "cfd").getByText(/^hatched: up to \d+ cards? stood left of the furthest column reached$/)).toBeVisible();
    expect(await remarksOf(chart(page, "efficiency"))).toContain("1 card was moved back after the start: that time is waiting.");
    expect(await remarksOf(chart(page, "time-in-column"))).toContain("1 card was reopened: the time inside Done is in no column.");

    await chart(page, "scatter").getByText("Cycle time", { exact: true }).click();
    expect(await remarksOf(chart(page, "scatter"))).toEqual(expect.arrayContaining([
      "Left out: 2 cards that never stood In Work, so that nobody saw them start. They count in lead time and throughput.",
      "1 card was moved back after the start: the clock went on from the first start.",
    ]));

    await dress(context, { locale: "ko" });
    await page.goto(`${board.path}/flow`, LOADED);
    expect((await remarksOf(chart(page, "scatter"))).slice(0, 3)).toEqual(["제외: ‘하지 않음’이나 ‘중복’으로 닫은 카드 2장.", "카드 1장은 다시 열렸으며, 마지막 완료로 한 번만 셉니다.", "카드 1장은 진행 중을 거치지 않았습니다. 여기에서는 세지만 사이클 타임은 없습니다."]);
    expect(await pageRemark(page)).toMatch(/^\d{4}년 \d+월 \d+일에 보드의 시간대가 바뀌었습니다\(Asia\/Seoul → Europe\/Berlin\)\. 그 전의 날을 포함해 이 페이지의 날짜는 모두 Europe\/Berlin 기준입니다\.$/);
    expect((await remarksOf(chart(page, "throughput")))[0]).toBe("마지막 날은 아직 끝나지 않아 ‘현재까지’로 빗금을 긋고 평균에서 뺍니다.");
  });

  test("the page says that its zone was changed and that a move was undone at once", async ({ context, page }) => {
    await signIn(context, "po");
    await page.goto(`${board.path}/flow`, LOADED);
    const remarks = page.getByRole("list", { name: "What to know: Flow", exact: true }).getByRole("listitem");
    await expect(remarks).toHaveText([/^The board’s time zone was changed from Asia\/Seoul to Europe\/Berlin on .+: all days on this page, those before included, are days of Europe\/Berlin\.$/, /^A move of 1 card was undone within a minute: here, it was never made\./]);
    await expect(chart(page, "ageing").getByText("Moved by mistake")).toHaveCount(0);
  });

  test("a remark leads to its cards, those beyond the third unfold, and tip and table say the same of each", async ({ context, page }) => {
    await signIn(context, "po");
    await page.goto(`${board.path}/flow`, LOADED);
    const scatter = chart(page, "scatter");
    await expect(scatter.getByText("1 card was deleted after being finished and still counts.")).toBeHidden();
    await scatter.getByText("4 more remarks").click();
    await expect(scatter.getByText("1 card was deleted after being finished and still counts.")).toBeVisible();
    await expectNoViolations(page);

    await scatter.getByRole("button", { name: "Which cards: Left out: 2 cards" }).click();
    const dialog = page.getByRole("dialog", { name: /^Left out: 2 cards/ });
    await expect(dialog.getByRole("listitem")).toHaveText([/Not done$/, /A duplicate$/]);
    await page.keyboard.press("Escape");
    await scatter.getByRole("button", { name: "Which cards: 1 card was deleted" }).click();
    const deleted = page.getByRole("dialog", { name: /was deleted/ });
    await expect(deleted.getByRole("listitem")).toHaveText([/Deleted when done$/]);
    await expect(deleted.getByRole("link")).toHaveCount(0);
    await page.keyboard.press("Escape");

    await scatter.getByRole("button", { name: "Table" }).click();
    for (const [title, mark] of [["Reopened", "reopened once"], ["Moved back", "moved back after its start"], ["Skipped In Work", "never stood In Work"], ["Archived when done", "archived"]] as const) {
      await expect(scatter.getByRole("row").filter({ has: page.getByRole("cell", { name: title, exact: true }) }).getByRole("cell").last()).toHaveText(mark);
    }
    await scatter.getByRole("button", { name: "Table" }).click();
    await scatter.getByRole("link", { name: /: Reopened$/ }).focus();
    await expect(scatter.getByText("reopened once")).toBeVisible();
    await expect(chart(page, "ageing").getByRole("link", { name: /: Moved back and open, older than 85% were here, moved back|: Moved back and open, moved back after its start/ })).toHaveCount(1);

    await scatter.getByRole("button", { name: "Which cards: 1 card was reopened" }).click();
    await page.getByRole("dialog").getByRole("link").click();
    await expect(page).toHaveURL(new RegExp(`${board.path}/c/${ORDINARY + 1}$`));
  });

  test("a card's panel says by which rule it is counted, and the strip that the oldest was moved back", async ({ context, page }) => {
    await signIn(context, "po");
    for (const [title, sentence] of [
      ["Reopened", "Reopened, it counts once, at its last completion; the time inside Done is in no column."],
      ["Reopened and open", "It was done and reopened: not finished any more, it counts again once it is done."],
      ["Moved back and open", "It was moved back after its start: the clock goes on from the first start."],
      ["Skipped In Work", "It never stood In Work, so it has no cycle time. It counts in lead time and throughput."],
      ["Created in Done", "It was created in Done: its lead time is zero, and it has no cycle time."],
      ["A duplicate", "Closed without being done, it is left out of throughput and of all times."],
      ["Archived unfinished", "This card is archived and was not finished: off the board and no work in progress since then; its past days stay in the charts."],
    ] as const) {
      await page.goto(`${board.path}/c/${EVENTFUL.findIndex((card) => card.title === title) + 1}`);
      await expect(page.getByText(sentence, { exact: true })).toBeVisible();
    }
    await page.goto(`${board.path}/c/${EVENTFUL.length + 1}`);
    await expect(page.getByRole("list", { name: "How this card is counted" }).getByRole("listitem")).toHaveText(["A move that was undone within a minute counts as never made."]);
    await dress(context, { locale: "ko" });
    await page.reload();
    await expect(page.getByText("1분 안에 되돌린 이동은 없던 일로 봅니다.")).toBeVisible();
    await dress(context, { locale: "en" });
    await page.goto(board.path);
    const oldest = EVENTFUL.findIndex((card) => card.title === "Moved back and open") + 1;
    await expect(page.getByText(`Oldest started 22 d · ${board.key}-${oldest}, moved back to Backlog`)).toBeVisible();
    const tile = (title: string) => page.locator("[data-card]").filter({ has: page.getByText(title, { exact: true }) });
    await expect(tile("Created In Work")).toContainText("took 3 d");
    await expect(tile("Skipped In Work")).toBeVisible();
    await expect(tile("Skipped In Work")).not.toContainText("took");
    await page.goto(`${board.path}/c/1`);
    await expect(page.getByText("Lead time", { exact: true })).toBeVisible();
    await expect(page.getByRole("list", { name: "How this card is counted" })).toHaveCount(0);
  });
});

test("an empty board draws nothing and says what to do; one card has a time but no percentile; the board's strip waits for five", async ({ context, page }) => {
  const call = await signIn(context, "po");
  const empty = await aBrowserBoard(call);
  await page.goto(`${empty.path}/flow`, LOADED);
  await expect(page.getByText("Nothing flows yet")).toBeVisible();
  await expect(page.getByRole("figure")).toHaveCount(0);

  const one = await aToldBoard(call, context.request, ordinaryCards(1));
  await page.goto(`${one.path}/flow`, LOADED);
  await expect(page.getByRole("heading", { name: "1 card was finished: too few to say how long one takes." })).toBeVisible();
  await expect(page.getByRole("heading", { name: "The one finished card took 9 days." })).toBeVisible();
  expect(await remarksOf(chart(page, "scatter"))).toEqual(["Only 1 card: dots alone, since percentiles need 5."]);
  await expect(page.getByRole("link", { name: /^Cycle time, median/ })).toHaveText(/–\s*needs 5 finished cards$/);
  await expect(chart(page, "forecast").getByText(/^Cards were finished on 1 of the last 9 days\./)).toBeVisible();
  await page.goto(one.path);
  await expect(page.getByText("Cycle time: 1 of the 5 finished cards it takes to say")).toBeVisible();
});

test("four values are dots alone; from five on there are percentiles, but no 95th below eleven", async ({ context, page }) => {
  const call = await signIn(context, "po");
  const four = await aToldBoard(call, context.request, ordinaryCards(4));
  await page.goto(`${four.path}/flow`, LOADED);
  const scatter = chart(page, "scatter");
  await expect(scatter.getByRole("link", { name: /finished/ })).toHaveCount(4);
  expect(await remarksOf(scatter)).toEqual(["Only 4 cards: dots alone, since percentiles need 5."]);
  expect(await remarksOf(chart(page, "histogram"))).toEqual(["Only 4 cards: no percentiles, which need 5."]);
  await expect(scatter.getByText(/^50%/)).toHaveCount(0);

  const seven = await aToldBoard(call, context.request, ordinaryCards(7));
  await page.goto(`${seven.path}/flow`, LOADED);
  expect(await remarksOf(scatter)).toEqual(["Only 7 cards: no 95th percentile, which needs 11."]);
  await expect(scatter.getByText(/50–85%/)).toBeVisible();
  await dress(context, { locale: "ko" });
  await page.goto(`${four.path}/flow`, LOADED);
  expect(await remarksOf(scatter)).toEqual(["카드가 4장뿐이라 점만 보여 줍니다. 백분위수는 5장부터 구합니다."]);
});

test("a board that lasted an hour is read in minutes, and says why", async ({ context, page }) => {
  const call = await signIn(context, "po");
  const { path } = await aToldBoard(call, context.request, AN_HOUR, MINUTE);
  await page.goto(`${path}/flow`, LOADED);
  expect(await pageRemark(page)).toBe("85% of the cards take less than two hours, so every time on this page is in minutes.");
  await expect(page.getByRole("heading", { name: "From request to done, half of the cards take 21 minutes or less; 85% take 27 minutes or less." })).toBeVisible();
  await expect(chart(page, "throughput").getByText("by minute", { exact: true })).toBeVisible();
  expect(await remarksOf(chart(page, "throughput"))).toContain("The last minute is not over: hatched as “so far”, and in no average.");
  await expect(chart(page, "forecast").getByText(/A forecast needs five days with a finished card/)).toBeVisible();
  await dress(context, { locale: "ko" });
  await page.reload(LOADED);
  expect(await pageRemark(page)).toBe("카드의 85%가 2시간보다 짧게 걸려 이 페이지의 시간은 모두 분 단위입니다.");
});

test("a board of ten years is drawn by the month, its axes by the year, and says why", async ({ context, page }) => {
  const call = await signIn(context, "po");
  const { path } = await aToldBoard(call, context.request, TEN_YEARS);
  await page.goto(`${path}/flow?period=all`, LOADED);
  expect(await pageRemark(page)).toBe("This period is longer than three years, so its series are drawn by the month.");
  for (const id of ["throughput", "wip", "cfd", "columns"]) {
    await expect(chart(page, id).getByText("by month", { exact: true })).toBeVisible();
    const labels = await chart(page, id).locator("svg text").allTextContents();
    const years = labels.filter((label) => /^20\d\d$/.test(label));
    expect(years.length).toBeGreaterThanOrEqual(3);
    expect(years.length).toBeLessThanOrEqual(11);
  }
  expect(await remarksOf(chart(page, "throughput"))).toEqual(["The last month is not over: hatched as “so far”, and in no average."]);
  await page.goto(`${path}/flow?period=30`, LOADED);
  await expect(page.getByText("This period is longer than three years", { exact: false })).toHaveCount(0);
  await dress(context, { locale: "ko" });
  await page.goto(`${path}/flow?period=all`, LOADED);
  expect(await pageRemark(page)).toBe("기간이 3년보다 길어 추이를 월 단위로 그립니다.");
});
