import { getCard } from "@/server/board/find-card";
import type { Db, Reader } from "@/server/platform/db/client";
import { isFeedClosed, onBoardWrite } from "@/server/platform/feed/hub";
import type { Actor } from "@/server/people/domain/actor";
import { type PokerView, pokerView } from "./domain/poker";

/** A card's round as one person sees it; null while there is none. */
export type PokerState = (PokerView & { scale: string[]; startedBy: { id: string; name: string }; isRevealed: boolean }) | null;

/** A round that nobody tells anything of is read again after so long, and whether its reader may. */
const RECHECK_MS = 4_000;

/** The card's round as this person may see it. Throws `not_found`. */
export async function getPoker(db: Reader, boardId: string, key: string, viewer: string): Promise<PokerState> {
  const card = await getCard(db, boardId, key);
  const person = { select: { id: true, name: true } } as const;
  const round = await db.pokerRound.findUnique({ where: { cardId: card.id }, include: { board: { select: { pointScale: true } }, startedBy: person, votes: { include: { user: person } } } });
  if (!round) return null;
  const votes = round.votes.map(({ user, value }) => ({ userId: user.id, name: user.name, value }));
  const isRevealed = round.revealedAt !== null;
  return { ...pokerView(votes, isRevealed, viewer), scale: round.board.pointScale, startedBy: round.startedBy, isRevealed };
}

type Watch = { db: Db; boardId: string; key: string; signal: AbortSignal; /** Throws once there is no right to read. */ recheck: () => Promise<Actor> };

/** The card's round whenever it changes, as this person may see it. Ends when they leave, lose the right to read, or the server stops. */
export async function* watchPoker({ db, boardId, key, signal, recheck }: Watch): AsyncGenerator<PokerState> {
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
      const { userId } = await recheck();
      const state = await getPoker(db, boardId, key, userId ?? "");
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
