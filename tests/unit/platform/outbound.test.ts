import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { isPublicAddress } from "@/server/platform/public-address";
import { callableUrl, callOut } from "@/server/platform/outbound";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  vi.unstubAllEnvs();
  delete (globalThis as { __throughlineEnv?: unknown }).__throughlineEnv;
});

function allow(hosts: string) {
  vi.stubEnv("OUTBOUND_HOSTS", hosts);
  delete (globalThis as { __throughlineEnv?: unknown }).__throughlineEnv;
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const refusal = (url: string) => {
  try {
    callableUrl(url);
    return null;
  } catch (error) {
    return (error as { facts: { why: string } }).facts.why;
  }
};

describe("an address on the public internet", () => {
  test.each(["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])("%s is one", (address) => expect(isPublicAddress(address)).toBe(true));
  test.each([
    "127.0.0.1", "127.1.2.3", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1",
    "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "2002:7f00:1::", "2001:0:7f00:1::", "2001:db8::1", "not an address",
  ])("%s is none", (address) => expect(isPublicAddress(address)).toBe(false));
});

describe("what is never called", () => {
  test.each([
    ["ftp://example.org/", "scheme"], ["file:///etc/passwd", "scheme"], ["javascript:alert(1)", "scheme"], ["nonsense", "scheme"], ["https://user:pass@example.org/", "credentials"],
    ["http://127.0.0.1/", "address"], ["http://127.1/", "address"], ["http://2130706433/", "address"], ["http://0x7f.1/", "address"], ["http://0177.0.0.1/", "address"], ["http://[::1]/", "address"],
    ["http://[::ffff:127.0.0.1]/", "address"], ["http://[fe80::1]/", "address"], ["http://localhost/", "address"], ["http://LOCALHOST./", "address"], ["http://x.localhost/", "address"], ["http://db.internal/", "address"],
    ["http://169.254.169.254/latest/meta-data", "address"], ["http://10.0.0.5/", "address"], ["http://[64:ff9b::a00:5]/", "address"],
  ])("%s, for its %s", (url, why) => expect(refusal(url)).toBe(why));
  test("unless the installation allows the host, and then that host alone", () => {
    allow("10.0.0.5, ci.internal");
    expect([refusal("http://10.0.0.5/"), refusal("https://CI.internal/x"), refusal("http://10.0.0.6/")]).toEqual([null, null, "address"]);
  });
  test("a public name of a private address is refused when it is dialled", async () => {
    allow("");
    await expect(callOut({ url: "http://localtest.invalid/", headers: {}, body: "" })).rejects.toThrow();
    await expect(callOut({ url: "http://127.0.0.1:9/", headers: {}, body: "" })).rejects.toMatchObject({ reason: "url_refused" });
  });
});

describe("a call", () => {
  test("posts the body with its headers and returns the answer", async () => {
    const url = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => response.writeHead(201).end(`${request.method} ${request.headers["x-a"] as string} ${Buffer.concat(chunks).toString()}`));
    });
    allow("127.0.0.1");
    expect(await callOut({ url, headers: { "x-a": "1" }, body: "안녕" })).toEqual({ status: 201, body: "POST 1 안녕" });
  });
  test("follows no redirect", async () => {
    const asked: string[] = [];
    const url = await serve((request, response) => {
      asked.push(request.url ?? "");
      response.writeHead(302, { location: "/secret" }).end();
    });
    allow("127.0.0.1");
    expect(await callOut({ url: `${url}/start`, headers: {}, body: "" })).toMatchObject({ status: 302 });
    expect(asked).toEqual(["/start"]);
  });
  test("takes no more than 100 kB of an answer", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200);
      const more = () => response.destroyed || response.write("x".repeat(64_000), () => setImmediate(more));
      more();
    });
    allow("127.0.0.1");
    const { body } = await callOut({ url, headers: {}, body: "" });
    expect(body.length).toBeLessThanOrEqual(100_000);
  });
});
