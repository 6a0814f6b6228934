import { createHash } from "node:crypto";
import { DomainError } from "@/server/platform/errors";
import { upTo } from "@/server/platform/read-body";
import { type HistoryLine, LINE_MAX, parseHistoryLine, type Refusal } from "./domain/history-line";

/** 50 MB: as much of a history as one request or command takes. */
export const IMPORT_MAX = 50 * 1024 * 1024;
/** A file with more lines than this that are no good is no history at all. */
export const REFUSALS_MAX = 10_000;

export type HistoryFile = { lines: HistoryLine[]; refused: Refusal[]; /** SHA-256 of the bytes, hex. */ hash: string };

/** Reads a history file as it arrives, a line at a time. Throws `TOO_LARGE too_large`, `INVALID too_many_refused`. */
export async function readHistoryFile(bytes: AsyncIterable<Uint8Array>, max = IMPORT_MAX): Promise<HistoryFile> {
  const hash = createHash("sha256");
  const decoder = new TextDecoder();
  const file: Omit<HistoryFile, "hash"> = { lines: [], refused: [] };
  let number = 0;
  let rest = "";
  for await (const chunk of upTo(max, bytes)) {
    hash.update(chunk);
    const texts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    // Of a line without an end only as much is kept as shows that it is too long.
    rest = (texts.pop() ?? "").slice(0, LINE_MAX + 1);
    for (const text of texts) take(file, text, (number += 1));
  }
  take(file, rest + decoder.decode(), number + 1);
  return { ...file, hash: hash.digest("hex") };
}

function take({ lines, refused }: Omit<HistoryFile, "hash">, text: string, number: number): void {
  if (text.trim() === "") return;
  const parsed = parseHistoryLine(text, number);
  if (!("refused" in parsed)) lines.push(parsed);
  else if (refused.length < REFUSALS_MAX) refused.push(parsed.refused);
  else throw new DomainError("INVALID", "too_many_refused", { max: REFUSALS_MAX, refused: refused.slice(0, 20) });
}
