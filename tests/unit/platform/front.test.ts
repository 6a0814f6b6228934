import { createServer, type IncomingMessage, request as send, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createFront } from "@/server/platform/http/front";
import { noteRefusal } from "@/server/platform/http/note-refusal";
import { requestScope } from "@/server/platform/http/request-scope";
import { metrics } from "@/server/platform/metrics";
import { useSettings } from "@/tests/support/settings";

const servers: Server[] = [];
afterEach(() => useSettings());
afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done)))));

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

async function serve(handle: Handle, openMax = 100): Promise<string> {
  const server = createServer(createFront(handle, openMax).answer);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const say = (text: string | undefined): Handle => async (_, response) => void response.end(text);

test("every answer bears the security headers, a refused one too", async () => {
  const url = await serve(say("hello"));
  for (const path of ["/", "/%zz", "/api/v1/boards", "/_next/static/a.js"]) {
    const { headers } = await fetch(url + path);
    expect(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect(headers.get("content-security-policy"), path).toContain("frame-ancestors 'none'");
    expect(headers.get("referrer-policy"), path).toBe("same-origin");
    expect(headers.get("x-request-id"), path).toMatch(/^[\w-]{36}$/);
  }
});

test("a page's scripts have a nonce of this answer alone, told to the app whatever the client claims", async () => {
  const url = await serve(async (request, response) => void response.end(request.headers["content-security-policy"]));
  const [first, second] = await Promise.all([1, 2].map(() => fetch(url, { headers: { "content-security-policy": "script-src 'nonce-mine'" } })));
  const policies = [first!.headers.get("content-security-policy"), second!.headers.get("content-security-policy")];
  expect(policies[0]).toMatch(/script-src 'nonce-[\w+/=]{24}' 'strict-dynamic'/);
  expect(policies[0]).not.toBe(policies[1]);
  expect(await first!.text()).toBe(policies[0]);
});

test("the client's word on its address and on proxies is not believed", async () => {
  const url = await serve(async ({ headers }, response) => void response.end(`${headers["x-throughline-address"]} ${headers["x-throughline-direct"]}`));
  const claims = { "x-throughline-address": "8.8.8.8", "x-throughline-direct": "yes" };
  expect(await (await fetch(url, { headers: claims })).text()).toBe("127.0.0.1 yes");
  expect(await (await fetch(url, { headers: { ...claims, "x-forwarded-for": "127.0.0.1" } })).text()).toBe("127.0.0.1 no");
});

test("a trusted proxy's word on whom it heard is believed; what stood there before it is the client's", async () => {
  useSettings({ trustedProxies: ["127.0.0.1", "10.0.0.0/8"] });
  const url = await serve(async ({ headers }, response) => void response.end(String(headers["x-throughline-address"])));
  for (const [forwarded, address] of [
    ["203.0.113.9", "203.0.113.9"],
    ["198.51.100.1, 203.0.113.9, 10.1.2.3", "203.0.113.9"],
    ["2001:db8::7", "2001:db8::7"],
    ["nobody", "127.0.0.1"],
    ["10.1.2.3", "10.1.2.3"],
  ]) expect(await (await fetch(url, { headers: { "x-forwarded-for": String(forwarded) } })).text(), forwarded).toBe(address);
});

test("a method and a path that the app does not understand get no further", async () => {
  const url = await serve(() => Promise.reject(new Error("must not be asked")));
  expect((await fetch(`${url}/%c0`)).status).toBe(400);
  const traced = await new Promise<number | undefined>((resolve) => send(url, { method: "TRACE" }, (answer) => resolve(answer.resume().statusCode)).end());
  expect(traced).toBe(405);
});

test("a body without an end is answered, and its connection closed", async () => {
  const url = await serve(say("enough"));
  const endless = send(url, { method: "POST" });
  endless.on("error", () => undefined);
  const chunk = Buffer.alloc(65_536);
  const pump = () => {
    while (!endless.destroyed && endless.write(chunk));
  };
  endless.on("drain", pump);
  const closed = new Promise((resolve) => endless.once("close", resolve));
  const status = await new Promise((resolve) => {
    endless.once("response", (answer) => resolve(answer.resume().statusCode));
    pump();
  });
  expect(status).toBe(200);
  await closed;
});

test("more than can be answered at a time is refused with a reason, and taken again once there is room", async () => {
  const waiting: (() => void)[] = [];
  const url = await serve((_, response) => new Promise<void>((done) => waiting.push(() => done(void response.end("done")))), 2);
  const held = [fetch(url), fetch(url)];
  await expect.poll(() => waiting.length).toBe(2);
  const refused = await fetch(url);
  expect(refused.status).toBe(503);
  expect(await refused.json()).toMatchObject({ code: "UNAVAILABLE", reason: "server_busy" });
  for (const finish of waiting.splice(0)) finish();
  for (const answer of await Promise.all(held)) expect(await answer.text()).toBe("done");
  const again = fetch(url);
  await expect.poll(() => waiting.length).toBe(1);
  waiting[0]?.();
  expect((await again).status).toBe(200);
});

test("a refusal is counted once for a request, by its cause, and what is logged on the way knows the request", async () => {
  let id: string | undefined;
  const url = await serve(async (_, response) => {
    id = requestScope()?.id;
    noteRefusal("wip_limit");
    noteRefusal("wip_limit");
    response.writeHead(409).end();
  });
  const before = await counted("wip_limit");
  const answer = await fetch(url);
  expect(id).toBe(answer.headers.get("x-request-id"));
  expect(await counted("wip_limit")).toBe(before + 1);
});

async function counted(reason: string): Promise<number> {
  const { values } = await metrics().refusals.get();
  return values.find(({ labels }) => labels.reason === reason)?.value ?? 0;
}
