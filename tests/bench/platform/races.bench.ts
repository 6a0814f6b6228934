import type pg from "pg";
import { bareMove } from "../bare-move";
import { fillBacklog } from "../fill-backlog";
import { median, report } from "../measure";
import { aServedBoard, type Installation, onInstallation, type ServedBoard } from "./bench-installation";
import type { Answer } from "./http-client";

const ROUNDS = 100;
const ROOM = 5;
/** Twenty ask to enter at once: cards that are moved, that come back, that are new. */
const RACERS = { moves: 14, restores: 3, creates: 3 };
const ASKING = RACERS.moves + RACERS.restores + RACERS.creates;
/** Others who only change the order of the Backlog meanwhile. */
const REORDERS = 4;
/** More than the rounds archive and never see again. */
const CARDS = 400;

type Shown = { columns: { name: string; cards: { number: number }[] }[] };
type Refusal = { reason?: string; facts?: { column?: string; limit?: number; count?: number } };

await onInstallation(async (installation) => {
  const board = await aServedBoard(installation, { members: 4, limits: { planned: { mode: "NONE" }, inWork: { mode: "FIXED", value: ROOM } } });
  await fillBacklog(installation.db, board.id, CARDS);
  const bare = await Promise.all(Array.from({ length: 10 }, installation.connect));
  const bursts = { ours: [] as number[], bare: [] as number[] };
  const broken: string[] = [];
  await enter(board);
  for (let round = 1; round <= ROUNDS; round++) {
    const race = await prepare(board, round);
    const began = performance.now();
    const answers = await Promise.all(race.map((ask) => ask()));
    bursts.ours.push(performance.now() - began);
    const wrong = await faultOf(installation, board, answers);
    if (wrong) broken.push(`round ${round}: ${wrong}`);
    bursts.bare.push(await bareBurst(bare, board.id));
  }
  for (const line of broken.slice(0, 5)) console.error(line);
  report({ name: `broken rounds of ${ASKING} asking for ${ROOM} places at once, over HTTP`, value: broken.length, unit: "rounds", reference: { what: "rounds", value: ROUNDS }, goal: { of: "value", atMost: 0 } });
  report({ name: `a burst of ${ASKING} for ${ROOM} places, with ${REORDERS} changes of order`, value: median(bursts.ours), unit: "ms", reference: { what: `${ASKING} bare moves at once on 10 connections`, value: median(bursts.bare) }, goal: { of: "value", atMost: 75 } });
  board.client.close();
});

/** Lets the first cards enter the column, which is empty. */
async function enter({ client, key }: ServedBoard): Promise<void> {
  for (let number = 1; number <= ROOM; number++) await client.done("POST", `/api/v1/cards/${key}-${number}/moves`, { to: "IN_WORK" });
}

/** Empties the column: some of its cards are archived, from where they ask to come back, the others wait in the Backlog. */
async function prepare({ client, key }: ServedBoard, round: number): Promise<(() => Promise<Answer>)[]> {
  const there = numbersIn(await client.done<Shown>("GET", `/api/v1/boards/${key}`), "IN_WORK");
  const archived = there.slice(0, RACERS.restores);
  for (const number of archived) await client.done("POST", `/api/v1/cards/${key}-${number}/archive`);
  for (const number of there.slice(RACERS.restores)) await client.done("POST", `/api/v1/cards/${key}-${number}/moves`, { to: "BACKLOG" });
  const waiting = numbersIn(await client.done<Shown>("GET", `/api/v1/boards/${key}`), "BACKLOG");
  const movers = waiting.slice(0, RACERS.moves);
  const reordered = waiting.slice(RACERS.moves, RACERS.moves + REORDERS);
  const race = [
    ...movers.map((number, index) => () => client.ask("POST", `/api/v1/cards/${key}-${number}/moves`, { to: "IN_WORK", ...(index % 2 ? { after: null } : {}) })),
    ...archived.map((number) => () => client.ask("POST", `/api/v1/cards/${key}-${number}/restore`)),
    ...Array.from({ length: RACERS.creates }, (_, index) => () => client.ask("POST", `/api/v1/boards/${key}/cards`, { title: `New ${round}.${index}`, column: "IN_WORK" })),
    ...reordered.map((number) => () => client.ask("POST", `/api/v1/cards/${key}-${number}/moves`, { to: "BACKLOG", after: null })),
  ];
  // Who asks first is another each round.
  return race.map((_, index) => race[(index + round * 5) % race.length]!);
}

/** What is wrong with the answers to a race or with the board after it, or null. */
async function faultOf({ raw }: Installation, { client, key, id }: ServedBoard, answers: readonly Answer[]): Promise<string | null> {
  const accepted = answers.filter(({ status }) => status < 300).length - REORDERS;
  if (accepted !== ROOM) return `${accepted} entered, answered ${answers.map(({ status }) => status).join(" ")}`;
  const refusals = answers.filter(({ status }) => status >= 300);
  const unclear = refusals.find((answer) => !isFull(answer));
  if (unclear) return `was answered ${unclear.status} ${unclear.body.toString("utf8")}`;
  const there = numbersIn(await client.done<Shown>("GET", `/api/v1/boards/${key}`), "IN_WORK").length;
  if (there !== ROOM) return `${there} cards are in the column`;
  const { rowCount } = await raw.query('SELECT 1 FROM "Card" WHERE "boardId" = $1 AND "archivedAt" IS NULL AND "deletedAt" IS NULL GROUP BY "column", rank HAVING count(*) > 1', [id]);
  return rowCount === 0 ? null : `${rowCount} places are held by two cards`;
}

function isFull({ status, body }: Answer): boolean {
  const { reason, facts } = JSON.parse(body.toString("utf8")) as Refusal;
  return status === 409 && reason === "wip_limit" && facts?.column === "IN_WORK" && facts.limit === ROOM && facts.count === ROOM;
}

function numbersIn({ columns }: Shown, column: string): number[] {
  return columns.find(({ name }) => name === column)?.cards.map(({ number }) => number) ?? [];
}

async function bareBurst(connections: readonly pg.Client[], boardId: string): Promise<number> {
  const began = performance.now();
  await Promise.all(connections.map(async (raw, index) => {
    for (let turn = index; turn < ASKING; turn += connections.length) await bareMove(raw, boardId, turn + 1);
  }));
  return performance.now() - began;
}
