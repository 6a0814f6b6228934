import { gzipSync } from "node:zlib";
import { expect, type Response, test } from "@playwright/test";
import { aBrowserBoard, signIn } from "@/tests/support/browser-board";

/** React and the framework are two thirds of it: what is ours has to fit in the rest, and this number only ever goes down. */
const SCRIPT_BYTES = 212_000;
/** Beside the slices of the Korean face: those come for the words that are there to read, sooner or later than the rest. */
const REQUESTS = 23;
const SLICE = "/noto-sans-kr-";

test("a cold load of the board is light, and asks for nothing that is not looked at", async ({ context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  for (let card = 1; card <= 5; card++) await call("card.create", { key, title: `Card ${card}` });
  const answers: Response[] = [];
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname + new URL(request.url()).search));
  page.on("response", (response) => answers.push(response));
  const lines = page.waitForResponse((response) => response.url().includes("delivery.strips"));
  await page.goto(path);
  await expect(page.locator("[data-card]").first()).toBeVisible();
  await lines;

  const scripts = answers.filter((answer) => answer.request().resourceType() === "script");
  const bodies = await Promise.all(scripts.map((answer) => answer.body()));
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  expect(bytes, "bytes of JavaScript, gzipped").toBeLessThanOrEqual(SCRIPT_BYTES);
  expect(asked.filter((url) => !url.includes(SLICE)).length, asked.join("\n")).toBeLessThanOrEqual(REQUESTS);
  expect(asked.filter((url) => url.includes("_rsc=")), "pages fetched before anyone went there").toEqual([]);
});

test("Korean type is fetched once there is something Korean to read", async ({ page }) => {
  await page.goto("/join/none", { waitUntil: "networkidle" });
  const koreanFaces = () => page.evaluate(() => [...document.fonts].filter((face) => face.family.includes("KR")).length);
  expect(await koreanFaces()).toBe(0);
  await page.getByRole("heading").evaluate((heading) => heading.append(" 재고 조회"));
  await expect.poll(koreanFaces).toBeGreaterThan(0);
});
