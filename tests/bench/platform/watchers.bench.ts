import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { fillBacklog } from "../fill-backlog";
import { median, quantile, report } from "../measure";
import { aServedBoard, type Installation, onInstallation, type ServedBoard } from "./bench-installation";
import { Watcher } from "./watcher";

const CROWDS = [50, 200];
const MOVES_A_SECOND = 20;
const SECONDS = 10;
const CARDS = 200;
const ALL_TOLD_MS = 5_000;

type Moved = { number: number; version: number; askedAt: number; answeredAt: number };

await onInstallation(async (installation) => {
  const hear = await anEar(installation);
  for (const crowd of CROWDS) {
    const board = await aServedBoard(installation);
    await fillBacklog(installation.db, board.id, CARDS);
    await measure(installation, board, crowd, hear);
    board.client.close();
  }
});

async function measure({ app, db }: Installation, board: ServedBoard, crowd: number, hear: () => Promise<number>): Promise<void> {
  const { version: since } = await db.board.findUniqueOrThrow({ where: { id: board.id }, select: { version: true } });
  const watchers = Array.from({ length: crowd }, (_, index) => new Watcher(app.url, board.key, board.client.tokens[index % board.client.tokens.length] ?? "", since));
  await Promise.all(watchers.map((watcher) => watcher.open()));
  const { moves, notified } = await moveOn(board, hear);
  const last = Math.max(...moves.map(({ version }) => version));
  for (const until = Date.now() + ALL_TOLD_MS; Date.now() < until && watchers.some(({ told }) => (told.at(-1)?.version ?? 0) < last); ) await pause(20);
  for (const watcher of watchers) watcher.close();
  tell(crowd, moves, watchers, notified);
}

/** Moves so many cards a second, one after another each, and between them hears how long a bare notification takes. */
async function moveOn({ client, key }: ServedBoard, hear: () => Promise<number>): Promise<{ moves: Moved[]; notified: number[] }> {
  const notified: number[] = [];
  const moves: Promise<Moved>[] = [];
  const began = performance.now();
  for (let turn = 0; turn < MOVES_A_SECOND * SECONDS; turn++) {
    await pause(Math.max(0, began + (turn * 1000) / MOVES_A_SECOND - performance.now()));
    moves.push(move(turn));
    if (turn % 4 === 2) notified.push(await pause(15).then(hear));
  }
  return { moves: await Promise.all(moves), notified };

  async function move(turn: number): Promise<Moved> {
    const number = (turn % CARDS) + 1;
    const askedAt = performance.now();
    const { version } = await client.done<{ version: number }>("POST", `/api/v1/cards/${key}-${number}/moves`, { to: "DONE" });
    return { number, version, askedAt, answeredAt: performance.now() };
  }
}

function tell(crowd: number, moves: readonly Moved[], watchers: readonly Watcher[], notified: readonly number[]): void {
  const since: Record<"asked" | "answered", number[]> = { asked: [], answered: [] };
  let [lost, doubled] = [0, 0];
  for (const { told } of watchers) {
    doubled += told.filter(({ version }, index) => index > 0 && version <= told[index - 1]!.version).length;
    for (const { number, version, askedAt, answeredAt } of moves) {
      const event = told.find((one) => one.version >= version);
      if (!event?.cards.includes(number)) {
        lost++;
        continue;
      }
      since.asked.push(event.at - askedAt);
      since.answered.push(Math.max(0, event.at - answeredAt));
    }
  }
  const events = watchers.flatMap(({ told }) => told);
  const who = `${crowd} watchers, ${MOVES_A_SECOND} moves a second`;
  const heard = { what: "a bare NOTIFY until it is heard", value: median(notified) };
  const goal = { of: "value", atMost: 100 } as const;
  report({ name: `a move is asked for until a watcher is told, median, ${who}`, value: median(since.asked), unit: "ms", reference: heard, goal });
  report({ name: `a move is answered until a watcher is told, median, ${who}`, value: median(since.answered), unit: "ms", reference: heard, goal });
  report({ name: `a move is answered until a watcher is told, p95, ${who}`, value: quantile(since.answered, 0.95), unit: "ms", reference: { ...heard, value: quantile(notified, 0.95) }, goal });
  const due = { what: "moves to be told", value: moves.length * crowd };
  report({ name: `moves never told, ${who}`, value: lost, unit: "moves", reference: due, goal: { of: "value", atMost: 0 } });
  report({ name: `versions told twice, ${who}`, value: doubled, unit: "events", reference: due, goal: { of: "value", atMost: 0 } });
  const bytes = events.reduce((sum, event) => sum + event.bytes, 0);
  report({ name: `bytes of a move for each watcher, ${who}`, value: bytes / due.value, unit: "bytes", reference: { what: "an event, which may tell several moves", value: bytes / events.length }, goal: { of: "value", atMost: 1_000 } });
}

/** How long PostgreSQL alone takes to tell one connection what another says, in milliseconds. */
async function anEar({ raw, connect }: Installation): Promise<() => Promise<number>> {
  const ear: pg.Client = await connect();
  await ear.query("LISTEN bench");
  return async () => {
    const began = performance.now();
    const heard = new Promise((resolve) => ear.once("notification", resolve));
    await raw.query("NOTIFY bench");
    await heard;
    return performance.now() - began;
  };
}
