import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { now } from "../clock";
import { backupsToDrop } from "../domain/backups-to-drop";
import { backupName, writtenAt } from "../domain/backup-name";

const FOLDER = "backups";

/** `write` makes a verified backup at the path it is given, or throws and leaves none. */
export type DailyBackups = { dataDir: string; write: (file: string) => Promise<unknown> };

/** Writes one of today into DATA_DIR/backups, then drops those that need not be kept. Throws what `write` throws, with all others kept. */
export async function writeDailyBackup({ dataDir, write }: DailyBackups): Promise<string> {
  const folder = join(dataDir, FOLDER);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) if (name.endsWith(".part")) rmSync(join(folder, name), { force: true }); // Of a process that was killed.
  const file = join(folder, backupName(now()));
  await write(file);
  for (const at of backupsToDrop(kept(dataDir))) rmSync(join(folder, backupName(at)), { force: true });
  return file;
}

/** The newest verified backup under `dataDir`, and when it was made; null when there is none. */
export function newestBackup(dataDir: string): { file: string; at: Date } | null {
  const at = kept(dataDir).at(-1);
  return at === undefined ? null : { file: join(dataDir, FOLDER, backupName(at)), at };
}

/** Oldest first. Only what was verified has such a name; one of the future is of a clock that was wrong, and is let be. */
function kept(dataDir: string): Date[] {
  const found = namesIn(join(dataDir, FOLDER)).flatMap((name) => writtenAt(name) ?? []);
  return found.filter((at) => at <= now()).sort((a, b) => a.getTime() - b.getTime());
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
