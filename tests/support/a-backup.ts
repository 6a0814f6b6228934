import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll } from "vitest";
import type { BackupHeader } from "@/server/platform/backup/backup-format";
import { readEnv, type Env } from "@/server/platform/env";

export const BACKUP_SECRET = "the secret of the backed up instance";

/** A folder that is gone when the test file is done. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "throughline-backup-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Settings of an instance on a folder, or on a server. */
export function settingsFor({ dataDir = "/nowhere", databaseUrl, secret = BACKUP_SECRET }: { dataDir?: string; databaseUrl?: string; secret?: string }): Env {
  return readEnv({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl, AUTH_SECRET: secret });
}

/** The same backup with another header, its check sum right again: what a newer or older version would have written. */
export function withHeader(file: string, to: string, change: (header: BackupHeader) => object): string {
  const [first = "", ...rest] = gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n");
  const lines = [JSON.stringify(change(JSON.parse(first) as BackupHeader)), ...rest.slice(0, -1)].map((line) => `${line}\n`).join("");
  writeFileSync(to, gzipSync(`${lines}${JSON.stringify({ sha256: createHash("sha256").update(lines).digest("hex") })}\n`));
  return to;
}

/** The rows of a backup, of any order within a table. */
export function rowsIn(file: string): string[] {
  return gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n").slice(1, -1).sort();
}
