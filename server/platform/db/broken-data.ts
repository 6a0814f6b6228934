import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { newestBackup } from "../backup/daily-backups";
import { DomainError } from "../errors";
import { asUnavailable } from "./as-unavailable";

/** Numbers below this are PostgreSQL's own; every table of ours has a higher one, which is the name of its file. */
const FIRST_OWN_FILE = 16_384;

/**
 * An embedded database that lost the file by which PGlite knows one would be made anew, over the rows that are still there.
 * A first start that was cut off has no such file yet either, but no table of ours: it begins anew.
 */
export function assertNothingLost(folder: string): void {
  if (!statSync(folder).isDirectory()) throw brokenData(folder, new Error("it is a file"));
  if (existsSync(join(folder, "PG_VERSION")) || !hasOwnFiles(join(folder, "base"))) return;
  throw brokenData(folder, new Error("PG_VERSION is missing"));
}

function hasOwnFiles(base: string): boolean {
  if (!existsSync(base)) return false;
  return readdirSync(base).some((database) => readdirSync(join(base, database)).some((file) => Number.parseInt(file, 10) >= FIRST_OWN_FILE));
}

/** What is said about an embedded database that cannot be opened or read, with the newest backup to go back to. */
export function brokenData(folder: string, error: unknown): DomainError {
  const known = asUnavailable(error) ?? error;
  if (known instanceof DomainError) return known;
  const backup = newestBackup(dirname(folder));
  return new DomainError("UNAVAILABLE", "data_dir_broken", { folder, cause: causeOf(error), backup: backup?.file ?? "", backupAt: backup?.at.toISOString() ?? "" });
}

function causeOf(error: unknown): string {
  const { message, code } = error as { message?: unknown; code?: unknown };
  if (typeof message !== "string" || message.startsWith("Aborted(")) return "a file of it is missing or damaged";
  return typeof code === "string" ? code : message;
}
