import type { Database } from "../db/client";
import { getDatabase } from "../db/client";

/** The channel on which every committed board write is told: payload `boardId`, delivered by PostgreSQL at commit. */
export const BOARD_CHANNEL = "throughline_board";

type Wake = () => void;
type Hub = { wakes: Map<string, Set<Wake>>; answers: Map<string, Map<string, Promise<unknown>>>; ready: Promise<void>; closed: boolean };

const holder = globalThis as { __throughlineHub?: Hub };

/**
 * Calls `wake` after every write to the board, in whichever process it was made; also when something may have been missed
 * and when the server is closing. Resolves, once it is sure to hear, to the way to stop.
 */
export async function onBoardWrite(boardId: string, wake: Wake): Promise<() => void> {
  const hub = (holder.__throughlineHub ??= openHub());
  await hub.ready;
  const wakes = hub.wakes.get(boardId) ?? new Set();
  hub.wakes.set(boardId, wakes.add(wake));
  return () => {
    wakes.delete(wake);
    if (wakes.size > 0 || hub.wakes.get(boardId) !== wakes) return;
    hub.wakes.delete(boardId);
    hub.answers.delete(boardId);
  };
}

/**
 * What `load` answers, loaded once for all who ask it of a board between two of its writes: every screen that shows the board
 * asks the same when a write is heard of. One that began before a write is never the answer to who asks after it.
 */
export function onceBetweenWrites<T>(boardId: string, question: string, load: () => Promise<T>): Promise<T> {
  const hub = holder.__throughlineHub;
  if (!hub?.wakes.has(boardId)) return load();
  const answers = hub.answers.get(boardId) ?? new Map<string, Promise<unknown>>();
  hub.answers.set(boardId, answers);
  const known = answers.get(question) as Promise<T> | undefined;
  if (known) return known;
  const answer = load();
  answers.set(question, answer);
  answer.catch(() => answers.delete(question));
  return answer;
}

/** Whether streams should end because the server is stopping. */
export function isFeedClosed(): boolean {
  return holder.__throughlineHub?.closed ?? false;
}

/** Ends every stream: the first thing that a stopping server does. */
export function closeFeed(): void {
  if (!holder.__throughlineHub) return;
  holder.__throughlineHub.closed = true;
  wakeAll(holder.__throughlineHub);
}

function openHub(): Hub {
  const hub: Hub = { wakes: new Map(), answers: new Map(), ready: Promise.resolve(), closed: false };
  hub.ready = getDatabase().then((database: Database) =>
    database.listen(
      BOARD_CHANNEL,
      (boardId) => {
        hub.answers.delete(boardId);
        hub.wakes.get(boardId)?.forEach((wake) => wake());
      },
      () => wakeAll(hub),
    ),
  );
  return hub;
}

function wakeAll(hub: Hub): void {
  hub.answers.clear();
  for (const wakes of hub.wakes.values()) for (const wake of wakes) wake();
}
