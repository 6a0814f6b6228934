import { expect, type Page, test } from "@playwright/test";
import { aBrowserBoard, type Call, signIn } from "@/tests/support/browser-board";
import { REPOSITORY, signed } from "@/tests/support/github-deliveries";
import { deploymentMessage, pullRequestMessage, pushMessage, workflowJobMessage, workflowRunMessage, type GithubMessage } from "@/tests/support/github-messages";
import { scriptPayloads } from "@/tests/support/script-payloads";
import { watchScripts } from "@/tests/support/watch-scripts";

const CANARY = "http://canary.invalid/x";
const PAYLOADS = scriptPayloads(CANARY);
/** So that a text fits the shortest field it is put into. */
const fit = (text: string, max: number) => text.slice(0, max);

test("there are eighty payloads and more", () => {
  expect(new Set(PAYLOADS).size).toBeGreaterThanOrEqual(80);
});

test("what people write runs nowhere it is shown", async ({ context, page }) => {
  test.setTimeout(180_000);
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  const told = await watchScripts(context, page);
  await writeEverywhere(call, key);
  await call("board.addMember", { key, email: `${key.toLowerCase()}@example.org`, name: fit(`<img src=x onerror=alert(1)>${CANARY}`, 100), roles: ["TEAM_MEMBER"] });
  await call("board.edit", { key, name: fit(`</title><script>fetch('${CANARY}')</script>`, 100) });
  await openAll(page, path, [1, 2]);
  expect(await told()).toEqual([]);
});

test("what CI sends runs nowhere it is shown, and leads only to pages", async ({ context, page, request }) => {
  test.setTimeout(180_000);
  const call = await signIn(context, "sm");
  const { key, path } = await aBrowserBoard(call);
  await call("card.create", { key, title: "Built" });
  const source = (await call("delivery.createSource", { key, kind: "github", name: fit(`<svg onload=fetch('${CANARY}')>`, 100) })) as { url: string; secret: string };
  const told = await watchScripts(context, page);
  for (const [at, payload] of PAYLOADS.entries()) {
    const answers = messagesWith(`${key}-1`, payload, at).map((message) => {
      const { headers, body } = signed(message, { secret: source.secret });
      return request.post(new URL(source.url).pathname, { headers, data: Buffer.from(body) });
    });
    for (const answer of await Promise.all(answers)) expect([202, 400], payload).toContain(answer.status());
  }
  await openAll(page, path, [1]);
  expect(await told()).toEqual([]);
});

/** Forty payloads on each of two cards, in every field that takes text. */
async function writeEverywhere(call: Call, key: string): Promise<void> {
  const half = Math.ceil(PAYLOADS.length / 2);
  for (const [number, part] of [PAYLOADS.slice(0, half), PAYLOADS.slice(half)].entries()) {
    const cardKey = `${key}-${number + 1}`;
    const labels = part.slice(0, 20).map((text) => fit(text, 50));
    await call("card.create", { key, title: fit(part[0]!, 300), description: part.join("\n\n"), labels: [...new Set(labels.map((text) => text.replace(/\s+/g, " ").trim()))] });
    for (const payload of part) {
      await call("card.addComment", { cardKey, body: payload });
      await call("card.editChecklist", { cardKey, change: { type: "add", text: fit(payload, 500) } });
    }
    await call("card.block", { cardKey, reason: fit(part[1]!, 500) });
  }
  for (const payload of PAYLOADS) await call("card.create", { key, title: fit(payload, 300) });
}

/** A push, a pull request, a run with a job, and a deployment, with the payload in every text and address they carry. */
function messagesWith(cardKey: string, payload: string, at: number): GithubMessage[] {
  const now = new Date(Date.UTC(2026, 10, 2, 9, at));
  const sha = at.toString(16).padStart(2, "0").repeat(20);
  const message = `${cardKey} ${payload}`;
  const run = { id: 5000 + at, branch: `${cardKey}-${payload}`, sha, message, workflow: payload, actor: payload, createdAt: now };
  const messages = [
    pushMessage(REPOSITORY, { branch: `${cardKey}-${payload}`, after: sha, commits: [{ sha, message, author: payload, at: now }] }),
    pullRequestMessage(REPOSITORY, { number: 100 + at, title: message, branch: payload, headSha: sha, author: payload, openedAt: now, action: "opened", at: now }),
    workflowRunMessage(REPOSITORY, run, { status: "completed", conclusion: "failure", at: now }),
    workflowJobMessage(REPOSITORY, run, { id: 9000 + at, name: payload, status: "completed", conclusion: "failure", createdAt: now, startedAt: now, completedAt: now }),
    deploymentMessage(REPOSITORY, { id: 5000 + at, environment: payload, sha, ref: payload, runId: run.id, createdAt: now }, { id: 7000 + at, state: "success", at: now, url: payload }),
  ];
  return messages.map(({ event, payload: body }) => ({ event, payload: withAddresses(body, payload) as Record<string, unknown> }));
}

/** Every address in a message replaced by the payload. */
function withAddresses(value: unknown, payload: string): unknown {
  if (Array.isArray(value)) return value.map((each) => withAddresses(each, payload));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, /(^|_)url$/.test(name) ? payload : withAddresses(each, payload)]));
}

/** Opens every page that shows the board's texts, and looks at each link. */
async function openAll(page: Page, path: string, cards: number[]): Promise<void> {
  for (const place of ["", ...cards.map((number) => `/c/${number}`), "/flow", "/settings", "/settings/members", "/settings/sources", "/settings/limits"]) {
    await page.goto(path + place, { waitUntil: "networkidle" });
    for (const more of await page.getByRole("button", { name: /^Show all/ }).all()) await more.click();
    const links = await page.locator("a[href], area[href], [src], [action], [formaction]").evaluateAll((all) =>
      all.map((each) => ({ href: each.getAttribute("href") ?? "", target: each.getAttribute("target"), rel: each.getAttribute("rel"), tag: each.tagName, src: each.getAttribute("src") ?? "" })),
    );
    expect(links.filter(({ href, src }) => !/^(|#.*|\/(?!\/).*|https?:\/\/.*|mailto:.*)$/is.test(href) || /canary/.test(src)), `${path}${place}`).toEqual([]);
    expect(links.filter(({ href, rel }) => /^(https?:)?\/\//i.test(href) && !rel?.includes("noopener") && !href.startsWith(process.env.BASE_URL ?? "")).filter(({ tag }) => tag === "A"), `${path}${place}`).toEqual([]);
    expect(await page.locator("iframe, object, embed, svg script, base, [onerror], [onload], [onfocus], [onmouseover]").count(), `${path}${place}`).toBe(0);
  }
}
