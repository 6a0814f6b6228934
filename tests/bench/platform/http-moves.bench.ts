import { gunzipSync } from "node:zlib";
import { bareMove } from "../bare-move";
import { fillBacklog } from "../fill-backlog";
import { allTimes, interleaved, quantile, report } from "../measure";
import { aServedBoard, type Installation, onInstallation, type ServedBoard } from "./bench-installation";

const SMALL = 200;
const LARGE = 5_000;
const CLIENTS = 8;
const MOVES_EACH = 50;

await onInstallation(async (installation) => {
  const small = await aBoardOf(installation, SMALL);
  const large = await aBoardOf(installation, LARGE);
  await measureAlone(installation, small, large);
  await measureCrowd(installation, small, SMALL, 400);
  await measureCrowd(installation, large, LARGE, 300);
  await measureReads(installation, await aBoardOf(installation, 1_000));
  for (const { client } of [small, large]) client.close();
});

/** A board whose first cards are the ones that move. */
async function aBoardOf(installation: Installation, size: number): Promise<ServedBoard> {
  const board = await aServedBoard(installation, { members: 4, limits: { planned: { mode: "FIXED", value: CLIENTS } } });
  for (let mover = 1; mover <= CLIENTS; mover++) await board.sm.create(`Mover ${mover}`);
  await fillBacklog(installation.db, board.id, size);
  return board;
}

async function measureAlone({ raw }: Installation, small: ServedBoard, large: ServedBoard): Promise<void> {
  let turn = 0;
  const move = ({ client, key }: ServedBoard) => client.done("POST", `/api/v1/cards/${key}-1/moves`, { to: turn % 2 === 0 ? "PLANNED" : "BACKLOG" });
  const times = await allTimes(
    { small: () => move(small), large: () => move(large), raw: async () => (turn++, await bareMove(raw, small.id, 1)) },
    { rounds: 300, warmUp: 50 },
  );
  for (const [share, goal] of [[0.5, 15], [0.95, 15]] as const) {
    const [ours, at5000, bare] = [quantile(times.small, share), quantile(times.large, share), quantile(times.raw, share)];
    const name = `move over HTTP, one client, p${share * 100}`;
    report({ name: `${name}, ${SMALL} cards`, value: ours, unit: "ms", reference: { what: "lock, count, update and append in bare SQL", value: bare }, goal: { of: "ratio", atMost: goal } });
    report({ name: `${name}, ${LARGE} cards`, value: at5000, unit: "ms", reference: { what: `the same at ${SMALL} cards`, value: ours }, goal: { of: "ratio", atMost: 1.2 } });
  }
}

/** Eight at once on one board, each with a card of its own; beside them as many bare moves, one connection each. */
async function measureCrowd({ connect }: Installation, { client, key, id }: ServedBoard, size: number, atLeast: number): Promise<void> {
  const bare = await Promise.all(Array.from({ length: CLIENTS }, connect));
  const crowd = (move: (mover: number, turn: number) => Promise<void>) => () =>
    Promise.all(bare.map(async (_, mover) => {
      for (let turn = 0; turn < MOVES_EACH; turn++) await move(mover, turn);
    }));
  let broken = 0;
  const single: number[] = [];
  const times = await interleaved(
    {
      ours: crowd(async (mover, turn) => {
        const began = performance.now();
        const { status } = await client.ask("POST", `/api/v1/cards/${key}-${mover + 1}/moves`, { to: turn % 2 === 0 ? "PLANNED" : "BACKLOG" });
        single.push(performance.now() - began);
        if (status !== 200) broken++;
      }),
      bare: crowd((mover) => bareMove(bare[mover]!, id, mover + 1)),
    },
    { rounds: 5, warmUp: 2 },
  );
  const aSecond = (ms: number) => (CLIENTS * MOVES_EACH * 1000) / ms;
  const name = `${CLIENTS} at once on one board over HTTP, ${size} cards`;
  report({ name: `moves a second, ${name}`, value: aSecond(times.ours), unit: "1/s", reference: { what: `bare moves a second, ${CLIENTS} at once`, value: aSecond(times.bare) }, goal: { of: "value", atLeast } });
  report({ name: `p95 of a move, ${name}`, value: quantile(single, 0.95), unit: "ms", reference: { what: "their median", value: quantile(single, 0.5) } });
  report({ name: `moves not answered 200, ${name}`, value: broken, unit: "answers", reference: { what: "moves", value: single.length }, goal: { of: "value", atMost: 0 } });
}

async function measureReads({ raw }: Installation, { client, key, id }: ServedBoard): Promise<void> {
  const path = `/api/v1/boards/${key}`;
  const read = (headers: Record<string, string>) => client.ask("GET", path, undefined, headers);
  const first = await read({ "accept-encoding": "gzip" });
  const etag = first.headers.etag ?? "";
  const times = await interleaved({
    whole: () => read({ "accept-encoding": "gzip" }),
    unchanged: () => read({ "if-none-match": etag }),
    raw: () => raw.query('SELECT id, number, "column", rank, title, kind, points, labels FROM "Card" WHERE "boardId" = $1', [id]),
  });
  const { status } = await read({ "if-none-match": etag });
  if (status !== 304) throw new Error(`an unchanged board was answered ${status}`);
  const bare = { what: "the card rows in bare SQL", value: times.raw };
  report({ name: "board over HTTP, compressed, 1000 cards", value: times.whole, unit: "ms", reference: bare, goal: { of: "ratio", atMost: 12 } });
  report({ name: "unchanged board over HTTP, 304, 1000 cards", value: times.unchanged, unit: "ms", reference: bare, goal: { of: "value", atMost: 5 } });
  report({ name: "board compressed, 1000 cards", value: first.body.length / 1000, unit: "kB", reference: { what: "not compressed", value: gunzipSync(first.body).length / 1000 }, goal: { of: "value", atMost: 27 } });
  client.close();
}
