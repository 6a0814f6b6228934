import { expect, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, signIn } from "@/tests/support/browser-board";
import { REPOSITORY, signed, storyOf } from "@/tests/support/github-deliveries";
import { workflowJobMessage } from "@/tests/support/github-messages";

test("a source is connected, what it sends signed ends on the card, a wrong signature is refused", async ({ context, page, request }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  await call("card.create", { key, title: "Round VAT per line" });
  await page.goto(`${path}/settings/sources`, { waitUntil: "networkidle" });
  await page.getByLabel("Name").fill("acme/erp");
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  const address = new URL(await page.getByText(/\/api\/hooks\/github\//).first().innerText()).pathname;
  const secret = await page.locator("code").filter({ hasText: /^[\w-]{40,}$/ }).first().innerText();
  await expectNoViolations(page);
  await page.getByRole("button", { name: "I have set it up" }).click();
  await expect(page.getByText(secret)).toHaveCount(0);

  const send = ({ headers, body }: ReturnType<typeof signed>) => request.post(address, { headers, data: Buffer.from(body) });
  const messages = storyOf(`${key}-1`);
  for (const message of messages) expect((await send(signed(message, { secret }))).status()).toBe(202);
  const forged = await send(signed(messages[0]!, { secret: "somebody else's secret" }));
  expect(forged.status()).toBe(401);
  expect(await forged.json()).toMatchObject({ code: "UNAUTHENTICATED", reason: "bad_signature" });

  await page.reload();
  await expect(page.getByRole("row").filter({ hasText: `${key}-1` }).first()).toBeVisible();
  await page.goto(`${path}/c/1`);
  await expect(page.getByRole("heading", { name: "Delivery" })).toBeVisible();
  await expect(page.getByText(/^Merged$|^Open$/).first()).toBeVisible();
  await expect(page.getByRole("link", { name: new RegExp(`^${key}-1,`) })).toBeVisible();
  await expectNoViolations(page);
});

test("a job whose name misleads is what the Scrum Master says, on the card too", async ({ context, page, request }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  await call("card.create", { key, title: "Round VAT per line" });
  const source = await call("delivery.createSource", { key, kind: "github", name: "acme/erp" });
  const run = { id: 5, branch: `feature/${key}-1`, sha: "a".repeat(40), message: "VAT", createdAt: new Date() };
  const { headers, body } = signed(workflowJobMessage(REPOSITORY, run, { id: 6, name: "acceptance", status: "completed", conclusion: "success", createdAt: run.createdAt }), { secret: String(source.secret) });
  expect((await request.post(new URL(String(source.url)).pathname, { headers, data: Buffer.from(body) })).status()).toBe(202);
  await page.goto(`${path}/c/1`);
  await expect(page.getByRole("img", { name: /Build passed/ }).first()).toBeVisible();
  await page.goto(`${path}/settings/sources`, { waitUntil: "networkidle" });
  await page.getByText("What its jobs are").click();
  await page.getByRole("button", { name: "Add a rule" }).click();
  await page.getByLabel("Jobs called").fill("accept*");
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Save rules" }).click();
  await expect(page.getByText("Saved. 1 known job is another part now.")).toBeVisible();
  await page.goto(`${path}/c/1`);
  await expect(page.getByRole("img", { name: /^Code passed, Test passed$/ }).first()).toBeVisible();
});

for (const theme of ["light", "dark"] as const) {
  test(`the sources page is accessible, and only the Scrum Master connects: ${theme}`, async ({ context, page }) => {
    await signIn(context, "dev1", { theme });
    await page.goto("/w/demo/b/ERP/settings/sources");
    await expect(page.getByText("The Scrum Master connects sources; you see what they report.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Connect a source" })).toHaveCount(0);
    await expectNoViolations(page);
  });
}
