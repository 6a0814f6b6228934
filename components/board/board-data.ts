import { ageSeconds } from "@/server/board/domain/age";
import { type BoardHead, type BoardPatch, columnView, type ColumnView, countedIn } from "@/server/board/domain/board-view";
import type { BoardCard } from "@/server/board/domain/card";
import { byRank } from "@/server/board/domain/rank";

export type AgedCard = BoardCard & { ageSeconds: number | null };

/** `rest`: how many cards below `cards` have not come yet. The page brings only the top of each column, then the browser asks for all. */
export type BoardColumn = ColumnView<AgedCard> & { rest?: number };

/** A board with its cards, as the server answers it. */
export type BoardData = BoardHead & { columns: BoardColumn[] };

/** Whether all of the board's cards have come. */
export function isWhole(board: Pick<BoardData, "columns">): boolean {
  return board.columns.every(({ rest = 0 }) => rest === 0);
}

export function allCards(board: Pick<BoardData, "columns">): AgedCard[] {
  return board.columns.flatMap((column) => column.cards);
}

export function findCard(board: Pick<BoardData, "columns">, key: string): AgedCard | undefined {
  for (const column of board.columns) {
    const card = column.cards.find((each) => each.key === key);
    if (card) return card;
  }
  return undefined;
}

/** The board with `put` at their places, new or instead of what they were, and without `removed`. A column that none of it touches stays the very same. */
export function withChanges(board: BoardData, put: readonly AgedCard[], removed: readonly string[] = []): BoardData {
  const touched = new Set([...removed, ...put.map(({ key }) => key)]);
  const columns = board.columns.map((column) => {
    const arriving = put.filter((card) => card.column === column.name).sort(byRank);
    if (arriving.length === 0 && !column.cards.some(({ key }) => touched.has(key))) return column;
    const cards = inserted(column.cards.filter(({ key }) => !touched.has(key)), arriving);
    const count = column.count - countedIn(column.cards) + countedIn(cards);
    return { ...column, ...columnView(board, column.name, count), cards };
  });
  return { ...board, columns };
}

/** The board after a patch; the very same one when it already knows as much. `now` dates the ages of changed cards. */
export function applyPatch(board: BoardData, patch: BoardPatch, now: Date): BoardData {
  if (patch.version <= board.version) return board;
  const cards = patch.cards.map((card) => ({ ...card, ageSeconds: ageSeconds(card, now) }));
  return withChanges(withHead({ ...board, version: patch.version }, patch.head), cards, patch.removed);
}

/**
 * The board after one's own write. What others wrote in between is unknown until the feed tells it, so only the very next
 * version is taken from the answer; otherwise the board stays as it is.
 */
export function applyAnswer(board: BoardData, answer: { card: BoardCard; version: number }, now: Date): BoardData {
  if (answer.version !== board.version + 1) return board;
  const before = findCard(board, answer.card.key);
  const card = { ...answer.card, ageSeconds: ageSeconds(answer.card, now) };
  return withChanges({ ...board, version: answer.version }, [before ? asChanged(before, card) : card]);
}

// What others told last of a card that has since been changed here, by the card as it is now.
const origins = new WeakMap<AgedCard, AgedCard>();

/** The card as one's own write has it. */
export function asChanged(card: AgedCard, change: Partial<AgedCard>): AgedCard {
  const changed = { ...card, ...change };
  origins.set(changed, originOf(card));
  return changed;
}

/** The same object for as long as only one's own writes change the card: for what need not be asked for again after those. */
export function originOf(card: AgedCard): AgedCard {
  return origins.get(card) ?? card;
}

/** Of two states of a board the one to go on from. A whole one goes before a part: what it does not know yet, the feed tells it. */
export function furtherOf(known: BoardData | undefined, fresh: BoardData): BoardData {
  if (!known) return fresh;
  if (isWhole(known) && !isWhole(fresh)) return known;
  if (isWhole(fresh) && !isWhole(known)) return keepingCards(known, fresh);
  const isNewer = fresh.version > known.version || (fresh.version === known.version && fresh.day > known.day);
  return isNewer ? fresh : known;
}

/** All of the board, with the cards that the page brought and that are still the same: nothing on screen is drawn again. */
function keepingCards(known: BoardData, fresh: BoardData): BoardData {
  const before = new Map(allCards(known).map((card) => [card.key, card]));
  const columns = fresh.columns.map((column) => ({
    ...column,
    cards: column.cards.map((card) => {
      const same = before.get(card.key);
      return same && isSame(same, card) ? same : card;
    }),
  }));
  return { ...fresh, columns };
}

/** Whether two readings of a card say the same; its age in seconds differs between any two. */
function isSame(a: AgedCard, b: AgedCard): boolean {
  return JSON.stringify({ ...a, ageSeconds: null }) === JSON.stringify({ ...b, ageSeconds: null });
}

function withHead(board: BoardData, head: BoardHead | null): BoardData {
  if (head === null) return board;
  const next = { ...board, ...head, version: board.version };
  return { ...next, columns: board.columns.map((column) => ({ ...column, ...columnView(next, column.name, column.count) })) };
}

/** Both lists in one, by rank, as both are already. */
function inserted(cards: readonly AgedCard[], arriving: readonly AgedCard[]): AgedCard[] {
  const all: AgedCard[] = [];
  let at = 0;
  for (const card of cards) {
    for (let next = arriving[at]; next && byRank(next, card) < 0; next = arriving[++at]) all.push(next);
    all.push(card);
  }
  return [...all, ...arriving.slice(at)];
}
