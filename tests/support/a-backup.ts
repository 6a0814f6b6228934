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
  const [first = "", ...rest] = linesIn(file);
  return write(to, [JSON.stringify(change(JSON.parse(first) as BackupHeader)), ...rest]);
}

/** What the first migration did not know yet. */
const LATER_TABLES = new Set(["CardTrail", "Release", "Alert", "Automation", "Environment", "Approval", "CardUnlink", "Sprint", "Epic", "CardWorth", "PokerRound", "PokerVote", "Notification", "NotificationCursor", "Intake", "IntakeRequest", "ReadyLine", "ReadyTick", "SavedView", "ScrumEvent", "SprintReview", "ReviewNote", "Retrospective", "RetroNote", "RetroVote", "RetroAction"]);
const LATER_COLUMNS: Record<string, string[]> = {
  User: ["notToldOf", "notMailedOf"],
  Card: ["sprintId", "epicId"],
  Board: ["chartTime", "workingDays", "workFrom", "workTo", "daysOff", "pointScale"],
  PipelineRun: ["generation"],
  Stage: ["generation", "conditions", "toldKind"],
  Source: ["stageRules"],
  Deployment: ["service", "version", "strategy", "kind", "answerTo"],
};

/** The same backup as a version with only the first migrations wrote it. */
export function asOlder(file: string, to: string, migrations: number): string {
  const [first = "", ...rows] = linesIn(file);
  const header = JSON.parse(first) as BackupHeader;
  const tables: BackupHeader["tables"] = [];
  const kept: string[] = [];
  for (const table of header.tables) {
    const own = rows.splice(0, table.rows);
    if (LATER_TABLES.has(table.name)) continue;
    const has = table.columns.map((column) => !LATER_COLUMNS[table.name]?.includes(column));
    tables.push({ ...table, columns: table.columns.filter((_, index) => has[index]) });
    kept.push(...own.map((row) => JSON.stringify((JSON.parse(row) as unknown[]).filter((_, index) => has[index]))));
  }
  return write(to, [JSON.stringify({ ...header, migrations: header.migrations.slice(0, migrations), tables }), ...kept]);
}

/** Without the trailer. */
function linesIn(file: string): string[] {
  return gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n").slice(0, -1);
}

function write(to: string, parts: readonly string[]): string {
  const lines = parts.map((line) => `${line}\n`).join("");
  writeFileSync(to, gzipSync(`${lines}${JSON.stringify({ sha256: createHash("sha256").update(lines).digest("hex") })}\n`));
  return to;
}

/** The rows of a backup, of any order within a table. */
export function rowsIn(file: string): string[] {
  return gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n").slice(1, -1).sort();
}
