import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import next from "next";
import { onEnd } from "./children.mjs";

/** Files of the embedded database, pipes and database connections that are no request. */
const OTHER_DESCRIPTORS = 170;
/** Connections beyond those that are answered, which can still be told to come later. */
const TOLD_TO_COME_LATER = 20;
const OPEN_MAX = 10_000;
const STILL_TAKE_MS = 1_000;
const LET_FINISH_MS = 2_500;
const END_BY_MS = 4_500;

let front;

/**
 * Serves the built app from this very process, so that there is one to stop and none to leave behind.
 * Resolves to the address once the app answers that it is healthy; a refusal to start is thrown as it came.
 */
export async function serve() {
  // Next would answer upgrades on our server; there are none here, and on this one, which never listens, it hears of none.
  const app = next({ dev: false, dir: process.cwd(), httpServer: createServer() });
  let answer = (request, response) => response.writeHead(503, { "retry-after": "1", "content-type": "text/plain; charset=utf-8" }).end("Throughline is starting.\n");
  // Headers that drip in, or never end, hold nothing for long; a large import over a slow line has its time.
  const server = createServer({ headersTimeout: 15_000, requestTimeout: 300_000, keepAliveTimeout: 10_000 }, (request, response) => answer(request, response));
  const { host, port } = await listen(server);
  onEnd(() => stop(server));
  await prepare(app);
  await boot(app.getRequestHandler());
  const { front: makeFront, stray } = globalThis.__throughline;
  // An error that nobody waits for (a job's, a socket's) is logged and ends nobody else's request.
  for (const event of ["uncaughtException", "unhandledRejection"]) process.on(event, stray);
  const open = openMax();
  server.maxConnections = open + TOLD_TO_COME_LATER;
  front = makeFront(app.getRequestHandler(), open);
  answer = front.answer;
  const address = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  await assertHealthy(address);
  return address;
}

/**
 * With the configuration that the build was made with, handed over as Next's own standalone server does: reading next.config.ts
 * once more would load the whole compiler for it, 70 MB and a fifth of a start.
 */
async function prepare(app) {
  const { config } = JSON.parse(readFileSync(".next/required-server-files.json", "utf8"));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
  await app.prepare();
  delete process.env.__NEXT_PRIVATE_STANDALONE_CONFIG;
}

/** Next runs instrumentation.ts (settings, database, migrations, demo) before the first request that it sees: this one. */
async function boot(handle) {
  const door = createServer(handle);
  await new Promise((resolve) => door.listen(0, "127.0.0.1", resolve));
  await fetch(`http://127.0.0.1:${door.address().port}/api/health`, { headers: { connection: "close" } });
  door.close();
}

/** How many requests can be answered at a time with the files that this process may open. */
function openMax() {
  process.report.excludeNetwork = true; // It would look up every peer's name.
  const files = process.report.getReport().userLimits?.open_files?.soft;
  return Math.max(32, Math.min(OPEN_MAX, Number.isFinite(Number(files)) ? Number(files) - OTHER_DESCRIPTORS : OPEN_MAX));
}

function listen(server) {
  const host = process.env.HOST || (process.env.DATABASE_URL ? "0.0.0.0" : "127.0.0.1");
  const wanted = Number(process.env.PORT || 3000);
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new Error(sentenceFor(error, host, wanted))));
    server.listen(wanted, host, () => resolve({ host: { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host, port: server.address().port }));
  });
}

function sentenceFor(error, host, port) {
  if (error.code === "EADDRINUSE") return `Port ${port} on ${host} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm start`;
  if (error.code === "EACCES") return `This account may not listen on port ${port}. Choose one from 1024 up: PORT=3000 npm start`;
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") return `HOST=${host} is not an address of this machine. HOST=127.0.0.1 serves this machine only, HOST=0.0.0.0 every network.`;
  return `Cannot listen on ${host}:${port}: ${error.message}`;
}

async function assertHealthy(address) {
  const answer = await fetch(`${address}/api/health`);
  if (!answer.ok) throw new Error(`The app started but is not healthy: ${await answer.text()}`);
}

/**
 * Live streams never end by themselves, and Next does not end them: they go first. What was already on its way here when the
 * signal came is still taken, since a client cannot know that it was too late; then what is being answered is let finish.
 */
async function stop(server) {
  setTimeout(() => process.exit(0), END_BY_MS).unref();
  const running = globalThis.__throughline;
  running?.endStreams();
  front?.end();
  await new Promise((resolve) => setTimeout(resolve, STILL_TAKE_MS));
  const closed = new Promise((done) => server.close(done));
  const force = setTimeout(() => server.closeAllConnections(), LET_FINISH_MS);
  await closed;
  clearTimeout(force);
  await running?.close();
  process.exit(0);
}
