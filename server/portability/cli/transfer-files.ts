import { createReadStream } from "node:fs";
import { access, constants } from "node:fs/promises";
import { ROLES, type Actor } from "@/server/people/domain/actor";
import type { Db } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import { exportBoard, type ExportFormat } from "../export-board";
import { importHistory } from "../import-history";
import { readHistoryFile } from "../read-history-file";
import type { Terminal } from "./program";

/** Takes a file in, says what was done and each line that was refused; true when nothing was taken because of them. */
export async function importFromFile(db: Db, { say }: Terminal, file: string, { board, dryRun, partial }: { board: string; dryRun: boolean; partial: boolean }): Promise<boolean> {
  const actor = await machineOn(db, board);
  const report = await importHistory(db, actor, await readHistoryFile(await bytesOf(file)), { dryRun, partial });
  for (const { line, reason, detail } of report.refused) say(`line ${line}: ${reason}${detail === undefined ? "" : ` (${detail})`}`);
  const { cards, events, unchanged, refused } = report;
  say(`${dryRun ? "Would import" : "Imported"} ${events} events of ${cards} cards; ${unchanged} lines changed nothing, ${refused.length} were refused.`);
  return refused.length > 0 && !partial;
}

export async function exportToOutput(db: Db, { write }: Terminal, { board, format }: { board: string; format: ExportFormat }): Promise<void> {
  for await (const piece of exportBoard(db, await machineOn(db, board), format).text) await write(piece);
}

/** Whoever can run commands on the machine may do anything to its boards. */
async function machineOn(db: Db, key: string): Promise<Actor> {
  const board = await db.board.findUnique({ where: { key: key.toUpperCase() }, select: { id: true } });
  if (board === null) throw new DomainError("NOT_FOUND", "board_unknown", { key });
  return { userId: null, boardId: board.id, roles: ROLES, via: "system" };
}

async function bytesOf(file: string): Promise<AsyncIterable<Uint8Array>> {
  if (file === "-") return process.stdin;
  await access(file, constants.R_OK).catch(() => {
    throw new DomainError("NOT_FOUND", "file_unreadable", { file });
  });
  return createReadStream(file);
}
