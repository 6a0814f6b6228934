import pg from "pg";
import { moveCardInput } from "@/server/board/contracts";
import { moveCard } from "@/server/board/move-card";
import { listBoardCards } from "@/server/board/queries/list-board-cards";
import { answerRest } from "@/server/answer-rest";
import { createToken } from "@/server/people/create-token";
import type { Db } from "@/server/platform/db/client";
import { aBoard } from "@/tests/support/a-board";
import { onBenchDatabase } from "@/tests/support/bench-database";
import { bareMove, prepareBareMoves } from "../bare-move";
import { fillBacklog } from "../fill-backlog";
import { interleaved, report } from "../measure";

const SIZES = [200, 1_000, 5_000];
const CLIENTS = 8;
const MOVES_EACH = 60;

await onBenchDatabase(async ({ db }, url) => {
  const raw = new pg.Client({ connectionString: url });
  await raw.connect();
  await prepareBareMoves(raw);
  const moves: number[] = [];
  for (const size of SIZES) moves.push(await measureBoard(db, raw, size));
  const [small = Number.NaN, , large = Number.NaN] = moves;
  report({ name: "move, 5000 cards", value: large, unit: "ms", reference: { what: "the same at 200 cards", value: small }, goal: { of: "ratio", atMost: 1.2 } });
  await measureCrowd(db, raw);
  await raw.end();
});

/** Returns the time of a move, in milliseconds. */
async function measureBoard(db: Db, raw: pg.Client, size: number): Promise<number> {
  const board = await aBoard(db, { members: 4, limits: { planned: { mode: "FIXED", value: 10 }, inWork: { mode: "FIXED", value: 10 } } });
  const { card } = await board.sm.create("The one that moves");
  await fillBacklog(db, board.id, size);
  let to: "PLANNED" | "BACKLOG" = "BACKLOG";
  const turn = () => (to = to === "BACKLOG" ? "PLANNED" : "BACKLOG");
  const { token } = await createToken(db, board.sm.id, "bench");
  const get = (headers: Record<string, string>) => answerRest(new Request(`http://127.0.0.1/api/v1/boards/${board.key}`, { headers: { authorization: `Bearer ${token}`, ...headers } }), db);
  const seen = { etag: "" };
  const times = await interleaved({
    // The board has changed since the last answer: the move before it saw to that.
    answer: async () => void (seen.etag = (await drain(await get({ "accept-encoding": "gzip" }))).headers.get("etag") ?? ""),
    unchanged: async () => void (await drain(await get({ "if-none-match": seen.etag }))),
    move: () => moveCard(db, board.sm.actor, moveCardInput.parse({ cardKey: card.key, to: turn() })),
    rawMove: () => bareMove(raw, board.id, card.number),
    read: () => listBoardCards(db, board.id),
    rawRead: () => raw.query('SELECT id, number, "column", rank, title, kind, points, labels FROM "Card" WHERE "boardId" = $1', [board.id]),
  });
  const cards = `${size} cards`;
  report({ name: `move, ${cards}`, value: times.move, unit: "ms", reference: { what: "lock, count, update and append in bare SQL", value: times.rawMove }, goal: { of: "ratio", atMost: 15 } });
  const bare = { what: "the card rows in bare SQL", value: times.rawRead };
  report({ name: `board read, ${cards}`, value: times.read, unit: "ms", reference: bare, goal: { of: "ratio", atMost: 12 } });
  report({ name: `board over REST after a change, compressed, ${cards}`, value: times.answer, unit: "ms", reference: bare, goal: { of: "ratio", atMost: 12 } });
  report({ name: `unchanged board over REST, 304, ${cards}`, value: times.unchanged, unit: "ms", reference: bare, goal: { of: "value", atMost: 5 } });
  return times.move;
}

/** Eight at once on one board, each with a card of its own; beside them the same number of bare moves, one connection each. */
async function measureCrowd(db: Db, raw: pg.Client): Promise<void> {
  const board = await aBoard(db, { members: 4, limits: { planned: { mode: "FIXED", value: CLIENTS } } });
  const cards: { key: string; number: number }[] = [];
  for (let n = 0; n < CLIENTS; n++) cards.push((await board.sm.create(`Mover ${n}`)).card);
  const others = await Promise.all(cards.map(async () => {
    const client = new pg.Client({ host: raw.host, port: raw.port, user: raw.user ?? "postgres", database: raw.database ?? "postgres" });
    await client.connect();
    return client;
  }));
  const crowd = (move: (client: number, turn: number) => Promise<unknown>) => async () => {
    await Promise.all(cards.map(async (_, client) => {
      for (let turn = 0; turn < MOVES_EACH; turn++) await move(client, turn);
    }));
  };
  const times = await interleaved(
    {
      ours: crowd((client, turn) => moveCard(db, board.sm.actor, moveCardInput.parse({ cardKey: cards[client]?.key, to: turn % 2 === 0 ? "PLANNED" : "BACKLOG" }))),
      bare: crowd((client) => bareMove(others[client] ?? raw, board.id, cards[client]?.number ?? 0)),
    },
    { rounds: 3, warmUp: 1 },
  );
  await Promise.all(others.map((client) => client.end()));
  const aSecond = (ms: number) => (CLIENTS * MOVES_EACH * 1000) / ms;
  report({ name: "moves a second, 8 at once on one board", value: aSecond(times.ours), unit: "1/s", reference: { what: "bare moves a second, 8 at once", value: aSecond(times.bare) }, goal: { of: "value", atLeast: 400 } });
}

async function drain(response: Response): Promise<Response> {
  await response.arrayBuffer();
  return response;
}
