import { isFeedClosed, onBoardWrite } from "@/server/platform/feed/hub";

/** What nobody tells anything of is read again after so long, and whether its reader may. */
const RECHECK_MS = 4_000;

type Watch<State> = { boardId: string; signal: AbortSignal; /** What its reader may see now; throws once there is no right to. */ read: () => Promise<State> };

/** Something of a board whenever it has changed, as its reader may see it. Ends when they leave, lose the right to read, or the server stops. */
export async function* watchState<State>({ boardId, signal, read }: Watch<State>): AsyncGenerator<State> {
  let wake = () => {};
  let isRung = true;
  const stop = await onBoardWrite(boardId, () => {
    isRung = true;
    wake();
  });
  signal.addEventListener("abort", () => wake(), { once: true });
  let told: string | null = null;
  try {
    while (!signal.aborted && !isFeedClosed()) {
      isRung = false;
      const state = await read();
      const text = JSON.stringify(state);
      if (text !== told) yield state;
      told = text;
      if (!isRung) await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, RECHECK_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (isRung || signal.aborted) wake();
      });
    }
  } finally {
    stop();
  }
}
