import type pg from "pg";

/** Makes the table that bare moves append their history to. */
export async function prepareBareMoves(raw: pg.Client): Promise<void> {
  await raw.query("CREATE TABLE bare_history (id bigserial PRIMARY KEY, board uuid, version int, data jsonb)");
}

/** The floor of a move that keeps the same promises: the same rows under the same lock, and one row of history. */
export async function bareMove(raw: pg.ClientBase, boardId: string, number: number): Promise<void> {
  await raw.query("BEGIN");
  const { rows } = await raw.query<{ version: number }>('UPDATE "Board" SET version = version WHERE id = $1 RETURNING version', [boardId]);
  await raw.query(`SELECT count(*) FROM "Card" WHERE "boardId" = $1 AND "column" = 'PLANNED'`, [boardId]);
  await raw.query('UPDATE "Card" SET "enteredAt" = "enteredAt" WHERE "boardId" = $1 AND number = $2', [boardId, number]);
  await raw.query("INSERT INTO bare_history (board, version, data) VALUES ($1, $2, $3)", [boardId, rows[0]?.version, { number }]);
  await raw.query("COMMIT");
}
