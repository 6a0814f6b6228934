import type { Actor } from "@/server/people/domain/actor";
import type { Db } from "@/server/platform/db/client";
import type { BoardHead } from "../domain/board-view";
import type { BoardCard } from "../domain/card";
import { getBoardHead } from "./get-board";
import { readBoardCards } from "./list-board-cards";

/** A board as it stood at `head.version`. */
export type ReadBoard = { head: BoardHead; cards: readonly BoardCard[] };

type Kept = { version: number; cards: readonly BoardCard[] };
/** What is kept of all boards together; a card takes about a kilobyte. */
const KEPT_CARDS = 15_000;
const TRIES = 5;

type Shelf = { kept: Map<string, Kept>; reading: Map<string, Promise<Kept>> };
// Next loads modules more than once in a process; the cards of a board are the same for all of them.
const holder = globalThis as { __throughlineBoards?: WeakMap<Db, Shelf> };

/** A board's head, read now, and its cards: those that are kept from the last time while its version is still the same. */
export async function readBoard(db: Db, actor: Actor): Promise<ReadBoard> {
  for (let attempt = 1; ; attempt++) {
    const head = await getBoardHead(db, actor);
    const { version, cards } = await cardsAt(db, actor.boardId, head.version);
    // A write fell between the two; its cards belong under its own head.
    if (version === head.version || attempt === TRIES) return { head, cards };
  }
}

async function cardsAt(db: Db, boardId: string, version: number): Promise<Kept> {
  const shelf = shelfOf(db);
  const kept = shelf.kept.get(boardId);
  if (kept?.version === version) return kept;
  // Those who want the same version at the same time wait for one reading.
  const wanted = `${boardId} ${version}`;
  const reading = shelf.reading.get(wanted) ?? readBoardCards(db, boardId).finally(() => shelf.reading.delete(wanted));
  shelf.reading.set(wanted, reading);
  const read = await reading;
  keep(shelf.kept, boardId, read);
  return read;
}

/** The one asked for longest ago goes first. */
function keep(kept: Map<string, Kept>, boardId: string, read: Kept): void {
  if ((kept.get(boardId)?.version ?? -1) > read.version) return;
  kept.delete(boardId);
  kept.set(boardId, read);
  let total = 0;
  for (const { cards } of kept.values()) total += cards.length;
  for (const [id, { cards }] of kept) {
    if (total <= KEPT_CARDS) return;
    kept.delete(id);
    total -= cards.length;
  }
}

function shelfOf(db: Db): Shelf {
  holder.__throughlineBoards ??= new WeakMap();
  const shelf = holder.__throughlineBoards.get(db) ?? { kept: new Map(), reading: new Map() };
  holder.__throughlineBoards.set(db, shelf);
  return shelf;
}
