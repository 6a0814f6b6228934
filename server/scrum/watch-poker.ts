import { getCard } from "@/server/board/find-card";
import type { Db, Reader } from "@/server/platform/db/client";
import type { Actor } from "@/server/people/domain/actor";
import { type PokerView, pokerView } from "./domain/poker";
import { watchState } from "./watch-state";

/** A card's round as one person sees it; null while there is none. */
export type PokerState = (PokerView & { scale: string[]; startedBy: { id: string; name: string }; isRevealed: boolean }) | null;

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

/** The card's round whenever it changes, as this person may see it; see `watchState`. */
export function watchPoker({ db, boardId, key, signal, recheck }: Watch): AsyncGenerator<PokerState> {
  return watchState({ boardId, signal, read: async () => getPoker(db, boardId, key, (await recheck()).userId ?? "") });
}
