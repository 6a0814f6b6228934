import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, statSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { DomainError } from "../errors";

/** Two processes on one embedded database lose each other's rows in silence; this file is what keeps the second one out. */
type Holder = { pid: number; startedAt: string | null; host: string; token: string };

/** Within the data folder. */
export const LOCK_FILE = "lock";

const HEARTBEAT_MS = 5_000;
/** A holder whose pid cannot be looked up from here (another container) counts as gone after this long without a heartbeat. */
const SILENT_MS = 30_000;

/** Takes `dataDir` for this process and returns the release. Throws `UNAVAILABLE data_dir_locked` with the holder's pid. */
export function holdDataDir(dataDir: string): () => void {
  const file = join(dataDir, LOCK_FILE);
  const mine: Holder = { pid: process.pid, startedAt: startOf(process.pid), host: hostname(), token: randomUUID() };
  const draft = `${file}.${mine.token}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    if (!tryLink(draft, file)) {
      removeIfGone(file, dataDir);
      if (!tryLink(draft, file)) throw locked(dataDir, readHolder(file));
    }
  } finally {
    unlinkSync(draft);
  }
  return keep(file, mine);
}

function keep(file: string, mine: Holder): () => void {
  const beat = setInterval(() => {
    const time = new Date();
    if (readHolder(file)?.token === mine.token) utimesSync(file, time, time);
  }, HEARTBEAT_MS);
  beat.unref();
  const release = () => {
    clearInterval(beat);
    process.off("exit", release);
    if (readHolder(file)?.token === mine.token) rmSync(file, { force: true });
  };
  process.on("exit", release);
  return release;
}

function removeIfGone(file: string, dataDir: string): void {
  const holder = readHolder(file);
  if (holder && isAlive(holder, file)) throw locked(dataDir, holder);
  const aside = `${file}.gone.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // Somebody else was quicker; the link that follows decides.
  }
  if (readHolder(aside)?.token !== holder?.token) tryLink(aside, file);
  rmSync(aside, { force: true });
}

function isAlive(holder: Holder, file: string): boolean {
  if (holder.host !== hostname()) return Date.now() - (modifiedAt(file) ?? 0) < SILENT_MS;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return holder.startedAt === startOf(holder.pid); // A recycled pid has another start.
}

/** When the process started, in the kernel's ticks since boot; null where there is no /proc. */
function startOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch {
    return null;
  }
}

function modifiedAt(file: string): number | null {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return null;
  }
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function locked(dataDir: string, holder: Holder | null): DomainError {
  return new DomainError("UNAVAILABLE", "data_dir_locked", { dataDir, pid: holder?.pid ?? null, host: holder?.host ?? null });
}
