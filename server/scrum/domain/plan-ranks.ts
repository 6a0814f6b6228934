import { ranksBetween } from "@/server/board/domain/rank";

export type Ranked = { id: string; rank: string };

/**
 * New ranks that bring cards into the order `wanted`, by id. Only `moving` get one; when it is not said which, the longest run that
 * is in order already stays and the others are ranked anew. Empty when nothing has to change.
 */
export function planRanks(wanted: readonly Ranked[], moving?: ReadonlySet<string>): Map<string, string> {
  const isInOrder = wanted.every(({ rank }, at) => at === 0 || (wanted[at - 1]?.rank ?? "") < rank);
  if (isInOrder) return new Map();
  const stays = moving ? new Set(wanted.filter(({ id }) => !moving.has(id))) : new Set(longestRun(wanted));
  const ranks = new Map<string, string>();
  let before: string | null = null;
  for (let at = 0; at < wanted.length; ) {
    const card = wanted[at] as Ranked;
    if (stays.has(card)) {
      before = card.rank;
      at += 1;
      continue;
    }
    const end = endOfRun(wanted, at, stays);
    const between = ranksBetween(before, wanted[end]?.rank ?? null, end - at);
    wanted.slice(at, end).forEach(({ id }, place) => ranks.set(id, between[place] ?? ""));
    at = end;
  }
  return ranks;
}

function endOfRun(wanted: readonly Ranked[], from: number, stays: ReadonlySet<Ranked>): number {
  const next = wanted.findIndex((card, at) => at > from && stays.has(card));
  return next === -1 ? wanted.length : next;
}

/** The longest part of a list, not necessarily without gaps, whose ranks rise. */
export function longestRun(cards: readonly Ranked[]): Ranked[] {
  /** For each length the place of the lowest card that a run of it can end with. */
  const ends: number[] = [];
  const previous: number[] = [];
  cards.forEach(({ rank }, at) => {
    const length = firstNotBelow(ends, rank, cards);
    previous[at] = ends[length - 1] ?? -1;
    ends[length] = at;
  });
  const run: Ranked[] = [];
  for (let at = ends.at(-1) ?? -1; at !== -1; at = previous[at] ?? -1) run.push(cards[at] as Ranked);
  return run.reverse();
}

function firstNotBelow(ends: readonly number[], rank: string, cards: readonly Ranked[]): number {
  let [from, to] = [0, ends.length];
  while (from < to) {
    const half = (from + to) >> 1;
    if ((cards[ends[half] ?? 0]?.rank ?? "") < rank) from = half + 1;
    else to = half;
  }
  return from;
}
