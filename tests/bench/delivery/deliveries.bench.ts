import { createHmac, randomUUID } from "node:crypto";
import { createServer, request, Agent } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { SECRET, signed, storyOf } from "@/tests/support/github-deliveries";
import { prove, SHA, STORIES } from "@/tests/support/source-stories";
import { median, report } from "../measure";
import { aServedBoard, type Installation, onInstallation, type ServedBoard } from "../platform/bench-installation";

const DELIVERIES = 1_000;
const AT_ONCE = 16;
const CARDS = 60;
const MOVES = 100;

type Post = { path: string; headers: Record<string, string>; body: Uint8Array };

await onInstallation(async (installation) => {
  const board = await aServedBoard(installation, { members: 4, cards: { BACKLOG: Array.from({ length: CARDS }, (_, number) => `Card ${number}`) } });
  const other = await aServedBoard(installation, { members: 4, limits: { planned: { mode: "FIXED", value: 5 } } });
  await other.sm.create("The one that moves");
  const posts = await mixed(board);
  const idle = await moves(other);
  const bare = await bareRate(installation, posts);
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const answers: number[] = [];
  const longest: number[] = [];
  let beside: number[] = [];
  const began = performance.now();
  const burst = crowd(posts, async (post) => {
    const asked = performance.now();
    answers.push(await send(installation.app.port, post, agent));
    longest.push(performance.now() - asked);
  });
  await Promise.all([burst, moves(other).then((times) => (beside = times))]);
  const rate = (posts.length * 1000) / (performance.now() - began);
  const kept = await installation.db.delivery.groupBy({ by: ["outcome"], where: { source: { boardId: board.id } }, _count: true });
  const count = (...outcomes: string[]) => kept.filter(({ outcome }) => outcomes.includes(outcome)).reduce((sum, one) => sum + one._count, 0);
  report({ name: `deliveries a second, ${AT_ONCE} at a time`, value: rate, unit: "1/s", reference: { what: "a bare server that verifies and stores the raw row", value: bare }, goal: { of: "ratio", atLeast: 0.5 } });
  report({ name: "deliveries lost or not applied", value: DELIVERIES - count("APPLIED", "IGNORED") + answers.filter((status) => status !== 202).length, unit: "deliveries", reference: { what: "sent", value: DELIVERIES }, goal: { of: "value", atMost: 0 } });
  report({ name: "longest answer to a delivery", value: Math.max(...longest), unit: "ms", reference: { what: "their median", value: median(longest) }, goal: { of: "value", atMost: 1_000 } });
  report({ name: "a move on another board meanwhile, median", value: median(beside), unit: "ms", reference: { what: "alone", value: median(idle) }, goal: { of: "ratio", atMost: 2 } });
  agent.destroy();
  for (const { client } of [board, other]) client.close();
});

/** Stories of many cards from four systems, as they would come from many pipelines at once. */
async function mixed(board: ServedBoard): Promise<Post[]> {
  // Through the app: it alone can read what it seals.
  const source = (kind: "github" | "gitlab" | "generic" | "sonarqube") => board.client.done<{ id: string; kind: typeof kind }>("POST", `/api/v1/boards/${board.key}/sources`, { kind, name: kind, secret: SECRET });
  const [github, gitlab, generic, sonarqube] = [await source("github"), await source("gitlab"), await source("generic"), await source("sonarqube")];
  const posts: Post[] = [];
  for (let card = 1; posts.length < DELIVERIES; card = (card % CARDS) + 1) {
    const key = `${board.key}-${card}`;
    for (const message of storyOf(key, { runId: 1_000 + posts.length, shaSeed: `${(posts.length % 200) + 10}` })) posts.push({ path: `/api/hooks/github/${github.id}`, ...signed(message, { id: randomUUID() }) });
    for (const { id, kind } of [gitlab, generic, sonarqube]) {
      const story = STORIES.find((one) => one.kind === kind && one.secret === SECRET);
      for (const one of story?.sent(key) ?? []) posts.push({ path: `/api/hooks/${kind}/${id}`, ...prove(kind, { ...one, payload: ofItsOwn(one.payload, posts.length) }, SECRET) });
    }
  }
  return posts.slice(0, DELIVERIES);
}

/** The same about a commit, a run and a deployment of its own: no pipeline in the world builds one commit for sixty cards. */
function ofItsOwn(payload: object, turn: number): object {
  const round = Math.floor(turn / 40);
  const text = JSON.stringify(payload).replaceAll(SHA, round.toString(16).padStart(40, "b"));
  return JSON.parse(text.replaceAll('"id":900', `"id":${900 + round}`).replaceAll('"pipeline_id":900', `"pipeline_id":${900 + round}`).replaceAll('"id":"42"', `"id":"${42 + round}"`).replaceAll('"id":"d-7"', `"id":"d-${round}"`)) as object;
}

async function crowd(posts: readonly Post[], work: (post: Post) => Promise<void>): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let post = posts[next++]; post !== undefined; post = posts[next++]) await work(post);
  }));
}

function send(port: number, { path, headers, body }: Post, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, method: "POST", path, agent, headers: { ...headers, "content-length": body.byteLength } }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode ?? 0));
      answer.on("error", reject);
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

async function moves({ client, key }: ServedBoard): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < MOVES; turn++) {
    const began = performance.now();
    await client.done("POST", `/api/v1/cards/${key}-1/moves`, { to: turn % 2 === 0 ? "PLANNED" : "BACKLOG" });
    times.push(performance.now() - began);
  }
  return times;
}

/** How many of the same posts a second are verified and stored by a server that does nothing else. */
async function bareRate({ raw }: Installation, posts: readonly Post[]): Promise<number> {
  await raw.query(`CREATE TABLE "bare_delivery" ("id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "headers" jsonb, "body" bytea, "at" timestamptz DEFAULT now())`);
  const { host, port: databasePort, user, database } = raw;
  const pool = new pg.Pool({ host, port: databasePort, ...(user ? { user } : {}), ...(database ? { database } : {}), max: 10 });
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const body = Buffer.concat(chunks);
      createHmac("sha256", SECRET).update(body).digest("hex");
      void pool.query(`INSERT INTO "bare_delivery" ("headers", "body") VALUES ($1, $2)`, [JSON.stringify(incoming.headers), body]).then(() => response.writeHead(202).end("{}"));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const began = performance.now();
  await crowd(posts, async (post) => void (await send((server.address() as AddressInfo).port, post, agent)));
  const rate = (posts.length * 1000) / (performance.now() - began);
  agent.destroy();
  server.close();
  await pool.end();
  return rate;
}
