import pg from "pg";
import { ranksAfter } from "@/server/board/domain/rank";
import { moveCardInput } from "@/server/board/contracts";
import { moveCard } from "@/server/board/move-card";
import { listBoardCards } from "@/server/board/queries/list-board-cards";
import type { Db } from "@/server/platform/db/client";
import { aBoard } from "@/tests/support/a-board";
import { onBenchDatabase } from "@/tests/support/bench-database";
import { interleaved, report } from "../measure";

const SIZES = [200, 1_000, 5_000];

await onBenchDatabase(async ({ db }, url) => {
  const raw = new pg.Client({ connectionString: url });
  await raw.connect();
  await raw.query("CREATE TABLE bare_history (id bigserial PRIMARY KEY, board uuid, version int, data jsonb)");
  for (const size of SIZES) await measureBoard(db, raw, size);
  await raw.end();
});

async function measureBoard(db: Db, raw: pg.Client, size: number): Promise<void> {
  const board = await aBoard(db, { members: 4, limits: { planned: { mode: "FIXED", value: 10 }, inWork: { mode: "FIXED", value: 10 } } });
  const { card } = await board.sm.create("The one that moves");
  await fillBacklog(db, board.id, size);
  let to: "PLANNED" | "BACKLOG" = "BACKLOG";
  const turn = () => (to = to === "BACKLOG" ? "PLANNED" : "BACKLOG");
  const times = await interleaved({
    move: () => moveCard(db, board.sm.actor, moveCardInput.parse({ cardKey: card.key, to: turn() })),
    rawMove: () => bareMove(raw, board.id, card.key.split("-")[1] ?? ""),
    read: () => listBoardCards(db, board.id),
    rawRead: () => raw.query('SELECT id, number, "column", rank, title, kind, points, labels FROM "Card" WHERE "boardId" = $1', [board.id]),
  });
  const cards = `${size} cards`;
  report({ name: `move, ${cards}`, value: times.move, unit: "ms", reference: { what: "lock, count, update and append in bare SQL", value: times.rawMove } });
  report({ name: `board read, ${cards}`, value: times.read, unit: "ms", reference: { what: "the card rows in bare SQL", value: times.rawRead } });
}

async function fillBacklog(db: Db, boardId: string, size: number): Promise<void> {
  const at = new Date();
  const last = await db.card.findFirst({ where: { boardId }, orderBy: { rank: "desc" } });
  const cards = ranksAfter(last?.rank ?? null, size - 1).map((rank, n) => ({ boardId, number: n + 2, column: "BACKLOG" as const, rank, title: `Card ${n + 2} of the backlog`, createdAt: at, enteredAt: at }));
  await db.card.createMany({ data: cards });
}

/** The floor of a move that keeps the same promises: the same rows under the same lock, and one row of history. */
async function bareMove(raw: pg.Client, boardId: string, number: string): Promise<void> {
  await raw.query("BEGIN");
  const { rows } = await raw.query<{ version: number }>('UPDATE "Board" SET version = version WHERE id = $1 RETURNING version', [boardId]);
  await raw.query(`SELECT count(*) FROM "Card" WHERE "boardId" = $1 AND "column" = 'PLANNED'`, [boardId]);
  await raw.query('UPDATE "Card" SET "enteredAt" = "enteredAt" WHERE "boardId" = $1 AND number = $2', [boardId, number]);
  await raw.query("INSERT INTO bare_history (board, version, data) VALUES ($1, $2, $3)", [boardId, rows[0]?.version, { number }]);
  await raw.query("COMMIT");
}
