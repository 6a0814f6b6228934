import { expect, test, type Page } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, signIn } from "@/tests/support/browser-board";

/** The page's scripts are there: from then on a click does what it says. */
const LOADED = { waitUntil: "networkidle" } as const;

const save = async (page: Page) => {
  await page.getByRole("button", { name: "Save calendar" }).click();
  await expect(page.getByText("Not saved yet")).toHaveCount(0);
};

test("the calendar is set, its effect seen before it is saved, and it stands after a reload", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  await page.goto(`${path}/settings/calendar`, LOADED);
  await expect(page.getByText(/took 2 hours of working time \(2 days\), 65 hours of calendar time \(4 days\)\.$/)).toBeVisible();
  await page.getByRole("radio", { name: "Working time" }).check();
  await expect(page.getByText("Charts count calendar time → working time.")).toBeVisible();
  await page.getByRole("checkbox", { name: "Sat" }).check();
  await page.getByLabel("Work ends").fill("00:00");
  await expect(page.getByText("midnight, when the day ends")).toBeVisible();
  // Friday from 17:00 and Saturday to midnight, and an hour of Monday.
  await expect(page.getByText(/took 23 hours of working time \(3 days\)/)).toBeVisible();
  await page.getByLabel("Day off", { exact: true }).fill("2099-12-24");
  await page.getByLabel("To (if later)").fill("2099-12-26");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await save(page);
  await page.reload(LOADED);
  await expect(page.getByRole("radio", { name: "Working time" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Sat" })).toBeChecked();
  await expect(page.getByText("Dec 24, 2099 – Dec 26, 2099")).toBeVisible();
  await expect(page.getByText("Charts count working time.")).toBeVisible();
  await page.getByRole("button", { name: "Remove Dec 24, 2099 – Dec 26, 2099" }).click();
  await save(page);
  const board = (await (await context.request.get(`/api/trpc/board.get?input=${encodeURIComponent(JSON.stringify({ key }))}`)).json()) as { result: { data: object } };
  expect(board.result.data).toMatchObject({ chartTime: "WORKING", workingDays: ["MON", "TUE", "WED", "THU", "FRI", "SAT"], workFrom: "09:00", workTo: "24:00", daysOff: [] });
});

test("what nobody could work by is refused in a sentence, and kept for correction", async ({ context, page }) => {
  const { path } = await aBrowserBoard(await signIn(context, "sm"));
  await page.goto(`${path}/settings/calendar`, LOADED);
  await page.getByLabel("Work ends").fill("08:00");
  await expect(page.getByRole("main").getByRole("alert")).toHaveText("Work ends before it begins: 09:00 to 08:00. Choose a later end.");
  await page.getByRole("button", { name: "Save calendar" }).click();
  await expect(page.getByText("Not saved yet")).toBeVisible();
  await expect(page.getByLabel("Work ends")).toHaveValue("08:00");
  await page.getByLabel("Work ends").fill("18:00");
  for (const day of ["Mon", "Tue", "Wed", "Thu", "Fri"]) await page.getByRole("checkbox", { name: day }).uncheck();
  await expect(page.getByText("Choose at least one working day.").first()).toBeVisible();
  const add = page.getByRole("button", { name: "Add", exact: true });
  for (let twice = 0; twice < 2; twice++) {
    await page.getByLabel("Day off", { exact: true }).fill("2099-12-25");
    await add.click();
  }
  await expect(page.getByText("2099-12-25 is a day off already.")).toBeVisible();
});

test("a card tells its times as the charts do, and says which time that is", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  await call("card.create", { key, title: "Counted", column: "IN_WORK" });
  await page.goto(`${path}/c/1`);
  await expect(page.getByText("Lead time so far")).toBeVisible();
  await expect(page.getByText("working time")).toHaveCount(0);
  await call("board.edit", { key, chartTime: "WORKING" });
  await page.reload();
  await expect(page.getByRole("term").filter({ hasText: "Counted in" })).toBeVisible();
  await expect(page.getByText(/so far; \d+% of it waiting · working time$/)).toBeVisible();
});

test("who may not change it reads all of it and is told whom to ask", async ({ browser, context, page }) => {
  const founder = await browser.newContext();
  const call = await signIn(founder, "sm");
  const { key, path } = await aBrowserBoard(call, { dev1: ["TEAM_MEMBER"] });
  await call("board.edit", { key, chartTime: "WORKING", daysOff: ["2099-12-25"] });
  await founder.close();
  await signIn(context, "dev1");
  await page.goto(`${path}/settings/calendar`);
  const main = page.getByRole("main");
  await expect(page.getByText(/^The Scrum Master changes this: .*Doyun/)).toBeVisible();
  await expect(main).toContainText("Only working hours on working days count");
  await expect(main).toContainText("09:00 – 18:00");
  await expect(main).toContainText("Dec 25, 2099");
  for (const role of ["textbox", "button", "radio", "checkbox"] as const) await expect(main.getByRole(role)).toHaveCount(0);
  await expectNoViolations(page);
});

for (const locale of ["en", "ko"] as const) {
  for (const theme of ["light", "dark"] as const) {
    test(`axe finds nothing wrong with the calendar, ${locale}, ${theme}, on a desk and on a phone`, async ({ context, page }) => {
      const call = await signIn(context, "sm", { locale, theme });
      const { key, path } = await aBrowserBoard(call);
      await call("board.edit", { key, chartTime: "WORKING", daysOff: ["2020-01-01", "2099-12-25"] });
      for (const size of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
        await page.setViewportSize(size);
        await page.goto(`${path}/settings/calendar`, LOADED);
        // Without a working day the page has a problem to tell, too.
        for (const day of await page.getByRole("checkbox", { checked: true }).all().then((boxes) => boxes.toReversed())) await day.uncheck();
        await expect(page.getByRole("main").getByRole("alert").first()).toBeVisible();
        await expectNoViolations(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      }
    });
  }
}
