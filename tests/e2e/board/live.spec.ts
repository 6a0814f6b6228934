import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, expect, test } from "@playwright/test";
import { startApp } from "@/tests/support/app-server";
import { aBrowserBoard, signIn } from "@/tests/support/browser-board";
import { freePort } from "@/tests/support/free-port";
import { BoardScreen } from "./board-screen";

test("what one does the other sees, without a reload, and who is looking", async ({ browser, context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call, { dev1: ["TEAM_MEMBER"] });
  await call("card.create", { key, title: "Shared", column: "PLANNED" });
  const other = await browser.newContext();
  const theirs = await signIn(other, "dev1");
  const mine = await new BoardScreen(page).open(path);
  const watcher = await new BoardScreen(await other.newPage()).open(path);
  await mine.carry(`${key}-1`, "In Work");
  await mine.drop();
  await watcher.expectCards("In Work", [`${key}-1`]);
  await theirs("card.block", { cardKey: `${key}-1`, reason: "Waiting for the key" });
  await expect(mine.card(`${key}-1`)).toContainText("Waiting for the key");
  await call("board.setLimits", { key, planned: { mode: "NONE" }, inWork: { mode: "FIXED", value: 7 }, enforcement: "BLOCK" });
  await expect(watcher.column("In Work").getByRole("heading")).toHaveText("In Work 1 / 7");
  await page.getByRole("button", { name: /^Team:/ }).click();
  await expect(page.getByRole("dialog", { name: "The team today" }).getByText("looking now")).toHaveCount(2);
  await other.close();
});

test("a move that another has overtaken goes back, with the reason", async ({ browser, context, page }) => {
  const call = await signIn(context, "po");
  const { key, path } = await aBrowserBoard(call);
  for (const title of ["Mine", "Theirs"]) await call("card.create", { key, title, column: "PLANNED" });
  const board = await new BoardScreen(page).open(path);
  await call("board.setLimits", { key, planned: { mode: "NONE" }, inWork: { mode: "FIXED", value: 1 }, enforcement: "BLOCK" });
  await expect(board.column("In Work").getByRole("heading")).toHaveText("In Work 0 / 1");
  const other = await browser.newContext();
  const theirs = await signIn(other, "po");
  await page.route("**/api/trpc/card.move**", async (route) => {
    await theirs("card.move", { cardKey: `${key}-2`, to: "IN_WORK" });
    await route.continue();
  });
  await board.carry(`${key}-1`, "In Work");
  await board.drop();
  await expect(page.getByRole("region", { name: "Notifications" })).toContainText("In Work is full: 1 of 1.");
  await board.expectCards("Planned", [`${key}-1`]);
  await board.expectCards("In Work", [`${key}-2`]);
  await other.close();
});

test("when the server goes away the board says so and stays readable, and it catches up by itself", async ({ browser }) => {
  test.setTimeout(240_000);
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), "throughline-away-"));
  const first = await startApp({ port, dataDir, env: { DEMO: "0" } });
  const context = await browser.newContext({ baseURL: first.url });
  const account = { email: "ada@example.org", name: "Ada", password: "a password of some length" };
  await send(context, "people.setUp", { ...account, workspace: "Works" });
  await enter(context, account);
  const { workspace } = await send(context, "board.create", { key: "NET", name: "Network" });
  await send(context, "card.create", { key: "NET", title: "Before", column: "PLANNED" });
  const board = await new BoardScreen(await context.newPage()).open(`/w/${workspace}/b/NET`);
  await board.page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
  await first.stop("SIGKILL");
  await expect(board.page.getByText("Connection lost, trying again")).toBeVisible();
  await expect(board.card("NET-1")).toBeVisible();

  const second = await startApp({ port, dataDir, env: { DEMO: "0" } });
  await send(context, "card.move", { cardKey: "NET-1", to: "IN_WORK" });
  await send(context, "card.create", { key: "NET", title: "Meanwhile", column: "PLANNED" });
  await expect(board.page.locator("[data-live=live]")).toBeVisible({ timeout: 30_000 });
  await board.expectCards("In Work", ["NET-1"]);
  await board.expectCards("Planned", ["NET-2"]);
  expect(await board.page.evaluate(() => "isTheSamePage" in window)).toBe(true);
  await context.close();
  await second.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function send(context: BrowserContext, procedure: string, data: unknown): Promise<Record<string, unknown>> {
  const answer = await context.request.post(`/api/trpc/${procedure}`, { data });
  expect(answer.ok(), await answer.text()).toBe(true);
  return ((await answer.json()) as { result: { data: Record<string, unknown> } }).result.data;
}

async function enter(context: BrowserContext, { email, password }: { email: string; password: string }): Promise<void> {
  const { csrfToken } = (await (await context.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await context.request.post("/api/auth/callback/credentials", { form: { email, password, csrfToken, json: "true" } });
  expect(answer.ok()).toBe(true);
}
