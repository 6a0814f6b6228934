import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "@playwright/test";
import { signIn } from "@/tests/support/browser-board";

/** The page's scripts are there: from then on a click does what it says. */
const LOADED = { waitUntil: "networkidle" } as const;

async function saved(page: Page, chart: string, item: RegExp): Promise<Buffer> {
  await page.locator(chart).getByRole("button", { name: /^(Download|내려받기)/ }).click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: item }).click()]);
  return readFile(await file.path());
}

for (const [locale, board] of [["en", "ERP"], ["ko", "ERPKO"]] as const) {
  test(`a chart leaves the page as a picture that explains itself, in whatever faces it is opened with (${locale})`, async ({ context, page }) => {
    await signIn(context, "observer", { locale });
    await page.goto(`/w/demo/b/${board}/flow`, LOADED);
    for (const chart of ["#scatter", "#wip", "#time-in-column"]) {
      const finding = await page.locator(chart).getByRole("heading", { level: 2 }).innerText();
      const drawing = (await saved(page, chart, /^SVG/)).toString("utf8");
      const pixels = await saved(page, chart, /^PNG/);
      expect(pixels.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
      // Opened where the page's own faces are not.
      const alone = await context.newPage();
      await alone.setContent(drawing.slice(drawing.indexOf("<svg")));
      const read = await alone.evaluate(() => {
        const svg = document.querySelector("svg");
        const edge = svg?.getBoundingClientRect().right ?? 0;
        const texts = [...document.querySelectorAll("svg > text")];
        return { title: svg?.querySelector("title")?.textContent, over: texts.filter((text) => text.getBoundingClientRect().right > edge).map((text) => text.textContent), words: texts.map((text) => text.textContent).join(" ") };
      });
      expect(read).toMatchObject({ title: finding, over: [] });
      expect(read.words.replaceAll(" ", "")).toContain("Asia/Seoul");
      await alone.close();
    }
  });
}
