import { readFile } from "node:fs/promises";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, signIn } from "@/tests/support/browser-board";
import { REPOSITORY } from "@/tests/support/github-deliveries";
import { workflowRunMessage } from "@/tests/support/github-messages";
import { aDeliveryBoard } from "./delivery-board";

const VIEWS = ["runs", "deployments", "releases&since=all", "audit&month=2026-11", "deliveries"] as const;

async function open(page: Page, path: string, view = "runs"): Promise<void> {
  await page.goto(`${path}/delivery?view=${view}`, { waitUntil: "networkidle" });
}

/** An environment of the overview, by its name. */
const place = (page: Page, name: string) => page.getByRole("region", { name: "What runs where" }).getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
const tab = (page: Page, name: string) => page.getByRole("tabpanel", { name });

/** All that the page can show: three versions in Production, the last of them a rollback, and one that waits for approval. */
async function aBoardWithAPast(context: BrowserContext, look: Parameters<typeof signIn>[2] = {}) {
  const board = await aDeliveryBoard(await signIn(context, "sm", look), context.request);
  for (const card of [1, 2, 3]) await board.build(card);
  await board.deploy("production", { card: 1, ref: "v1.0.0", minute: 0 });
  await board.deploy("production", { card: 2, ref: "v1.1.0", minute: 10 });
  await board.deploy("production", { card: 1, ref: "v1.0.0", minute: 20 });
  await board.needApproval();
  await board.deploy("production", { card: 3, ref: "v1.2.0", minute: 30, state: "waiting" });
  return board;
}

test("what runs where and what would go out next is seen at once, and anew when something is heard", async ({ context, page }) => {
  const board = await aDeliveryBoard(await signIn(context, "sm"), context.request);
  await board.build(1);
  await page.goto(board.path, { waitUntil: "networkidle" });
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await expect(page).toHaveURL(`${board.path}/delivery`);
  await expect(page.getByRole("link", { name: "Delivery", exact: true })).toHaveAttribute("aria-current", "page");
  await expect(place(page, "QA")).toContainText("1cf1cf1");
  await expect(place(page, "Production")).toContainText("Nothing has been deployed here yet.");
  await page.getByRole("button", { name: "Waiting for Production: 1 card, 3 points" }).click();
  await expect(page.getByRole("dialog").getByRole("link", { name: `${board.key}-1 Round VAT per line` })).toHaveAttribute("href", `${board.path}/c/1`);
  await page.keyboard.press("Escape");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();

  await board.deploy("production", { card: 1, ref: "v1.0.0", minute: 0 });
  await expect(place(page, "Production")).toContainText("v1.0.0");
  await expect(place(page, "Production")).toContainText("Nothing waits for Production.");
  await place(page, "Production").getByRole("link", { name: `${board.key}-1` }).click();
  await expect(page).toHaveURL(`${board.path}/c/1`);
});

test("runs tell their attempts, stages and waits; the status that is looked for stands in the address; what fell silent is marked", async ({ context, page }) => {
  const board = await aDeliveryBoard(await signIn(context, "sm"), context.request);
  await board.build(1);
  const silent = { id: 9, workflow: "Nightly", branch: "main", sha: "9".repeat(40), message: "Import", createdAt: new Date(Date.now() - 25 * 3_600_000) };
  await board.send(workflowRunMessage(REPOSITORY, silent, { status: "in_progress", at: silent.createdAt }));
  await open(page, board.path);
  const runs = tab(page, "Runs").getByRole("listitem").filter({ has: page.getByRole("heading") });
  await expect(runs).toHaveCount(4);
  await expect(runs.filter({ hasText: "attempt 2" })).toContainText("waited 1 min");
  await expect(runs.filter({ hasText: "Nightly" })).toContainText(/stale: nothing heard since/);
  await expect(page.getByText(/stale/)).toHaveCount(1);
  await page.getByLabel("Status").selectOption("Failed");
  await expect(runs).toHaveCount(1);
  await expect(runs).toContainText("unit tests Failed 2 min");
  await expect(page).toHaveURL(/status=FAILED/);
  await page.reload();
  await expect(runs).toHaveCount(1);
  await page.getByRole("tab", { name: "Deployments" }).click();
  await expect(page).toHaveURL(`${board.path}/delivery?view=deployments`);
  await page.getByLabel("Environment").selectOption("Production");
  await expect(page.getByText("Nothing has been deployed there yet.")).toBeVisible();
});

test("older runs are fetched when they are asked for", async ({ context, page }) => {
  const board = await aDeliveryBoard(await signIn(context, "sm"), context.request);
  const told = Array.from({ length: 27 }, (_, index) => ({ id: index + 1, branch: "main", sha: "9".repeat(40), message: `Import ${index + 1}`, createdAt: new Date(Date.UTC(2026, 10, 3, 9, index)) }));
  await board.send(...told.map((run) => workflowRunMessage(REPOSITORY, run, { status: "completed", conclusion: "success", at: run.createdAt })));
  await open(page, board.path);
  const runs = tab(page, "Runs").getByRole("listitem").filter({ has: page.getByRole("heading") });
  await expect(runs).toHaveCount(25);
  await expect(runs.first()).toContainText("Import 27");
  await page.getByRole("button", { name: "Show older" }).click();
  await expect(runs).toHaveCount(27);
  await expect(runs.last()).toContainText("Import 1");
  await expect(page.getByRole("button", { name: "Show older" })).toHaveCount(0);
});

test("the Product Owner approves with a note, which the deployment keeps; others see whose word it is", async ({ browser, context, page }) => {
  const board = await aBoardWithAPast(context);
  const other = await browser.newContext();
  const theirs = await signIn(other, "dev1");
  const looker = await other.newPage();
  await open(looker, board.path);
  const ask = { name: "v1.2.0 waits for approval to go to Production" };
  await expect(looker.getByRole("region", ask)).toContainText(/can approve or reject it, as Product Owner\./);
  await expect(looker.getByRole("button", { name: "Approve" })).toHaveCount(0);
  const states = (await (await other.request.get(`/api/trpc/delivery.environments?input=${encodeURIComponent(JSON.stringify({ key: board.key }))}`)).json()) as { result: { data: { asking: { deployment: string }[] }[] } };
  const id = states.result.data.flatMap(({ asking }) => asking)[0]?.deployment;
  await expect(theirs("delivery.decide", { key: board.key, id, decision: "APPROVED" })).rejects.toThrow();

  await signIn(context, "po");
  await open(page, board.path, "deployments");
  await page.getByRole("region", ask).getByRole("button", { name: "Approve" }).click();
  await page.getByLabel("Note (optional)").fill("After the stocktaking");
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText("v1.2.0 is approved for Production.")).toBeVisible();
  await expect(page.getByRole("region", ask)).toHaveCount(0);
  await expect(tab(page, "Deployments").getByRole("listitem").filter({ hasText: "v1.2.0 to Production" })).toContainText("“After the stocktaking”");
  await expect(looker.getByRole("region", ask)).toHaveCount(0);
  await other.close();
});

test("a rejection says why, and an approval that the quality gate forbids is refused with the reason", async ({ context, page }) => {
  const board = await aDeliveryBoard(await signIn(context, "sm"), context.request);
  await board.needApproval({ needsQualityGate: true });
  await board.build(1);
  await board.deploy("production", { card: 1, ref: "v1.0.0", minute: 0, state: "waiting" });
  await open(page, board.path);
  await page.getByRole("button", { name: "Approve" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toHaveText("No quality gate has reported on this commit yet, and this environment asks for one.");
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Reject" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Reject" }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toHaveText("Say why, so that the team knows what to change.");
  await page.getByLabel("What has to change").fill("Run the gate first");
  await page.getByRole("dialog").getByRole("button", { name: "Reject" }).click();
  await expect(page.getByText("v1.0.0 is rejected for Production.")).toBeVisible();
  await page.getByRole("tab", { name: "Deployments" }).click();
  await expect(tab(page, "Deployments")).toContainText("“Run the gate first”");
});

test("a rollback shows; releases tell how much changed, with notes to take along", async ({ context, page }) => {
  const board = await aBoardWithAPast(context);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, board.path, "releases&since=all");
  await expect(place(page, "Production")).toContainText("v1.0.0");
  await expect(place(page, "Production").getByText("Rollback")).toBeVisible();
  await expect(page.getByRole("button", { name: "Waiting for Production: 2 cards, 5 points" })).toBeVisible();
  const releases = tab(page, "Releases").getByRole("listitem").filter({ has: page.getByRole("heading") });
  await expect(releases).toHaveCount(3);
  await expect(releases.nth(0)).toContainText(/v1\.0\.0\s*Rollback/);
  await expect(releases.nth(0)).toContainText("No new cards");
  await expect(releases.nth(1)).toContainText("1 card · 5 points · 2 commits");
  await releases.nth(1).getByText("Notes drafted from the cards").click();
  await releases.nth(1).getByRole("button", { name: "Copy as Markdown" }).click();
  await expect(releases.nth(1).getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`## v1.1.0 · Nov 3, 2026\n\n### New\n\n- ${board.key}-2 Price list history per supplier\n`);
});

test("the audit of a month is on the page, in its address and in its file", async ({ context, page }) => {
  const board = await aBoardWithAPast(context);
  await open(page, board.path, "audit&month=2026-10");
  await expect(page.getByText("Nothing went into production in October 2026.")).toBeVisible();
  await page.getByRole("button", { name: "The month after" }).click();
  await expect(page).toHaveURL(/month=2026-11/);
  await expect(page.getByRole("heading", { name: "November 2026: 3 deployments to production brought 2 new cards" })).toBeVisible();
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(2)).toContainText("2c2c2c2 Price list history per supplier");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "CSV" }).click()]);
  expect(file.suggestedFilename()).toBe(`${board.key}-production-2026-11.csv`);
  const text = await readFile(await file.path(), "utf8");
  expect(text.match(/\r\n/g)).toHaveLength(4);
  expect(text).toContain(`${board.key}-2,Price list history per supplier,5,0,`);
  expect(text).toContain("v1.0.0,ROLLBACK,acme/erp,Production,");
});

test("without a source the page says what to do and whose it is", async ({ browser, context, page }) => {
  const { path } = await aBrowserBoard(await signIn(context, "sm"), { dev1: ["TEAM_MEMBER"] });
  await open(page, path);
  await expect(page.getByRole("link", { name: "Connect a source" })).toHaveAttribute("href", `${path}/settings/sources`);
  await expectNoViolations(page);
  const other = await browser.newContext();
  await signIn(other, "dev1");
  const looker = await other.newPage();
  await open(looker, path);
  await expect(looker.getByText(/A Scrum Master connects it: .+\./)).toBeVisible();
  await expect(looker.getByRole("link", { name: "Connect a source" })).toHaveCount(0);
  await other.close();
});

test("the page is read in Korean throughout", async ({ context, page }) => {
  const board = await aBoardWithAPast(context, { locale: "ko" });
  await open(page, board.path, "releases&since=all");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("배포 흐름");
  await expect(page.getByRole("button", { name: "Production 대기: 카드 2개, 5점" })).toBeVisible();
  await expect(page.getByRole("button", { name: "승인" })).toBeVisible();
  await expect(tab(page, "릴리스")).toContainText("카드 1개 · 5점 · 커밋 2개");
  await expect(tab(page, "릴리스").getByText("롤백")).toBeVisible();
});

for (const theme of ["light", "dark"] as const) {
  for (const locale of ["en", "ko"] as const) {
    test(`nothing on the Delivery page is inaccessible: ${theme}, ${locale}`, async ({ context, page }) => {
      const board = await aBoardWithAPast(context, { theme, locale });
      for (const view of VIEWS) {
        await page.goto(`${board.path}/delivery?view=${view}`);
        await expect(page.getByRole("tabpanel")).toBeVisible();
        await expectNoViolations(page);
      }
    });
  }
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("every view fits its width, and a word is given", async ({ context, page }) => {
    const board = await aBoardWithAPast(context);
    for (const view of VIEWS) {
      await page.goto(`${board.path}/delivery?view=${view}`);
      await expect(page.getByRole("tabpanel")).toBeVisible();
      expect(await page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.querySelector("main")?.scrollWidth ?? 0)), view).toBeLessThanOrEqual(390);
    }
    await open(page, board.path);
    await page.getByRole("button", { name: "Approve" }).tap();
    await page.getByRole("dialog").getByRole("button", { name: "Approve" }).tap();
    await expect(page.getByText("v1.2.0 is approved for Production.")).toBeVisible();
  });
});
