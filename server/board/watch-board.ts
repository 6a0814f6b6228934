import { tracked } from "@trpc/server";
import type { Actor } from "@/server/people/domain/actor";
import type { Db } from "@/server/platform/db/client";
import { isFeedClosed, onBoardWrite, onceBetweenWrites } from "@/server/platform/feed/hub";
import { announcePresence, onPresence, type Present } from "@/server/platform/feed/presence";
import type { BoardPatch } from "./domain/board-view";
import { loadChanges, patchFor } from "./queries/get-patch";

/** How often a stream makes sure that its reader may still read. */
const RECHECK_MS = 4_000;
/** While changes come, that is not asked again for so long, unless it is the head of the board that changed. */
const TRUSTED_MS = 1_000;

export type BoardSignal =
  | { type: "patch"; patch: BoardPatch }
  /** Too much has changed to be told: read the board anew. */
  | { type: "reset"; version: number }
  | { type: "presence"; people: Present[] };

type Watch = {
  db: Db;
  actor: Actor;
  board: { id: string; key: string };
  person: { id: string; name: string };
  /** The last version that the screen has seen; null when what it says is none that the board has had. */
  since: number | null;
  signal: AbortSignal;
  /** The roles that the reader has now; throws once there is no right to read. */
  recheck: () => Promise<Actor>;
};

/**
 * A board's changes as they are committed, from version `since` on, each once and in order; and who else is looking.
 * Ends when the reader leaves, loses the right to read, or the server stops.
 */
export async function* watchBoard({ db, actor, board, person, since, signal, recheck }: Watch) {
  const bell = new Bell(signal);
  const stopWrites = await onBoardWrite(board.id, () => bell.ring("write"));
  const stopPresence = await onPresence(board.id, () => bell.ring("presence"));
  const leave = announcePresence(board.id, person);
  try {
    bell.ring("write");
    bell.ring("presence");
    let trustedUntil = 0;
    for (let seen = since; !signal.aborted && !isFeedClosed(); ) {
      const rung = await bell.next(RECHECK_MS);
      if (signal.aborted || isFeedClosed()) return;
      const from: number | null = seen;
      const load = (since: number) => loadChanges(db, board, since);
      const changes = from === null ? null : await (rung.size > 0 ? onceBetweenWrites(board.id, `changes since ${from}`, () => load(from)) : load(from));
      // Who was removed is told nothing more, not even that.
      if (performance.now() >= trustedUntil || changes === null || changes.isHeadChanged) {
        actor = await recheck();
        trustedUntil = performance.now() + TRUSTED_MS;
      }
      if (from === null || changes === null) {
        seen = (await db.board.findUniqueOrThrow({ where: { id: board.id }, select: { version: true } })).version;
        yield tracked(String(seen), { type: "reset", version: seen } satisfies BoardSignal);
      } else if (changes.version > from) {
        const patch = await patchFor(db, actor, changes);
        seen = patch.version;
        yield tracked(String(seen), { type: "patch", patch } satisfies BoardSignal);
      }
      // With an id of its own: an event without one would make a browser forget the last version, and be told all of it again.
      if (rung.has("presence")) yield tracked(String(seen), { type: "presence", people: stopPresence.people() } satisfies BoardSignal);
    }
  } finally {
    stopWrites();
    stopPresence();
    leave();
  }
}

/** The version that an event id names; null when it names none that the board, now at `version`, has had. */
export function versionOfEventId(id: string, version: number): number | null {
  return /^\d{1,10}$/.test(id) && Number(id) <= version ? Number(id) : null;
}

/** Remembers what rang while nobody waited, so that no write falls between two reads. */
class Bell {
  private rung = new Set<string>();
  private wake: () => void = () => {};

  constructor(signal: AbortSignal) {
    signal.addEventListener("abort", () => this.wake(), { once: true });
  }

  ring(name: string): void {
    this.rung.add(name);
    this.wake();
  }

  async next(timeoutMs: number): Promise<Set<string>> {
    if (this.rung.size === 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    const rung = this.rung;
    this.rung = new Set();
    return rung;
  }
}
