import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { Ear } from "@/server/platform/db/ear";
import { aPostgresUrl } from "@/tests/support/database";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** A way to a server that can be barred; `attempts` counts who came. */
async function aWayTo(url: string) {
  const way = { attempts: 0, isBarred: false, url: "", bar: () => {} };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    way.attempts++;
    if (way.isBarred) return void client.destroy();
    const far = connect({ port: Number(new URL(url).port), host: "127.0.0.1" });
    for (const socket of [client, far]) {
      sockets.add(socket.on("error", () => undefined));
      socket.on("close", () => [client, far].forEach((each) => each.destroy()));
    }
    client.pipe(far).pipe(client);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  undo.push(() => (way.bar(), server.close()));
  way.bar = () => {
    way.isBarred = true;
    for (const socket of sockets) socket.destroy();
  };
  const through = new URL(url);
  through.port = String((server.address() as AddressInfo).port);
  way.url = through.href;
  return way;
}

test("while the server is away it is asked by one attempt at a time, and once it is back everything is heard once", async () => {
  const url = await aPostgresUrl();
  const way = await aWayTo(url);
  const heard: string[] = [];
  let returns = 0;
  const ear = new Ear({ url: way.url, channel: "words", hear: (word) => heard.push(word), lost: () => returns++, reconnectMs: 20 });
  undo.push(() => ear.close());
  await ear.open();

  way.bar();
  await expect.poll(() => way.attempts, { timeout: 10_000 }).toBeGreaterThan(12);
  const before = { attempts: way.attempts, at: Date.now() };
  await expect.poll(() => way.attempts, { timeout: 10_000 }).toBeGreaterThan(before.attempts + 5);
  // One at a time, 20 ms apart: were each failure to ask twice, it would be thousands by now.
  expect(way.attempts - before.attempts).toBeLessThanOrEqual(Math.ceil((Date.now() - before.at) / 20) + 1);

  way.isBarred = false;
  await expect.poll(() => returns, { timeout: 10_000 }).toBe(1);
  const speaker = new pg.Client({ connectionString: url });
  await speaker.connect();
  undo.push(() => speaker.end());
  await speaker.query("SELECT pg_notify('words', 'hello')");
  await expect.poll(() => heard).toEqual(["hello"]);
});
