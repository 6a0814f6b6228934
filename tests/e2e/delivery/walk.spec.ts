import { expect, type Page, test } from "@playwright/test";
import { BoardScreen } from "@/tests/e2e/board/board-screen";
import { expectNoViolations } from "@/tests/support/axe";
import { aBrowserBoard, signIn } from "@/tests/support/browser-board";
import { REPOSITORY, signed } from "@/tests/support/github-deliveries";
import { deploymentMessage, type GithubMessage, pushMessage, workflowJobMessage, workflowRunMessage } from "@/tests/support/github-messages";

/** The page's scripts are there: from then on a click does what it says. */
const LOADED = { waitUntil: "networkidle" } as const;

const at = (minute: number) => new Date(Date.now() - 3_600_000 + minute * 60_000);
const sha = (letter: string) => letter.repeat(40);
const CARDS = ["Round VAT per line", "Post entries at night"] as const;

/** An environment of the Delivery page, by its name. */
const place = (page: Page, name: string) => page.getByRole("region", { name: "What runs where" }).getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });

/** Connects GitHub by clicking; returns how it speaks from then on. */
async function connect(page: Page, path: string) {
  await page.goto(`${path}/settings/sources`, LOADED);
  await page.getByLabel("Name").fill("acme/erp");
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  const address = new URL(await page.getByText(/\/api\/hooks\/github\//).first().innerText()).pathname;
  const secret = await page.locator("code").filter({ hasText: /^[\w-]{40,}$/ }).first().innerText();
  await page.getByRole("button", { name: "I have set it up" }).click();
  return async (...messages: GithubMessage[]) => {
    for (const message of messages) {
      const { headers, body } = signed(message, { secret });
      expect((await page.request.post(address, { headers, data: Buffer.from(body) })).status()).toBe(202);
    }
  };
}

/** What the Scrum Master switches on: approval for Production, the first commit pulls, production finishes. */
async function setUp(page: Page, path: string): Promise<void> {
  await page.goto(`${path}/settings/environments`, LOADED);
  const production = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Production" }) });
  await production.getByRole("checkbox", { name: "Deployments wait for the Product Owner’s approval" }).check();
  await page.getByRole("button", { name: "Save environments" }).click();
  await expect(page.getByText("Not saved yet")).toHaveCount(0);
  await page.goto(`${path}/settings/automation`, LOADED);
  for (const rule of [page.getByRole("switch", { name: "The first commit pulls the card In Work" }), page.getByRole("radio", { name: /^When it reaches production/ })]) {
    const isSaved = page.waitForResponse((response) => response.url().includes("delivery.setAutomation"));
    await rule.check();
    expect((await isSaved).ok()).toBe(true);
  }
}

const push = (key: string, card: number, letter: string, before: string | undefined, minute: number) =>
  pushMessage(REPOSITORY, { branch: "main", after: sha(letter), ...(before ? { before: sha(before) } : {}), commits: [{ sha: sha(letter), message: `${key}-${card} ${CARDS[card - 1]}`, author: "dana", at: at(minute) }] });
let made = 0;
const deploy = (environment: string, letter: string, ref: string, minute: number) => {
  const deployment = { id: ++made, environment, sha: sha(letter), ref, createdAt: at(minute) };
  return {
    asks: [deploymentMessage(REPOSITORY, deployment), deploymentMessage(REPOSITORY, deployment, { id: deployment.id * 10, state: "waiting", at: at(minute) })],
    succeeds: [deploymentMessage(REPOSITORY, deployment, { id: deployment.id * 10 + 1, state: "success", at: at(minute + 1), url: `https://${environment}.example/` })],
  };
};

test("a card goes from its first commit over QA and Staging past the Product Owner into Production and is Done; the next is held by a full column; then all is rolled back", async ({ browser, context, page }) => {
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call, { po: ["PRODUCT_OWNER"] });
  for (const title of CARDS) await call("card.create", { key, title, column: "PLANNED" });
  await call("board.setLimits", { key, planned: { mode: "NONE" }, inWork: { mode: "FIXED", value: 1 }, enforcement: "BLOCK" });
  const send = await connect(page, path);
  await setUp(page, path);
  const first = deploy("production", "0", "v1.0.0", -60);
  await send(...first.succeeds);

  const board = await new BoardScreen(page).open(path);
  await send(push(key, 1, "a", "0", 0));
  await board.expectCards("In Work", [`${key}-1`]);
  await send(pushMessage(REPOSITORY, { branch: `feature/${key}-2`, after: sha("b"), commits: [{ sha: sha("b"), message: "entries", author: "dana", at: at(1) }] }));
  await expect(page.getByText("Held by a limit")).toHaveCount(1);
  await board.expectCards("Planned", [`${key}-2`]);
  await board.card(`${key}-2`).click();
  const held = "Automation wanted to pull it In Work (first commit), but the column was full: 1 of 1.";
  await expect(page.getByRole("dialog", { name: `Card ${key}-2` }).getByText(held)).toBeVisible();
  await page.keyboard.press("Escape");

  await board.card(`${key}-1`).click();
  const panel = page.getByRole("dialog", { name: `Card ${key}-1` });
  const told = panel.getByRole("region", { name: "Delivery" });
  const run = { id: 5, branch: "main", sha: sha("a"), message: `${key}-1 ${CARDS[0]}`, createdAt: at(2) };
  await send(
    workflowJobMessage(REPOSITORY, run, { id: 51, name: "build", status: "completed", conclusion: "success", createdAt: at(2), startedAt: at(2), completedAt: at(3) }),
    workflowJobMessage(REPOSITORY, run, { id: 52, name: "unit tests", status: "completed", conclusion: "success", createdAt: at(3), startedAt: at(3), completedAt: at(5) }),
    workflowRunMessage(REPOSITORY, run, { status: "completed", conclusion: "success", at: at(5) }),
  );
  await expect(told.getByRole("link", { name: "CI" })).toBeVisible();
  for (const [index, environment] of ["qa", "staging"].entries()) await send(...deploy(environment, "a", "v1.1.0", 10 + index).succeeds);
  const runsAt = told.getByRole("list").filter({ has: page.getByRole("link", { name: "QA", exact: true }) }).first();
  await expect(runsAt.getByRole("listitem")).toHaveText([/^QA\s*Passed/, /^Staging\s*Passed/]);
  const release = deploy("production", "a", "v1.1.0", 15);
  await send(...release.asks);
  await expect(told.getByText("Waits for the Product Owner’s approval")).toBeVisible();
  await expectNoViolations(page);

  await told.getByRole("link", { name: "All that runs where" }).click();
  await expect(page).toHaveURL(`${path}/delivery`);
  await expect(place(page, "Staging")).toContainText("v1.1.0");
  await expect(page.getByRole("region", { name: "v1.1.0 waits for approval to go to Production" })).toBeVisible();

  const theirs = await browser.newContext();
  await signIn(theirs, "po");
  const owner = await theirs.newPage();
  await owner.goto(`${path}/c/1`, LOADED);
  await owner.getByRole("link", { name: "All that runs where" }).click();
  const ask = owner.getByRole("region", { name: "v1.1.0 waits for approval to go to Production" });
  await ask.getByRole("button", { name: "Approve" }).click();
  await owner.getByLabel("Note (optional)").fill("After the stocktaking");
  await owner.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await expect(owner.getByText("v1.1.0 is approved for Production.")).toBeVisible();

  await send(...release.succeeds);
  await expect(place(page, "Production")).toContainText("v1.1.0");
  await place(page, "Production").getByRole("link", { name: `${key}-1` }).click();
  await expect(page).toHaveURL(`${path}/c/1`);
  const card = page.getByRole("region", { name: "Delivery" });
  await expect(card.getByText(/Approved by .+“After the stocktaking”/)).toBeVisible();
  await board.open(path);
  await board.expectCards("Done", [`${key}-1`]);
  await board.expectCards("Planned", [`${key}-2`]);

  const back = deploy("production", "0", "v1.0.0", 30);
  await send(...back.succeeds);
  await page.goto(`${path}/delivery`, LOADED);
  await expect(place(page, "Production")).toContainText(/v1\.0\.0\s*Rollback/);
  await expect(page.getByRole("button", { name: "Waiting for Production: 1 card, no points" })).toBeVisible();
  await place(page, "Staging").getByRole("link", { name: `${key}-1` }).click();
  await expect(card.getByText("Rolled back")).toBeVisible();
  await expect(card.getByText("v1.0.0 runs there now")).toBeVisible();
  await expectNoViolations(page);
  await board.open(path);
  await board.expectCards("Done", [`${key}-1`]);
  await theirs.close();
});
