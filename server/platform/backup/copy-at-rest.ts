import { copyFile, mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** Times of change are as coarse as the file system keeps them. */
const COARSE_MS = 2_000;
const COPIES_AT_ONCE = 8;

/**
 * Copies a folder that is being written to, `still` keeping all writers waiting for as short as can be: the bulk is copied before,
 * and while they wait only what has changed since, or has come or gone. `at` is the present instant, of the file system's clock.
 */
export async function copyAtRest(from: string, to: string, still: (work: () => Promise<void>) => Promise<void>, at: number): Promise<void> {
  await copyChanged(from, to, 0);
  await still(() => copyChanged(from, to, at - COARSE_MS));
}

/** What the files in a folder hold together; one that goes meanwhile is not counted. */
export async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name)).then((found) => (found.isFile() ? found.size : 0), () => 0)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Copies every file changed at or after `since` or not there at all, and takes away what is no longer in `from`. */
async function copyChanged(from: string, to: string, since: number): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  const entries = await readdir(from, { withFileTypes: true });
  const names = new Set(entries.map(({ name }) => name));
  for (const name of await readdir(to)) if (!names.has(name)) await rm(join(to, name), { recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  for (let first = 0; first < files.length; first += COPIES_AT_ONCE) {
    await Promise.all(files.slice(first, first + COPIES_AT_ONCE).map(({ name }) => copyIfChanged(join(from, name), join(to, name), since)));
  }
  for (const entry of entries) if (entry.isDirectory()) await copyChanged(join(from, entry.name), join(to, entry.name), since);
}

async function copyIfChanged(from: string, to: string, since: number): Promise<void> {
  try {
    const { mtimeMs, size } = await stat(from);
    const copied = mtimeMs < since ? await stat(to).catch(() => null) : null;
    if (copied?.size !== size) await copyFile(from, to);
  } catch (error) {
    // Gone since it was listed; the second pass sees that too.
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    await rm(to, { force: true });
  }
}
