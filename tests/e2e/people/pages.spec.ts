import { expect, test } from "@playwright/test";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, dress, signIn } from "@/tests/support/browser-board";

for (const theme of ["light", "dark"] as const) {
  for (const locale of ["en", "ko"] as const) {
    test(`nothing on the pages around the boards is inaccessible: ${theme}, ${locale}`, async ({ context, page }) => {
      await dress(context, { locale, theme });
      for (const path of ["/sign-in", "/join/nobody-has-this-code"]) {
        await page.goto(path);
        await expectNoViolations(page);
      }
      await signIn(context, "sm", { locale, theme });
      for (const path of ["/account", "/w/demo", "/w/demo/b/NOTHERE"]) {
        await page.goto(path);
        await expectNoViolations(page);
      }
    });
  }
}

test("one click signs in, signing out closes every page, and the way back leads where one wanted to go", async ({ page }) => {
  await page.goto("/w/demo/b/ERP/flow");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await page.getByRole("button", { name: /Jimin/ }).click();
  await expect(page).toHaveURL(/\/w\/demo\/b\/ERP\/flow$/);
  await page.getByRole("button", { name: /Jimin/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/w/demo/b/ERP");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a wrong password is told apart from nothing else", async ({ page }) => {
  await page.goto("/sign-in", { waitUntil: "networkidle" });
  await page.getByLabel("E-mail address").fill("nobody@example.org");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("E-mail address and password do not match.")).toBeVisible();
});

test("a person added by e-mail joins by the link and is on the board", async ({ browser, context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  const email = `${key.toLowerCase()}@example.org`;
  const { invitation } = await call("board.addMember", { key, email, roles: ["TEAM_MEMBER"] });
  const guest = await browser.newContext({ locale: "en-US" });
  const joining = await guest.newPage();
  await joining.goto(new URL(String(invitation)).pathname, { waitUntil: "networkidle" });
  await joining.getByLabel("Your name").fill("Noa");
  await joining.getByLabel("Password", { exact: true }).fill("a long enough password");
  await joining.getByRole("button", { name: "Join" }).click();
  await expect(joining).toHaveURL(new RegExp(`${path}$|/$|/w/demo`));
  await joining.goto(path);
  await expect(joining.getByRole("heading", { name: `Board ${key}` })).toBeVisible();
  await page.goto(new URL(String(invitation)).pathname);
  await expect(page.getByText("This invitation no longer works")).toBeVisible();
  await guest.close();
});

test("a token is shown once, opens REST, and ends when revoked", async ({ context, page, request }) => {
  await signIn(context, "dev2");
  await page.goto("/account", { waitUntil: "networkidle" });
  const name = `spec ${crypto.randomUUID().slice(0, 8)}`;
  await page.getByLabel("Token name").fill(name);
  await page.getByRole("button", { name: "Create token" }).click();
  const token = await page.getByText(/^tln_[0-9A-Za-z]{38}$/).innerText();
  const ask = () => request.get("/api/v1/boards/ERP", { headers: { authorization: `Bearer ${token}` } });
  expect((await ask()).status()).toBe(200);
  await page.reload();
  await expect(page.getByText(token)).toHaveCount(0);
  await page.getByRole("button", { name: `Revoke ${name}` }).click();
  await page.getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(page.getByRole("button", { name: `Revoke ${name}` })).toHaveCount(0);
  await expect.poll(async () => (await ask()).status()).toBe(401);
});
