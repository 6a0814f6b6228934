import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, type Call, signIn } from "@/tests/support/browser-board";
import { REPOSITORY, SECRET, signed } from "@/tests/support/github-deliveries";
import { deploymentMessage } from "@/tests/support/github-messages";

/** The page's scripts are there: from then on a click does what it says. */
const LOADED = { waitUntil: "networkidle" } as const;

/** A board on which something was deployed to QA and to a place whose name says nothing. */
async function aDeployedBoard(call: Call, request: APIRequestContext) {
  const board = await aBrowserBoard(call, { dev1: ["TEAM_MEMBER"] });
  const { id } = await call("delivery.createSource", { key: board.key, kind: "github", name: "acme/erp", secret: SECRET });
  for (const [number, environment] of ["qa", "eu-west"].entries()) {
    const { headers, body } = signed(deploymentMessage(REPOSITORY, { id: number + 1, environment, sha: "a".repeat(40), ref: "main", createdAt: new Date(Date.UTC(2026, 10, 2, 9, number)) }));
    expect((await request.post(`/api/hooks/github/${String(id)}`, { headers, data: Buffer.from(body) })).status()).toBe(202);
  }
  return board;
}

const names = (page: Page) => page.getByRole("main").getByRole("heading", { level: 3 }).allInnerTexts();
const save = async (page: Page) => {
  await page.getByRole("button", { name: "Save environments" }).click();
  await expect(page.getByText("Not saved yet")).toHaveCount(0);
};

test("a place that no environment fits is assigned, the order is changed by keys, and all of it stands after a reload", async ({ context, page, request }) => {
  const call = await signIn(context, "sm");
  const { path } = await aDeployedBoard(call, request);
  await page.goto(`${path}/settings/environments`, LOADED);
  expect(await names(page)).toEqual(["QA", "Staging", "Production"]);
  await page.getByRole("button", { name: "Assign eu-west" }).click();
  await page.getByRole("menuitem", { name: "Production" }).click();
  await expect(page.getByRole("heading", { name: "Seen but unassigned" })).toHaveCount(0);
  await page.getByRole("button", { name: "Move Staging earlier" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => names(page)).toEqual(["Staging", "QA", "Production"]);
  await expect(page.getByRole("button", { name: "Move Staging earlier" })).toBeFocused();
  await page.getByRole("button", { name: "Remove Staging" }).click();
  await page.getByRole("button", { name: "Add an environment" }).click();
  const fresh = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "No name yet" }) });
  await fresh.getByLabel("Name", { exact: true }).fill("qa");
  await expect(page.getByText("There is an environment of this name already.")).toBeVisible();
  await page.getByRole("listitem").filter({ has: page.getByRole("textbox", { name: "Name", exact: true }) }).last().getByLabel("Name", { exact: true }).fill("Canary");
  const production = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Production" }) });
  await production.getByRole("checkbox", { name: "Deployments wait for the Product Owner’s approval" }).check();
  await production.getByRole("checkbox", { name: "Approve only when the quality gate passed" }).check();
  await save(page);
  await page.reload(LOADED);
  expect(await names(page)).toEqual(["QA", "Production", "Canary"]);
  await expect(production.getByLabel("Names that pipelines use")).toHaveValue("eu-west");
  await expect(production).toContainText("Deployments seen from:eu-west");
  await expect(production.getByRole("checkbox", { name: "Approve only when the quality gate passed" })).toBeChecked();
});

test("who is told of a decision is set with a token that is never shown again, kept for its address alone, and cleared", async ({ context, page, request }) => {
  const call = await signIn(context, "sm");
  const { path } = await aDeployedBoard(call, request);
  await page.goto(`${path}/settings/environments`, LOADED);
  const production = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Production" }) });
  await production.getByRole("checkbox", { name: "Deployments wait for the Product Owner’s approval" }).check();
  const kind = production.getByLabel("Who is told what was decided");
  await kind.selectOption("GitLab: deployment approval");
  await expect(production.getByLabel("Address")).toHaveValue("https://gitlab.com");
  await expect(production.getByRole("alert")).toHaveText("Nothing is kept yet. Type one.");
  await expectNoViolations(page);
  await production.getByLabel("Token").fill("glpat-what-nobody-sees");
  await save(page);
  await page.reload(LOADED);
  await expect(kind).toHaveValue("GITLAB");
  await expect(production.getByLabel("Token")).toHaveValue("");
  await expect(production).toContainText("One is kept and never shown.");
  expect(await page.content()).not.toContain("glpat-what-nobody-sees");
  await production.getByLabel("Address").fill("https://gitlab.example.org");
  await expect(production.getByRole("alert")).toHaveText("What is kept was given for another address. Type the token for this one.");
  await production.getByLabel("Address").fill("https://127.0.0.1");
  await production.getByLabel("Token").fill("glpat-what-nobody-sees");
  await page.getByRole("button", { name: "Save environments" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "This address is not on the public internet." })).toBeVisible();
  await kind.selectOption("Nobody");
  await save(page);
  await page.reload(LOADED);
  await expect(kind).toHaveValue("NONE");
});

test("what cannot be saved is said where it is, and kept for correction", async ({ context, page, request }) => {
  const call = await signIn(context, "sm");
  const { path } = await aDeployedBoard(call, request);
  await page.goto(`${path}/settings/environments`, LOADED);
  await page.getByLabel("Name", { exact: true }).first().fill(" ");
  await page.getByRole("button", { name: "Save environments" }).click();
  await expect(page.getByText("An environment needs a name.")).toBeVisible();
  await expect(page.getByText("One of the environments cannot be saved as it is.")).toBeVisible();
  await expectNoViolations(page);
});

test("who may not change environments and rules reads all of them, and is told whom to ask", async ({ browser, context, page, request }) => {
  const founder = await browser.newContext();
  const call = await signIn(founder, "sm");
  const { key, path } = await aDeployedBoard(call, request);
  await call("delivery.setEnvironments", { key, environments: [{ name: "Live", tier: "PRODUCTION", patterns: ["live-*"], needsApproval: true, needsQualityGate: true }] });
  await call("delivery.setAutomation", { key, finishOn: "RELEASED", blockOnFailure: true });
  await founder.close();
  await signIn(context, "dev1");
  const main = page.getByRole("main");
  await page.goto(`${path}/settings/environments`);
  await expect(page.getByText(/^The Scrum Master changes this: .*Doyun/)).toBeVisible();
  for (const said of ["Live", "live-*", "Continuous delivery", "quality gate", "eu-west"]) await expect(main).toContainText(said);
  for (const role of ["textbox", "button", "combobox", "checkbox"] as const) await expect(main.getByRole(role)).toHaveCount(0);
  await expectNoViolations(page);
  await page.goto(`${path}/settings/automation`);
  await expect(page.getByText(/^The Scrum Master changes this: .*Doyun/)).toBeVisible();
  await expect(main).toContainText("When it reaches production");
  await expect(main).toContainText("A failed run blocks the card on");
  for (const role of ["switch", "button", "radio", "combobox"] as const) await expect(main.getByRole(role)).toHaveCount(0);
  await expectNoViolations(page);
});

for (const locale of ["en", "ko"] as const) {
  for (const theme of ["light", "dark"] as const) {
    test(`axe finds nothing wrong with the environments, ${locale}, ${theme}, on a desk and on a phone`, async ({ context, page, request }) => {
      const call = await signIn(context, "sm", { locale, theme });
      const { path } = await aDeployedBoard(call, request);
      for (const size of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
        await page.setViewportSize(size);
        await page.goto(`${path}/settings/environments`, LOADED);
        await page.getByRole("button", { name: /^Add an environment$|^환경 추가$/ }).click();
        await page.getByRole("checkbox").first().check();
        await expectNoViolations(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      }
    });
  }
}
