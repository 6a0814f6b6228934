import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "@/tests/support/free-port";
import { fillBacklog } from "../fill-backlog";
import { report } from "../measure";
import { aServedBoard, type Installation, onInstallation, type ServedBoard } from "./bench-installation";
import { HttpClient } from "./http-client";
import { residentMb } from "./process-memory";

const CLIENTS = 50;
const WARM_UP = 1_000;
const REQUESTS = 10_000;
const CARDS = 500;

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const DAYS = { from: day(-30), to: day(0) };

/** So many of a hundred requests; metrics are few, for their tokens have a limit of 60 a minute. */
const MIX = { board: 25, unchanged: 25, card: 20, history: 10, move: 13, comment: 5, metric: 2 };
type Kind = keyof typeof MIX;
const TURNS = (Object.keys(MIX) as Kind[]).flatMap((kind) => Array.from({ length: MIX[kind] }, () => kind));

await onInstallation(async (installation) => {
  const board = await aServedBoard(installation, { limits: { planned: { mode: "NONE" }, inWork: { mode: "NONE" } } });
  await fillBacklog(installation.db, board.id, CARDS);
  const bare = await bareRequestsASecond();
  await load(board, WARM_UP);
  const before = residentMb(installation.app.pid);
  const connections = watchConnections(installation);
  const { failed, seconds } = await load(board, REQUESTS);
  const after = residentMb(installation.app.pid);
  const peak = await connections.stop();
  const what = `${CLIENTS} clients, stock PostgreSQL`;
  report({ name: `requests refused or failed, ${what}`, value: failed, unit: "requests", reference: { what: "requests", value: REQUESTS }, goal: { of: "value", atMost: 0 } });
  report({ name: `mixed requests a second, ${what}`, value: REQUESTS / seconds, unit: "1/s", reference: { what: "the same clients on a bare HTTP server", value: bare } });
  report({ name: `server connections at the peak, ${what}`, value: peak, unit: "connections", reference: { what: "PostgreSQL allows", value: 100 }, goal: { of: "value", atMost: 20 } });
  report({ name: `resident memory after ${REQUESTS} requests, ${what}`, value: after, unit: "MB", reference: { what: `after ${WARM_UP} requests`, value: before }, goal: { of: "ratio", atMost: 1.1 } });
  report({ name: `event loop lag p99, ${what}`, value: (await lagSeconds(board.client)) * 1000, unit: "ms", reference: { what: "a request of one client, mean", value: (CLIENTS * seconds * 1000) / REQUESTS } });
  board.client.close();
}, { stock: true });

/** Sends so many requests, each client its next when its last is answered; those refused, failed or never answered are counted. */
async function load({ client, key }: ServedBoard, requests: number): Promise<{ failed: number; seconds: number }> {
  let [next, failed, told] = [0, 0, ""];
  let etag = "";
  const began = performance.now();
  await Promise.all(Array.from({ length: CLIENTS }, async () => {
    for (let turn = next++; turn < requests; turn = next++) {
      const kind = kindOf(turn);
      const answer = await ask(client, key, kind, turn, etag).catch(() => null);
      if (kind === "board") etag = answer?.headers.etag ?? etag;
      if (answer && answer.status < 400) continue;
      failed++;
      told ||= answer ? `${answer.status} ${answer.body.toString("utf8").slice(0, 300)}` : "nothing";
    }
  }));
  if (failed > 0) console.error(`${failed} of ${requests} failed; the first was answered ${told}`);
  return { failed, seconds: (performance.now() - began) / 1000 };
}

/** 37 and 100 have no divisor in common: every hundred requests hold the whole mix, well shuffled. */
function kindOf(turn: number): Kind {
  return TURNS[(turn * 37) % TURNS.length] ?? "board";
}

function ask(client: HttpClient, key: string, kind: Kind, turn: number, etag: string) {
  const card = `/api/v1/cards/${key}-${((turn * 13) % CARDS) + 1}`;
  const asked: Record<Kind, () => ReturnType<HttpClient["ask"]>> = {
    board: () => client.ask("GET", `/api/v1/boards/${key}`, undefined, { "accept-encoding": "gzip" }),
    unchanged: () => client.ask("GET", `/api/v1/boards/${key}`, undefined, { "accept-encoding": "gzip", "if-none-match": etag }),
    card: () => client.ask("GET", card),
    history: () => client.ask("GET", `${card}/history`),
    move: () => client.ask("POST", `${card}/moves`, { to: turn % 2 === 0 ? "PLANNED" : "IN_WORK" }),
    comment: () => client.ask("POST", `${card}/comments`, { body: `Remark ${turn}` }),
    metric: () => client.ask("GET", `/api/v1/boards/${key}/metrics/lead-time?from=${DAYS.from}&to=${DAYS.to}`),
  };
  return asked[kind]();
}

/** The most connections that the app had open to its database at once, until stopped; asked several times a second. */
function watchConnections({ raw }: Installation): { stop(): Promise<number> } {
  let [peak, isOver] = [0, false];
  const watching = (async () => {
    while (!isOver) {
      // All but the bench's own: it has this one, and a pool that is idle.
      const { rows } = await raw.query<{ count: number }>("SELECT count(*)::int AS count FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
      peak = Math.max(peak, rows[0]?.count ?? 0);
      await pause(100);
    }
  })();
  return { stop: async () => ((isOver = true), await watching, peak) };
}

/** What so many clients get from the barest server there is. */
async function bareRequestsASecond(): Promise<number> {
  const port = await freePort();
  const server = spawn(process.execPath, [fileURLToPath(new URL("bare-server.mjs", import.meta.url))], { env: { ...process.env, PORT: String(port) } });
  const client = new HttpClient(port, ["none"]);
  while (!(await client.ask("GET", "/").catch(() => null))) await pause(20);
  const began = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: CLIENTS }, async () => {
    while (next++ < WARM_UP) await client.ask("GET", "/");
  }));
  const seconds = (performance.now() - began) / 1000;
  client.close();
  server.kill();
  await once(server, "exit");
  return WARM_UP / seconds;
}

async function lagSeconds(client: HttpClient): Promise<number> {
  const { body } = await client.ask("GET", "/api/metrics");
  return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)$/m.exec(body.toString("utf8"))?.[1]);
}
