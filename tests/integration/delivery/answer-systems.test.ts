import { generateKeyPairSync, verify } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { decideDeploymentInput, setEnvironmentsInput } from "@/server/delivery/contracts";
import { decideDeployment } from "@/server/delivery/decide-deployment";
import { listAudit } from "@/server/delivery/queries/list-audit";
import { listDeployments } from "@/server/delivery/queries/list-runs";
import { setEnvironments } from "@/server/delivery/set-environments";
import { tellDecisions } from "@/server/delivery/tell-decisions";
import type { Db } from "@/server/platform/db/client";
import { aPipeline } from "@/tests/support/a-pipeline";
import { aBoardWithSource, aWaitingDeployment } from "@/tests/support/a-source";
import { aDatabase } from "@/tests/support/database";
import { REPOSITORY, signed } from "@/tests/support/github-deliveries";
import { deploymentMessage } from "@/tests/support/github-messages";
import { protectionRuleMessage } from "@/tests/support/github-more-messages";
import { prove } from "@/tests/support/source-stories";

const TOKEN = "a-token-of-sixteen-or-more";
const RULE = "/repos/acme/erp/actions/runs/42/deployment_protection_rule";

let db: Db;
let api: Awaited<ReturnType<typeof aPipeline>>;
beforeAll(async () => {
  api = await aPipeline();
  db = await aDatabase();
});

type Board = Awaited<ReturnType<typeof aBoardWithSource>>;
const setProduction = (board: Board, more: object) =>
  setEnvironments(db, board.sm.actor, setEnvironmentsInput.parse({ key: board.key, environments: [{ name: "Production", tier: "PRODUCTION", needsApproval: true, ...more }] }));
const decide = (board: Board, id: string, decision = "APPROVED", note = "after the audit") => decideDeployment(db, board.po.actor, board.po.id, decideDeploymentInput.parse({ key: board.key, id, decision, note }));
const toldOf = async ({ id, key }: Board) => (await listDeployments(db, { id, key }, { key, limit: 50 }))[0]?.approval?.told;
const due = (board: Board) => db.approval.updateMany({ where: { boardId: board.id }, data: { callbackAt: new Date(0) } });

/** A board of which GitHub asks whether a deployment may go to Production, and where it wants to hear that. */
async function askedByGithub({ secret = TOKEN, callback = `${api.origin}${RULE}`, headers = {} }: { secret?: string; callback?: string; headers?: Record<string, string> } = {}) {
  api.heard.length = 0;
  const board = await aBoardWithSource(db);
  await setProduction(board, { callbackKind: "GITHUB", callbackUrl: api.origin, callbackSecret: secret });
  const asked = signed(protectionRuleMessage(REPOSITORY, { id: 7, environment: "production", sha: "a".repeat(40), ref: "main", at: new Date(Date.UTC(2026, 10, 2)), callback, installation: 99 }));
  await board.receive({ ...asked, headers: { ...asked.headers, ...headers } });
  const { id } = await db.deployment.findFirstOrThrow({ where: { sourceId: board.source.id } });
  return { board, id };
}

describe("GitHub is answered by its protection rule", () => {
  test.each([["APPROVED", "approved"], ["REJECTED", "rejected"]])("%s, with the token, where it asked", async (decision, state) => {
    const { board, id } = await askedByGithub();
    await decide(board, id, decision);
    expect(await tellDecisions(db)).toBe(1);
    const [said] = api.heard;
    expect(said).toMatchObject({ method: "POST", path: RULE, headers: { authorization: `Bearer ${TOKEN}`, accept: "application/vnd.github+json", "user-agent": "throughline" } });
    expect(JSON.parse(said?.body ?? "")).toEqual({ environment_name: "production", state, comment: expect.stringMatching(new RegExp(`\\(${board.key}\\): after the audit$`)) });
    expect(await toldOf(board)).toMatchObject({ state: "SENT", tries: 1, reason: null, nextAt: null });
  });

  test("with a wrong token it says so, without the token, and is tried again with the right one", async () => {
    const { board, id } = await askedByGithub();
    await decide(board, id);
    api.answers.push({ status: 401, body: `{"message":"Bad credentials","echo":"${TOKEN}"}` });
    expect(await tellDecisions(db)).toBe(0);
    expect(await toldOf(board)).toMatchObject({ state: "PENDING", tries: 1, reason: "answered", said: '401 {"message":"Bad credentials","echo":"…"}', nextAt: expect.any(String) });
    await setProduction(board, { callbackKind: "GITHUB", callbackUrl: api.origin, callbackSecret: "another-token-that-is-right" });
    await due(board);
    expect(await tellDecisions(db)).toBe(1);
    expect(api.heard.at(-1)?.headers.authorization).toBe("Bearer another-token-that-is-right");
  });

  test.each([
    ["another host", "https://evil.example/repos/acme/erp/actions/runs/42/deployment_protection_rule"],
    ["another port", "http://127.0.0.1:1/repos/acme/erp/actions/runs/42/deployment_protection_rule"],
    ["another path of the same host", "PATH/user/repos"],
    ["a path that only looks like it", "PATH/repos/acme/erp/../../user/actions/runs/42/deployment_protection_rule/../x"],
    ["a host before the sign", "http://127.0.0.1@evil.example/repos/acme/erp/actions/runs/42/deployment_protection_rule"],
  ])("a message that names %s is not followed there", async (_, callback) => {
    const { board, id } = await askedByGithub({ callback: callback.replace("PATH", api.origin) });
    await decide(board, id);
    const called: string[] = [];
    expect(
      await tellDecisions(db, ({ url }) => {
        called.push(url);
        return Promise.resolve({ status: 200, body: "" });
      }),
    ).toBe(0);
    expect([called, api.heard]).toEqual([[], []]);
    expect(await toldOf(board)).toMatchObject({ state: "PENDING", reason: "foreign_address" });
  });

  test("an app's key is turned into a token of where the app is installed, also when its lines were run together", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048, privateKeyEncoding: { type: "pkcs1", format: "pem" }, publicKeyEncoding: { type: "spki", format: "pem" } });
    const app = { "x-github-hook-installation-target-type": "integration", "x-github-hook-installation-target-id": "1234" };
    const { board, id } = await askedByGithub({ secret: privateKey.replaceAll("\n", ""), headers: app });
    await decide(board, id);
    api.answers.push({ status: 201, body: '{"token":"of-an-hour"}' });
    expect(await tellDecisions(db)).toBe(1);
    const [asked, answered] = api.heard;
    expect(asked?.path).toBe("/app/installations/99/access_tokens");
    const [head = "", claims = "", signature = ""] = asked?.headers.authorization?.replace("Bearer ", "").split(".") ?? [];
    expect(verify("RSA-SHA256", Buffer.from(`${head}.${claims}`), publicKey, Buffer.from(signature, "base64url"))).toBe(true);
    const { iss, iat, exp } = JSON.parse(Buffer.from(claims, "base64url").toString()) as { iss: string; iat: number; exp: number };
    expect([iss, exp - iat <= 600]).toEqual(["1234", true]);
    expect(answered).toMatchObject({ path: RULE, headers: { authorization: "Bearer of-an-hour" } });
  });

  test("a key that GitHub does not know is said", async () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048, privateKeyEncoding: { type: "pkcs8", format: "pem" }, publicKeyEncoding: { type: "spki", format: "pem" } });
    const { board, id } = await askedByGithub({ secret: privateKey, headers: { "x-github-hook-installation-target-type": "integration", "x-github-hook-installation-target-id": "1234" } });
    await decide(board, id);
    api.answers.push({ status: 401, body: "no such app" });
    expect(await tellDecisions(db)).toBe(0);
    expect(await toldOf(board)).toMatchObject({ reason: "token_refused", said: "401 no such app" });
  });

  test("what nobody asked about waits for the question, which may come later than the decision", async () => {
    api.heard.length = 0;
    const board = await aBoardWithSource(db);
    await setProduction(board, { callbackKind: "GITHUB", callbackUrl: api.origin, callbackSecret: TOKEN });
    const deployment = { id: 7, environment: "production", sha: "a".repeat(40), ref: "main", createdAt: new Date(Date.UTC(2026, 10, 2)) };
    await board.send(deploymentMessage(REPOSITORY, deployment));
    const { id } = await db.deployment.findFirstOrThrow({ where: { sourceId: board.source.id } });
    await decide(board, id);
    expect(await tellDecisions(db)).toBe(0);
    expect(await toldOf(board)).toMatchObject({ state: "PENDING", reason: "not_asked" });
    await board.send(protectionRuleMessage(REPOSITORY, { ...deployment, at: deployment.createdAt, callback: `${api.origin}${RULE}` }));
    await due(board);
    expect(await tellDecisions(db)).toBe(1);
  });
});

describe("GitLab is answered by its approval", () => {
  const hook = (status: string) => prove("gitlab", { headers: { "x-gitlab-event": "Deployment Hook" }, payload: { object_kind: "deployment", project: { id: 31 }, deployment_id: 15, status, status_changed_at: "2026-11-20 10:00:01 +0000", environment: "production", commit_title: "VAT" } }, TOKEN);
  async function askedByGitlab(more: object = {}) {
    api.heard.length = 0;
    const board = await aBoardWithSource(db, { kind: "gitlab", secret: TOKEN });
    await setProduction(board, { callbackKind: "GITLAB", callbackUrl: `${api.origin}/tools/`, callbackSecret: "glpat-sixteen-or-more", ...more });
    await board.receive(hook("blocked"));
    const { id } = await db.deployment.findFirstOrThrow({ where: { sourceId: board.source.id } });
    return { board, id };
  }

  test.each([["APPROVED", "approved"], ["REJECTED", "rejected"]])("%s, with the token, at the address that is set", async (decision, status) => {
    const { board, id } = await askedByGitlab();
    await decide(board, id, decision, "");
    expect(await tellDecisions(db)).toBe(1);
    const [said] = api.heard;
    expect(said).toMatchObject({ method: "POST", path: "/tools/api/v4/projects/31/deployments/15/approval", headers: { "private-token": "glpat-sixteen-or-more" } });
    expect(JSON.parse(said?.body ?? "")).toEqual({ status, comment: expect.stringContaining(`(${board.key})`) });
    await board.receive(hook("approved"));
    expect((await db.deployment.findUniqueOrThrow({ where: { id } })).status).toBe("WAITING");
  });

  test("a wrong token is said, again until it is given up, on the page and in the audit", async () => {
    const { board, id } = await askedByGitlab();
    await decide(board, id);
    for (let round = 0; round < 10; round++) {
      api.answers.push({ status: 401, body: '{"message":"401 Unauthorized"}' });
      await due(board);
      await tellDecisions(db);
    }
    const gaveUp = { state: "FAILED", tries: 10, reason: "answered", said: '401 {"message":"401 Unauthorized"}', nextAt: null };
    expect(await toldOf(board)).toMatchObject(gaveUp);
    await board.receive(hook("success"));
    const [released] = await listAudit(db, { id: board.id, key: board.key, timeZone: "UTC" }, "2026-11");
    expect(released?.told).toMatchObject(gaveUp);
  });

  test("a deployment that another system told of is not answered there", async () => {
    const board = await aBoardWithSource(db);
    await setProduction(board, { callbackKind: "GITLAB", callbackUrl: api.origin, callbackSecret: TOKEN });
    api.heard.length = 0;
    await decide(board, await aWaitingDeployment(db, board));
    expect(await tellDecisions(db)).toBe(0);
    expect(await toldOf(board)).toMatchObject({ reason: "not_gitlab" });
    expect(api.heard).toEqual([]);
  });
});

describe("how decisions are told is set", () => {
  test("with a token that is sealed, kept, never told, replaced and cleared", async () => {
    const board = await aBoardWithSource(db);
    const [made] = await setProduction(board, { callbackKind: "GITLAB", callbackUrl: "https://gitlab.example.org", callbackSecret: TOKEN });
    expect(made).toMatchObject({ callbackKind: "GITLAB", callbackUrl: "https://gitlab.example.org" });
    expect(JSON.stringify(made)).not.toContain(TOKEN);
    const row = () => db.environment.findUniqueOrThrow({ where: { id: made?.id ?? "" } });
    const { callbackSecret } = await row();
    expect(callbackSecret).not.toContain(TOKEN);
    await setProduction(board, { id: made?.id, callbackKind: "GITLAB", callbackUrl: "https://gitlab.example.org/" });
    expect((await row()).callbackSecret).toBe(callbackSecret);
    await setProduction(board, { id: made?.id });
    expect((await row()).callbackSecret).toBe(callbackSecret);
    await setProduction(board, { id: made?.id, callbackSecret: "another-token-of-ours" });
    expect((await row()).callbackSecret).not.toBe(callbackSecret);
    const [cleared] = await setProduction(board, { id: made?.id, callbackKind: null });
    expect(cleared).toMatchObject({ callbackKind: null, callbackUrl: null });
    expect(await row()).toMatchObject({ callbackSecret: null });
  });

  test("a token is not carried to another address or system", async () => {
    const board = await aBoardWithSource(db);
    const [made] = await setProduction(board, { callbackKind: "GITHUB", callbackSecret: TOKEN });
    expect(made).toMatchObject({ callbackUrl: "https://api.github.com" });
    for (const other of [{ callbackKind: "GITHUB", callbackUrl: "https://evil.example" }, { callbackKind: "URL", callbackUrl: "https://api.github.com" }, { callbackKind: "GITLAB" }]) {
      await expect(setProduction(board, { id: made?.id, ...other })).rejects.toMatchObject({ code: "INVALID", reason: "callback_secret_again" });
    }
  });

  test.each([
    [{ callbackKind: "URL" }, "callback_address_missing"],
    [{ callbackKind: "GITLAB" }, "callback_secret_missing"],
    [{ callbackKind: "GITLAB", callbackSecret: "two words are no token" }, "callback_token_unreadable"],
    [{ callbackKind: "GITHUB", callbackSecret: "-----BEGIN PRIVATE KEY-----AAAA-----END PRIVATE KEY-----" }, "callback_token_unreadable"],
    [{ callbackKind: "GITLAB", callbackUrl: "http://gitlab.example.org", callbackSecret: TOKEN }, "url_refused"],
    [{ callbackKind: "GITHUB", callbackUrl: "https://169.254.169.254", callbackSecret: TOKEN }, "url_refused"],
  ])("not as %j", async (more, reason) => {
    await expect(setProduction(await aBoardWithSource(db), more)).rejects.toMatchObject({ code: "INVALID", reason });
  });

  test("by nobody but the Scrum Master", async () => {
    const board = await aBoardWithSource(db);
    const input = setEnvironmentsInput.parse({ key: board.key, environments: [{ name: "Production", tier: "PRODUCTION", callbackKind: "GITHUB", callbackSecret: TOKEN }] });
    await expect(setEnvironments(db, board.po.actor, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
