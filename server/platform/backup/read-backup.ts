import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, constants } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { DomainError } from "../errors";
import { backupRefusal } from "./backup-refusal";
import { type BackupHeader, FORMAT, headerSchema, MAX_LINE_BYTES, trailerSchema } from "./backup-format";
import { splitLines } from "./split-lines";

/** A row of the table at this place in the header, as it stands in the file: a JSON array. */
export type BackupRow = { table: number; line: string };

/**
 * A backup, read from its beginning: the header, and its rows as they are asked for, one line in memory at a time. The rows end only
 * when everything the header promised was there and the check sum is right. Throws, now or with the rows, `NOT_FOUND file_unreadable`,
 * `backup_not_ours`, `backup_format_newer`, `backup_truncated` or `backup_damaged`.
 */
export async function openBackup(file: string): Promise<{ header: BackupHeader; rows: AsyncGenerator<BackupRow> }> {
  await access(file, constants.R_OK).catch(() => {
    throw new DomainError("NOT_FOUND", "file_unreadable", { file });
  });
  const lines = unpackedLines(file);
  const first = await lines.next();
  if (first.done) throw notOurs(file);
  const header = headerOf(file, first.value);
  return { header, rows: readRows(file, header, createHash("sha256").update(first.value).update("\n"), lines) };
}

async function* readRows(file: string, header: BackupHeader, hash: Hash, lines: AsyncGenerator<Buffer>): AsyncGenerator<BackupRow> {
  const places = placesOf(header);
  let isWhole = false;
  for await (const line of lines) {
    if (isWhole) throw damaged(file);
    const { value: table, done } = places.next();
    if (done) {
      if (trailerOf(file, line) !== hash.digest("hex")) throw damaged(file);
      isWhole = true;
    } else {
      hash.update(line).update("\n");
      yield { table, line: line.toString("utf8") };
    }
  }
  if (!isWhole) throw backupRefusal("backup_truncated", { file });
}

/** Reads all of it and keeps nothing; the header of a backup that is whole. Throws as `openBackup`. */
export async function verifyBackup(file: string): Promise<BackupHeader> {
  const { header, rows } = await openBackup(file);
  while (!(await rows.next()).done);
  return header;
}

/** For each row to come, the place of its table. */
function* placesOf({ tables }: BackupHeader): Generator<number> {
  for (const [place, { rows }] of tables.entries()) for (let row = 0; row < rows; row++) yield place;
}

async function* unpackedLines(file: string): AsyncGenerator<Buffer> {
  const packed = createReadStream(file);
  const unpacked = createGunzip();
  packed.on("error", (error) => unpacked.destroy(error));
  try {
    for await (const line of splitLines(packed.pipe(unpacked), MAX_LINE_BYTES)) {
      if (line === null) throw damaged(file);
      yield line;
    }
  } catch (error) {
    throw asRefusal(file, error as NodeJS.ErrnoException, packed.bytesRead);
  } finally {
    packed.destroy();
    unpacked.destroy();
  }
}

function asRefusal(file: string, error: NodeJS.ErrnoException, bytesRead: number): Error {
  if (error.code === "Z_BUF_ERROR") return bytesRead === 0 ? notOurs(file) : backupRefusal("backup_truncated", { file });
  if (error.code === "EISDIR") return notOurs(file);
  if (!error.code?.startsWith("Z_")) return error;
  return error.message === "incorrect header check" ? notOurs(file) : damaged(file);
}

function headerOf(file: string, line: Buffer): BackupHeader {
  const json = parsed(line) as { format?: unknown; version?: unknown } | null;
  if (json?.format !== FORMAT) throw notOurs(file);
  const header = headerSchema.safeParse(json);
  if (header.success) return header.data;
  if (typeof json.version === "number" && json.version > 1) throw backupRefusal("backup_format_newer", { file, version: json.version });
  throw damaged(file);
}

function trailerOf(file: string, line: Buffer): string {
  const trailer = trailerSchema.safeParse(parsed(line));
  if (!trailer.success) throw damaged(file);
  return trailer.data.sha256;
}

/** The header and the trailer are short whatever is kept; the longest row is not parsed here at all. */
function parsed(line: Buffer): unknown {
  try {
    return line.length > 1_000_000 ? null : JSON.parse(line.toString("utf8"));
  } catch {
    return null;
  }
}

const notOurs = (file: string) => backupRefusal("backup_not_ours", { file });
const damaged = (file: string) => backupRefusal("backup_damaged", { file });
