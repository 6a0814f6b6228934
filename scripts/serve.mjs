import { createServer } from "node:http";
import next from "next";
import { onEnd } from "./children.mjs";

const LET_FINISH_MS = 2_000;
const END_BY_MS = 4_500;

/**
 * Serves the built app from this very process, so that there is one to stop and none to leave behind.
 * Resolves to the address once the app answers that it is healthy; a refusal to start is thrown as it came.
 */
export async function serve() {
  const app = next({ dev: false, dir: process.cwd() });
  await app.prepare(); // Runs instrumentation.ts: settings, database, migrations, demo.
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => {
    // Throttles count by it, so it is the socket's word and never the client's.
    request.headers["x-throughline-address"] = request.socket.remoteAddress ?? "unknown";
    // A layout is not told which page it is for; sign-in leads back to this one.
    request.headers["x-throughline-path"] = request.url;
    return handle(request, response);
  });
  onEnd(() => stop(server));
  const { host, port } = await listen(server);
  const address = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  await assertHealthy(address);
  return address;
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

/** Live streams never end by themselves, and Next does not end them: they go first, then what is still being answered. */
async function stop(server) {
  setTimeout(() => process.exit(0), END_BY_MS).unref();
  const closed = new Promise((done) => server.close(done));
  const running = globalThis.__throughline;
  running?.endStreams();
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), LET_FINISH_MS);
  await closed;
  clearTimeout(force);
  await running?.close();
  process.exit(0);
}
