import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { SECRET, signed, storyOf } from "@/tests/support/github-deliveries";
import { prove, SHA, STORIES } from "@/tests/support/source-stories";
import { median, report } from "../measure";
import { aServedBoard, type Installation, onInstallation, type ServedBoard } from "../platform/bench-installation";

const DELIVERIES = 1_000;
/** Not measured: a server that has just started has compiled nothing yet. */
const WARM_UP = 200;
const PASSES = 4;
const AT_ONCE = 16;
const CARDS = 60;
const MOVES = 100;

type Post = { path: string; headers: Record<string, string>; body: Uint8Array };
type Answered = { status: number; ms: number };

// As PostgreSQL comes: what is answered is on the disk.
await onInstallation(async (installation) => {
  const { port } = installation.app;
  const board = await aServedBoard(installation, { members: 4, cards: { BACKLOG: Array.from({ length: CARDS }, (_, number) => `Card ${number}`) } });
  const posts = await mixed(board, WARM_UP + 2 * DELIVERIES);
  const bare = await startBare(installation);
  for (const one of [port, bare.port]) await crowd(posts.slice(0, WARM_UP), one);
  const [measured, beside] = [posts.slice(WARM_UP, WARM_UP + DELIVERIES), posts.slice(WARM_UP + DELIVERIES)];
  const answers: Answered[] = [];
  const [rates, bareRates]: [number[], number[]] = [[], []];
  for (let pass = 0; pass < PASSES; pass++) {
    const part = measured.slice((pass * DELIVERIES) / PASSES, ((pass + 1) * DELIVERIES) / PASSES);
    bareRates.push((await crowd(part, bare.port)).rate);
    const ours = await crowd(part, port);
    rates.push(ours.rate);
    answers.push(...ours.answers);
  }
  bare.end();
  report({ name: `deliveries a second, ${AT_ONCE} at a time`, value: median(rates), unit: "1/s", reference: { what: "a bare server that proves and keeps the raw row", value: median(bareRates) }, goal: { of: "ratio", atLeast: 0.5 } });
  report({ name: "longest answer to a delivery", value: Math.max(...answers.map(({ ms }) => ms)), unit: "ms", reference: { what: "their median", value: median(answers.map(({ ms }) => ms)) }, goal: { of: "value", atMost: 1_000 } });
  answers.push(...(await movesBeside(installation, beside)));
  const kept = await installation.db.delivery.count({ where: { source: { boardId: board.id }, outcome: { in: ["APPLIED", "IGNORED"] } } });
  report({ name: "deliveries lost or not applied", value: posts.length - kept + answers.filter(({ status }) => status !== 202).length, unit: "deliveries", reference: { what: "sent", value: posts.length }, goal: { of: "value", atMost: 0 } });
  await movesUnderRules(installation);
  board.client.close();
}, { stock: true });

/** Moves on another board while deliveries come in. */
async function movesBeside(installation: Installation, posts: readonly Post[]): Promise<Answered[]> {
  const other = await aMovedBoard(installation);
  await moves(other);
  const idle = await moves(other);
  const [{ answers }, times] = await Promise.all([crowd(posts, installation.app.port), moves(other)]);
  report({ name: "a move on another board meanwhile, median", value: median(times), unit: "ms", reference: { what: "alone", value: median(idle) }, goal: { of: "ratio", atMost: 2 } });
  other.client.close();
  return answers;
}

/** Moves on the very board whose rules move its cards while deliveries come in: its lock is held for some of them at a time. */
async function movesUnderRules(installation: Installation): Promise<void> {
  const board = await aMovedBoard(installation);
  await board.client.done("PUT", `/api/v1/boards/${board.key}/automation`, { pullOnCommit: true, finishOn: "MERGED", blockOnFailure: true });
  for (let card = 2; card <= CARDS; card++) await board.sm.create(`Card ${card}`);
  const idle = await moves(board);
  const [, times] = await Promise.all([crowd(await mixed(board, DELIVERIES / 2, { first: 2 }), installation.app.port), moves(board)]);
  report({ name: "a move on a board whose rules act meanwhile, median", value: median(times), unit: "ms", reference: { what: "alone", value: median(idle) }, goal: { of: "ratio", atMost: 2 } });
  report({ name: "the longest of them", value: Math.max(...times), unit: "ms", reference: { what: "alone", value: Math.max(...idle) } });
  board.client.close();
}

async function aMovedBoard(installation: Installation): Promise<ServedBoard> {
  const board = await aServedBoard(installation, { members: 4, limits: { planned: { mode: "FIXED", value: 5 } } });
  await board.sm.create("The one that moves");
  return board;
}

/** Stories of many cards from four systems, as they would come from many pipelines at once. */
async function mixed(board: ServedBoard, count: number, { first = 1 } = {}): Promise<Post[]> {
  // Through the app: it alone can read what it seals.
  const source = (kind: "github" | "gitlab" | "generic" | "sonarqube") => board.client.done<{ id: string; kind: typeof kind }>("POST", `/api/v1/boards/${board.key}/sources`, { kind, name: kind, secret: SECRET });
  const [github, gitlab, generic, sonarqube] = [await source("github"), await source("gitlab"), await source("generic"), await source("sonarqube")];
  const posts: Post[] = [];
  for (let card = first; posts.length < count; card = card === CARDS ? first : card + 1) {
    const key = `${board.key}-${card}`;
    for (const message of storyOf(key, { runId: 1_000 + posts.length, shaSeed: `${(posts.length % 200) + 10}` })) posts.push({ path: `/api/hooks/github/${github.id}`, ...signed(message, { id: randomUUID() }) });
    for (const { id, kind } of [gitlab, generic, sonarqube]) {
      const story = STORIES.find((one) => one.kind === kind && one.secret === SECRET);
      for (const one of story?.sent(key) ?? []) posts.push({ path: `/api/hooks/${kind}/${id}`, ...prove(kind, { ...one, payload: ofItsOwn(one.payload, posts.length) }, SECRET) });
    }
  }
  return posts.slice(0, count);
}

/** The same about a commit, a run and a deployment of its own: no pipeline in the world builds one commit for sixty cards. */
function ofItsOwn(payload: object, turn: number): object {
  const round = Math.floor(turn / 40);
  const text = JSON.stringify(payload).replaceAll(SHA, round.toString(16).padStart(40, "b"));
  return JSON.parse(text.replaceAll('"id":900', `"id":${900 + round}`).replaceAll('"pipeline_id":900', `"pipeline_id":${900 + round}`).replaceAll('"id":"42"', `"id":"${42 + round}"`).replaceAll('"id":"d-7"', `"id":"d-${round}"`)) as object;
}

/** Sends these posts, so many at a time. */
async function crowd(posts: readonly Post[], port: number): Promise<{ rate: number; answers: Answered[] }> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const answers: Answered[] = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let post = posts[next++]; post !== undefined; post = posts[next++]) {
      const asked = performance.now();
      answers.push({ status: await send(port, post, agent), ms: performance.now() - asked });
    }
  }));
  const rate = (posts.length * 1000) / (performance.now() - began);
  agent.destroy();
  return { rate, answers };
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

async function startBare({ raw }: Installation): Promise<{ port: number; end: () => void }> {
  const child = spawn(process.execPath, ["--import", "tsx", join("tests/bench/delivery/bare-receiver.ts")], {
    env: { ...process.env, DATABASE_URL: `postgresql://${raw.user ?? ""}@${raw.host}:${raw.port}/${raw.database ?? ""}`, SECRET },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.once("data", (text: Buffer) => resolve(Number(text)));
    child.once("exit", () => reject(new Error("the bare server did not start")));
  });
  return { port, end: () => child.stdin.end() };
}
