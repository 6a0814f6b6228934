import { gzipSync } from "node:zlib";
import { expect, type Response, test } from "@playwright/test";
import { aBrowserBoard, signIn } from "@/tests/support/browser-board";

/** Three quarters of what the lightest board we know of sends; React and the framework are two thirds of it. */
const SCRIPT_BYTES = 208_500;
const REQUESTS = 25;

test("a cold load of the board is light, and asks for nothing that is not looked at", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  for (let card = 1; card <= 5; card++) await call("card.create", { key, title: `Card ${card}` });
  const answers: Response[] = [];
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname + new URL(request.url()).search));
  page.on("response", (response) => answers.push(response));
  await page.goto(path);
  await expect(page.locator("[data-card]").first()).toBeVisible();
  await page.waitForResponse((response) => response.url().includes("delivery.strips"));

  const scripts = answers.filter((answer) => answer.request().resourceType() === "script");
  const bodies = await Promise.all(scripts.map((answer) => answer.body()));
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  expect(bytes, "bytes of JavaScript, gzipped").toBeLessThanOrEqual(SCRIPT_BYTES);
  expect(asked.length, asked.join("\n")).toBeLessThanOrEqual(REQUESTS);
  expect(asked.filter((url) => url.includes("_rsc=")), "pages fetched before anyone went there").toEqual([]);
  expect(await page.evaluate(() => [...document.fonts].filter((face) => face.family.includes("KR")).length), "Korean faces on a page without Korean").toBe(0);
});

test("Korean type is fetched once there is something Korean to read", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  await page.goto(path);
  await expect(page.getByRole("heading", { name: `Board ${key}` })).toBeVisible();
  await call("card.create", { key, title: "재고 조회" });
  await expect(page.getByText("재고 조회").first()).toBeVisible();
  await expect.poll(() => page.evaluate(() => [...document.fonts].some((face) => face.family.includes("KR")))).toBe(true);
});
