import { expect, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";

for (const colorScheme of ["light", "dark"] as const) {
  test(`the REST page shows every operation of the document, by our own means alone (${colorScheme})`, async ({ page, request, baseURL }) => {
    const document = (await (await request.get("/api/v1/openapi.json")).json()) as { openapi: string; paths: Record<string, object> };
    expect(document.openapi).toMatch(/^3\.1/);
    const foreign: string[] = [];
    page.on("request", (asked) => {
      if (!asked.url().startsWith(baseURL ?? "")) foreign.push(asked.url());
    });
    await page.emulateMedia({ colorScheme });
    await page.goto("/api/docs");
    await expect(page.getByRole("article")).toHaveCount(Object.values(document.paths).reduce((sum, methods) => sum + Object.keys(methods).length, 0));
    await page.getByRole("navigation").getByRole("link", { name: "POST /cards/{cardKey}/moves", exact: true }).click();
    const move = page.locator("#card-move");
    await expect(move).toBeInViewport();
    await move.getByText(/^Body \d+$/).click();
    await expect(move.getByRole("row", { name: /^to .*"IN_WORK".*required/ })).toBeVisible();
    await expect(move.getByText(/curl -X POST/)).toBeVisible();
    await expectNoViolations(page);
    expect(foreign).toEqual([]);
  });
}

test("what leads nowhere under the address answers in its own format", async ({ request }) => {
  for (const path of ["/api/v1", "/api/v1/nothing", "/api/v1/boards/ERP/nothing"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(answer.headers()["content-type"]).toBe("application/problem+json; charset=utf-8");
  }
});
