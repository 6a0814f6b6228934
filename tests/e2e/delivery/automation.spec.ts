import { type APIRequestContext, expect, test } from "@playwright/test";
import { BoardScreen } from "@/tests/e2e/board/board-screen";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, type Call, type DemoAccount, signIn } from "@/tests/support/browser-board";
import { REPOSITORY, SECRET, signed, storyOf } from "@/tests/support/github-deliveries";
import { deploymentMessage, type GithubMessage, pullRequestMessage, pushMessage, workflowRunMessage } from "@/tests/support/github-messages";

/** The page's scripts are there: from then on a click does what it says. */
const LOADED = { waitUntil: "networkidle" } as const;

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const sha = (letter: string) => letter.repeat(40);

/** A board with two cards in Planned, room for one In Work, and a source that is told what `send` sends. */
async function aBoardWithSource(call: Call, request: APIRequestContext, members: Partial<Record<DemoAccount, ["TEAM_MEMBER"]>> = {}) {
  const board = await aBrowserBoard(call, members);
  const { key } = board;
  for (const title of ["Round VAT", "Post entries"]) await call("card.create", { key, title, column: "PLANNED" });
  await call("board.setLimits", { key, planned: { mode: "NONE" }, inWork: { mode: "FIXED", value: 1 }, enforcement: "BLOCK" });
  const { id } = await call("delivery.createSource", { key, kind: "github", name: "acme/erp", secret: SECRET });
  const send = async (...messages: GithubMessage[]) => {
    for (const message of messages) {
      const { headers, body } = signed(message);
      expect((await request.post(`/api/hooks/github/${String(id)}`, { headers, data: Buffer.from(body) })).status()).toBe(202);
    }
  };
  const push = (number: number, letter: string) =>
    send(pushMessage(REPOSITORY, { branch: `feature/${key}-${number}`, after: sha(letter), commits: [{ sha: sha(letter), message: "VAT", author: "dana", at: at(0) }] }));
  return { ...board, send, push };
}

test("a rule is switched on, a push pulls a card In Work before everybody's eyes, and the next is held by the full column and says so", async ({ browser, context, page, request }) => {
  const call = await signIn(context, "sm");
  const { key, path, push } = await aBoardWithSource(call, request, { dev1: ["TEAM_MEMBER"] });
  await page.goto(`${path}/settings/automation`, LOADED);
  const isSaved = page.waitForResponse((response) => response.url().includes("delivery.setAutomation"));
  await page.getByRole("switch", { name: "The first commit pulls the card In Work" }).check();
  expect((await isSaved).ok()).toBe(true);
  await page.reload(LOADED);
  await expect(page.getByRole("switch", { name: "The first commit pulls the card In Work" })).toBeChecked();

  const other = await browser.newContext();
  await signIn(other, "dev1");
  const board = await new BoardScreen(await other.newPage()).open(path);
  await push(1, "a");
  await board.expectCards("In Work", [`${key}-1`]);
  await push(2, "b");
  const mark = board.page.getByText("Held by a limit");
  await expect(mark).toHaveCount(1);
  await board.expectCards("Planned", [`${key}-2`]);
  await mark.hover();
  const sentence = "Automation wanted to pull it In Work (first commit), but the column was full: 1 of 1.";
  await expect(board.page.getByRole("tooltip")).toHaveText(sentence);
  await expectNoViolations(board.page);

  await board.card(`${key}-2`).click();
  const panel = board.page.getByRole("dialog", { name: `Card ${key}-2` });
  await expect(panel.getByText(sentence)).toBeVisible();
  await expect(panel.getByRole("button", { name: "Pull now" })).toHaveCount(0);
  await call("card.move", { cardKey: `${key}-1`, to: "DONE" });
  await panel.getByRole("button", { name: "Pull now" }).click();
  await board.expectCards("In Work", [`${key}-2`]);
  await expect(panel.getByText(sentence)).toHaveCount(0);
  await expect(mark).toHaveCount(0);
  await other.close();
});

test("what a person unlinks stays unlinked whatever is heard later, until a person links it", async ({ context, page, request }) => {
  const call = await signIn(context, "sm");
  const { key, path, send } = await aBoardWithSource(call, request);
  const pull = { number: 12, title: `${key}-1 Round VAT`, branch: `feature/${key}-1`, headSha: sha("a"), author: "dana", openedAt: at(1) };
  const run = (id: number) => workflowRunMessage(REPOSITORY, { id, workflow: `CI ${id}`, branch: "main", sha: sha("a"), message: `${key}-1 VAT`, createdAt: at(id) }, { status: "completed", conclusion: "success", at: at(id + 1) });
  await send(pullRequestMessage(REPOSITORY, { ...pull, action: "opened", at: at(2) }), run(3));
  await page.goto(`${path}/c/1`, LOADED);
  const told = page.getByRole("region", { name: "Delivery" });
  const pullRequest = told.getByRole("link", { name: `#12 ${key}-1 Round VAT` });
  await expect(pullRequest).toBeVisible();
  await told.getByRole("button", { name: "Unlink #12" }).click();
  await expect(pullRequest).toHaveCount(0);
  const said = page.getByRole("region", { name: "Notifications" });
  await said.getByRole("button", { name: "Undo" }).click();
  await expect(pullRequest).toBeVisible();
  await told.getByRole("button", { name: "Unlink #12" }).click();
  await expect(said.getByText("Unlinked: #12.").last()).toBeVisible();
  await send(pullRequestMessage(REPOSITORY, { ...pull, action: "closed", mergeSha: sha("c"), at: at(5) }), run(6));
  await expect(told.getByRole("link", { name: "CI 6" })).toBeVisible();
  await expect(pullRequest).toHaveCount(0);

  await told.getByRole("button", { name: "Link…" }).click();
  const dialog = page.getByRole("dialog", { name: `Link something to ${key}-1` });
  await dialog.getByRole("searchbox", { name: "Search" }).fill("https://github.com/acme/erp/pull/12/files");
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
  await expectNoViolations(page);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  await expect(pullRequest).toBeVisible();
  await expect(told.getByText("Merged")).toBeVisible();
});

test("the branch name is copied from the board and from the card, which is pulled by it where the team wants that", async ({ context, page, request }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const call = await signIn(context, "sm");
  const { key, path } = await aBoardWithSource(call, request);
  const said = page.getByRole("region", { name: "Notifications" });
  await page.goto(`${path}/c/2`, LOADED);
  await page.getByRole("button", { name: "Copy branch name" }).click();
  await expect(said).toContainText(`Copied: ${key}-2-post-entries.`);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${key}-2-post-entries`);
  await expect(said).not.toContainText("was pulled");

  await call("delivery.setAutomation", { key, pullOnBranch: true });
  // A browser that gives pages no clipboard, as over plain HTTP.
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  const board = await new BoardScreen(page).open(path);
  await board.card(`${key}-1`).focus();
  await page.keyboard.press("m");
  await page.getByRole("menuitem", { name: "Copy branch name" }).click();
  await expect(said).toContainText(`Copy it by hand: ${key}-1-round-vat ${key}-1 was pulled In Work.`);
  await board.expectCards("In Work", [`${key}-1`]);
});

for (const locale of ["en", "ko"] as const) {
  for (const theme of ["light", "dark"] as const) {
    test(`axe finds nothing wrong with the rules and with all that a card was told, ${locale}, ${theme}, on a desk and on a phone`, async ({ context, page, request }) => {
      const call = await signIn(context, "sm", { locale, theme });
      const { key, path, send, push } = await aBoardWithSource(call, request);
      await call("delivery.setAutomation", { key, pullOnCommit: true, blockOnFailure: true });
      await push(2, "9");
      await call("delivery.setEnvironments", { key, environments: [{ name: "QA", tier: "TESTING" }, { name: "Production", tier: "PRODUCTION", needsApproval: true }] });
      const revert = { sha: sha("d"), message: `Revert "${key}-1 Round VAT"`, author: "dana", at: at(50) };
      await send(...storyOf(`${key}-1`), pushMessage(REPOSITORY, { branch: "main", after: sha("d"), commits: [revert] }));
      await send(deploymentMessage(REPOSITORY, { id: 77, environment: "production", sha: sha("d"), ref: "main", createdAt: at(55) }, { id: 771, state: "waiting", at: at(56) }));
      for (const size of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
        await page.setViewportSize(size);
        await page.goto(`${path}/c/1`, LOADED);
        await expect(page.getByText(/^Revert$|^되돌림$/).first()).toBeVisible();
        await expectNoViolations(page);
        await page.goto(`${path}/settings/automation`, LOADED);
        await page.getByRole("radio", { name: /^When it is deployed|^정한 환경에/ }).check();
        await expect(page.getByRole("combobox")).toHaveValue(/.+/);
        await expectNoViolations(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      }
    });
  }
}
