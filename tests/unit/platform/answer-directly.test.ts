import { createServer, request as ask, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { type Answer, answerDirectly, type DirectAnswer } from "@/server/platform/http/answer-directly";
import { readIncoming } from "@/server/platform/read-body";

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close().closeAllConnections()));

async function serving(answers: Record<string, Answer | DirectAnswer>): Promise<string> {
  const handle = answerDirectly(
    async (_, response) => void response.end("the app"),
    (_, path) => answers[path] ?? null,
  );
  const server = createServer((request, response) => void handle(request, response));
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

type Got = { status: number | undefined; headers: IncomingHttpHeaders; body: Buffer };

/** As the bytes came: `fetch` would unpack them. */
function get(url: string, { method = "GET", headers = {}, body = "" } = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = ask(url, { method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }));
    });
    asked.on("error", reject).end(body);
  });
}

const LONG = JSON.stringify({ text: "long ".repeat(1_000) });
const json = (body: string): Answer => async () => new Response(body, { headers: { "content-type": "application/json" } });

test("what it has no answer for is the app's", async () => {
  const url = await serving({ "/mine": json("1") });
  expect((await get(`${url}/mine`)).body.toString()).toBe("1");
  expect((await get(`${url}/other`)).body.toString()).toBe("the app");
});

test("an answer is compressed for who takes that, and only then", async () => {
  const url = await serving({ "/long": json(LONG), "/short": json("{}") });
  const zipped = await get(`${url}/long`, { headers: { "accept-encoding": "br, gzip" } });
  expect(zipped.headers).toMatchObject({ "content-encoding": "gzip", vary: "accept-encoding" });
  expect(gunzipSync(zipped.body).toString()).toBe(LONG);
  for (const headers of [{}, { "accept-encoding": "gzip;q=0, identity" }]) {
    const plain = await get(`${url}/long`, { headers });
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(plain.body.toString()).toBe(LONG);
  }
  expect((await get(`${url}/short`, { headers: { "accept-encoding": "gzip" } })).headers["content-encoding"]).toBeUndefined();
});

test("a file that comes in parts goes out in parts, compressed too", async () => {
  const parts: Answer = async () =>
    new Response(
      new ReadableStream({
        start(controller) {
          for (let n = 0; n < 3; n++) controller.enqueue(new TextEncoder().encode(`${n}\n`));
          controller.close();
        },
      }),
      { headers: { "content-type": "application/x-ndjson" } },
    );
  const url = await serving({ "/parts": parts });
  expect((await get(`${url}/parts`)).body.toString()).toBe("0\n1\n2\n");
  expect(gunzipSync((await get(`${url}/parts`, { headers: { "accept-encoding": "gzip" } })).body).toString()).toBe("0\n1\n2\n");
});

test("the request's method, headers and body arrive, and status, headers and cookies go out", async () => {
  const echo: Answer = async (request) => {
    const headers = new Headers({ "x-said": `${request.method} ${request.headers.get("x-asked")} ${await request.text()}` });
    headers.append("set-cookie", "a=1");
    headers.append("set-cookie", "b=2");
    return new Response(null, { status: 204, headers });
  };
  const url = await serving({ "/echo": echo });
  const answer = await get(`${url}/echo`, { method: "POST", headers: { "x-asked": "this" }, body: "body" });
  expect(answer.status).toBe(204);
  expect(answer.headers).toMatchObject({ "x-said": "POST this body", "set-cookie": ["a=1", "b=2"] });
});

test("a small answer goes out as it is, its request's body is counted while it comes, and a refusal is a problem", async () => {
  const echo: DirectAnswer = { directly: async (request) => ({ status: 202, headers: { "cache-control": "no-store" }, json: { said: String(await readIncoming(request, 10)) } }) };
  const url = await serving({ "/echo": echo });
  const answer = await get(`${url}/echo`, { method: "POST", body: "en of them" });
  expect([answer.status, answer.body.toString()]).toEqual([202, JSON.stringify({ said: "en of them" })]);
  expect(answer.headers).toMatchObject({ "cache-control": "no-store", "content-type": "application/json" });
  for (const headers of [{ "transfer-encoding": "chunked" }, { "content-length": "11" }]) {
    const refused = await get(`${url}/echo`, { method: "POST", headers, body: "eleven of t" });
    expect([refused.status, JSON.parse(refused.body.toString())]).toMatchObject([413, { reason: "too_large", facts: { max: 10 } }]);
  }
});

test("what fails inside is answered without its insides", async () => {
  const url = await serving({ "/fails": () => Promise.reject(new Error("a secret")) });
  const answer = await get(`${url}/fails`);
  expect(answer.status).toBe(500);
  expect(answer.body.toString()).not.toContain("a secret");
});

test("of a stream no more is made than its reader takes, and it ends when the reader leaves", async () => {
  let made = 0;
  let ended: () => void = () => undefined;
  const hasEnded = new Promise<void>((resolve) => (ended = resolve));
  const endless: Answer = async () =>
    new Response(
      new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(100_000).fill(++made % 256)),
        cancel: () => ended(),
      }),
      { headers: { "content-type": "text/event-stream" } },
    );
  const url = await serving({ "/stream": endless });
  await new Promise<void>((resolve, reject) => {
    const asked = ask(`${url}/stream`, (answer) => {
      answer.once("readable", () => {
        const before = made;
        // Nothing is read any more: what the sockets hold is all that can still be made.
        setImmediate(() => {
          asked.destroy();
          expect(before).toBeLessThan(200);
          resolve();
        });
      });
      answer.on("error", () => undefined);
    });
    asked.on("error", reject).end();
  }).catch(() => undefined);
  await hasEnded;
  expect(made).toBeLessThan(400);
});
