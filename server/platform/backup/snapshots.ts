import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { LOCK_FILE } from "../db/data-dir-lock";
import { PGLITE_FOLDER } from "../db/open-pglite";
import { freeBytes, RESERVE_BYTES } from "../db/storage-room";
import type { Database } from "../db/database";
import type { DomainError } from "../errors";
import { logger } from "../logger";
import { backupRefusal } from "./backup-refusal";
import { bytesIn, copyAtRest } from "./copy-at-rest";

/**
 * A process that holds the embedded database lets nobody else open it. Who wants to read it asks for a copy: makes an empty folder
 * in DATA_DIR/snapshots and finds the copy in it. Whoever may write there may read the database itself, so there is nothing to prove.
 */
const FOLDER = "snapshots";
const PART = `${PGLITE_FOLDER}.part`;
const REFUSED = "refused";
const LOOK_EVERY_MS = 250;
/** A running server begins within a moment; a command that holds the database has nobody who looks. */
const BEGINS_WITHIN_MS = 10_000;

/** Answers requests for copies of `database` under `dataDir` until the function returned is called. */
export function offerSnapshots(database: Database, dataDir: string): () => void {
  const folder = join(dataDir, FOLDER);
  rmSync(folder, { recursive: true, force: true }); // What others asked for and did not take with them.
  mkdirSync(folder, { mode: 0o700 });
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    void answerAll(database, dataDir).finally(() => (isBusy = false));
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

async function answerAll(database: Database, dataDir: string): Promise<void> {
  const folder = join(dataDir, FOLDER);
  for (const name of await readdir(folder).catch(() => [])) {
    const request = join(folder, name);
    if ((await readdir(request).catch(() => [PART])).length === 0) await answer(database, dataDir, request);
  }
}

async function answer(database: Database, dataDir: string, request: string): Promise<void> {
  try {
    await mkdir(join(request, PART), { mode: 0o700 });
    await assertRoom(join(dataDir, PGLITE_FOLDER));
    const began = Date.now();
    await copyAtRest(join(dataDir, PGLITE_FOLDER), join(request, PART), (work) => database.raw(work), began);
    await rename(join(request, PART), join(request, PGLITE_FOLDER));
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? String(error);
    logger.warn({ cause }, "a copy of the database could not be made");
    await rm(join(request, PART), { recursive: true, force: true }).catch(() => undefined);
    await writeFile(join(request, REFUSED), cause).catch(() => undefined);
  }
}

/** A copy must not take the room that writes need meanwhile. */
async function assertRoom(folder: string): Promise<void> {
  if (freeBytes(folder) < (await bytesIn(folder)) + RESERVE_BYTES) throw Object.assign(new Error("no room for a copy"), { code: "ENOSPC" });
}

/**
 * Runs `work` on a copy, as of this moment, of the database that another process holds, and removes the copy.
 * Throws `snapshot_refused`, and `held`, the refusal met before, when nobody answers.
 */
export async function withSnapshot<T>(dataDir: string, held: DomainError, work: (folder: string) => Promise<T>): Promise<T> {
  if (!existsSync(join(dataDir, FOLDER))) throw held;
  const request = join(dataDir, FOLDER, randomUUID());
  await mkdir(request, { mode: 0o700 });
  try {
    await answered(dataDir, request, held);
    return await work(join(request, PGLITE_FOLDER));
  } finally {
    await rm(request, { recursive: true, force: true });
  }
}

async function answered(dataDir: string, request: string, held: DomainError): Promise<void> {
  for (const asked = performance.now(); ; ) {
    const found = await readdir(request);
    if (found.includes(PGLITE_FOLDER)) return;
    if (found.includes(REFUSED)) throw backupRefusal("snapshot_refused", { dataDir, cause: await readFile(join(request, REFUSED), "utf8") });
    const isHeld = existsSync(join(dataDir, LOCK_FILE));
    if (!isHeld || (found.length === 0 && performance.now() - asked > BEGINS_WITHIN_MS)) throw held;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
