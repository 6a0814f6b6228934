import { Readable } from "node:stream";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import type { Reader } from "@/server/platform/db/client";
import { exportCsv } from "./export-csv";
import { exportHistory } from "./export-history";
import { exportJson } from "./export-json";

export const EXPORT_FORMATS = ["json", "csv", "history"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export type Export = { text: AsyncIterable<string>; mediaType: string; extension: string };

/** A board as a file, piece by piece: whole as JSON, its cards as CSV, or its history as an import takes it. Throws `FORBIDDEN`. */
export function exportBoard(db: Reader, actor: Actor, format: ExportFormat): Export {
  assertMay("board.export", actor);
  switch (format) {
    case "json":
      return { text: exportJson(db, actor.boardId), mediaType: "application/json", extension: "json" };
    case "csv":
      return { text: exportCsv(db, actor.boardId), mediaType: "text/csv", extension: "csv" };
    case "history":
      return { text: exportHistory(db, actor.boardId), mediaType: "application/x-ndjson", extension: "ndjson" };
  }
}

/** The pieces as a body that is only made as fast as it is read. */
export function streamOf(text: AsyncIterable<string>): ReadableStream<Uint8Array> {
  return Readable.toWeb(Readable.from(bytesOf(text), { objectMode: false })) as ReadableStream<Uint8Array>;
}

async function* bytesOf(text: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const piece of text) yield Buffer.from(piece);
}
