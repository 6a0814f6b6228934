import { COLUMNS } from "@/server/board/domain/column";
import { getActor } from "@/server/people/get-actor";
import type { Db } from "@/server/platform/db/client";
import { importHistory } from "@/server/portability/import-history";
import { readHistoryFile } from "@/server/portability/read-history-file";
import type { Call } from "@/tests/support/browser-board";

export type BigBoard = { id: string; key: string; path: string; size: number };

const DAY_MS = 86_400_000;
/** Of ten cards so many have come as far as Planned, In Work and Done; the others wait in the Backlog. */
const REACHED = { PLANNED: 6, IN_WORK: 5, DONE: 4 };

/** A board of `size` cards without limits, made by a history import; `email`'s person, whose calls `call` makes, holds all roles on it. */
export async function aBigBoard(db: Db, call: Call, email: string, size: number): Promise<BigBoard> {
  const key = `BIG${size}`;
  const { workspace } = await call("board.create", { key, name: `${size} cards` });
  await call("board.setLimits", { key, planned: { mode: "NONE" }, inWork: { mode: "NONE" } });
  const { id: userId } = await db.user.findUniqueOrThrow({ where: { email } });
  const { board, actor } = await getActor(db, userId, key);
  const report = await importHistory(db, actor, await readHistoryFile(bytesOf(historyOf(size))), { dryRun: false, partial: false });
  if (report.cards !== size) throw new Error(`the import made ${report.cards} of ${size} cards: ${JSON.stringify(report.refused.slice(0, 3))}`);
  return { id: board.id, key, path: `/w/${String(workspace)}/b/${key}`, size };
}

/** Lines of a history file: every card is created in the Backlog and moved as far as it got, a column a day, ending yesterday. */
function historyOf(size: number): string[] {
  const today = Date.now();
  return Array.from({ length: size }, (_, index) => {
    const card = `card-${index + 1}`;
    const steps = COLUMNS.filter((column) => column === "BACKLOG" || index % 10 < REACHED[column]);
    return steps.map((to, step) => {
      const at = new Date(today - (steps.length - step + (index % 60)) * DAY_MS + index).toISOString();
      return JSON.stringify(step === 0 ? { card, at, type: "created", to, title: `Card ${index + 1}: what is to be done about it, in a line` } : { card, at, type: "moved", to });
    });
  }).flat();
}

async function* bytesOf(lines: string[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(lines.join("\n"));
}
