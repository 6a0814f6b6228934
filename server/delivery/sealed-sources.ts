import { now } from "@/server/platform/clock";
import type { Reader } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import { unseal } from "@/server/platform/seal";

type NamedSource = { id: string; name: string; board: string };

/**
 * Makes sure that the instance's secret is the one under which the sources' secrets were sealed: with another, every delivery
 * would be turned away. Throws `UNAVAILABLE secret_differs` with how many cannot be read.
 */
export async function assertReadableSources(db: Reader): Promise<void> {
  const unreadable = await findUnreadable(db);
  if (unreadable.length > 0) throw new DomainError("UNAVAILABLE", "secret_differs", { sources: unreadable.length });
}

/** Removes the sources whose secrets cannot be read any more, and returns them; each is then to be connected anew. */
export async function forgetUnreadableSources(db: Reader): Promise<NamedSource[]> {
  const unreadable = await findUnreadable(db);
  await db.source.updateMany({ where: { id: { in: unreadable.map(({ id }) => id) } }, data: { removedAt: now() } });
  return unreadable;
}

async function findUnreadable(db: Reader): Promise<NamedSource[]> {
  const sources = await db.source.findMany({ where: { removedAt: null }, select: { id: true, name: true, secret: true, board: { select: { key: true } } } });
  return sources.filter(({ secret }) => !isReadable(secret)).map(({ id, name, board }) => ({ id, name, board: board.key }));
}

function isReadable(sealed: string): boolean {
  try {
    unseal(sealed);
    return true;
  } catch {
    return false;
  }
}
