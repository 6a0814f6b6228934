import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** That axe finds nothing wrong with the page as it stands, or with the part of it named by a selector. */
export async function expectNoViolations(page: Page, part = "html"): Promise<void> {
  await standsStill(page);
  const { violations } = await new AxeBuilder({ page }).include(part).exclude("nextjs-portal").analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`)).toEqual([]);
}

/** What is fading in has for a moment colours that nobody chose: all that comes to an end has come to it. */
async function standsStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)));
  });
}
