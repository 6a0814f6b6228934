/** Who does not know says so. */
export const UNSURE = "?";

export type Vote = { userId: string; name: string; value: string };

/** What a revealed round came to. `agreed` is the value that everybody gave; `average` is of those who gave a number. */
export type PokerResult = { counts: { value: string; count: number }[]; average: number | null; agreed: string | null };

/** A round as one person may see it: others' values only once it is revealed. */
export type PokerView = { voters: { id: string; name: string; value: string | null }[]; mine: string | null; result: PokerResult | null };

/** What `viewer` may see of these votes. Until it is revealed nothing in it depends on what others voted, only on whether they did. */
export function pokerView(votes: readonly Vote[], isRevealed: boolean, viewer: string): PokerView {
  const sorted = votes.toSorted((a, b) => a.name.localeCompare(b.name) || (a.userId < b.userId ? -1 : 1));
  return {
    voters: sorted.map(({ userId, name, value }) => ({ id: userId, name, value: isRevealed ? value : null })),
    mine: votes.find(({ userId }) => userId === viewer)?.value ?? null,
    result: isRevealed ? pokerResult(votes) : null,
  };
}

/** Votes by value, from the smallest; the average in points, to two places; null where nobody gave a number. */
export function pokerResult(votes: readonly Pick<Vote, "value">[]): PokerResult {
  const counts = new Map<string, number>();
  for (const { value } of votes) counts.set(value, (counts.get(value) ?? 0) + 1);
  const numbers = votes.filter(({ value }) => value !== UNSURE).map(({ value }) => Number(value));
  const [first] = votes;
  return {
    counts: [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => orderOf(a.value) - orderOf(b.value)),
    average: numbers.length === 0 ? null : Math.round((numbers.reduce((sum, points) => sum + points, 0) / numbers.length) * 100) / 100,
    agreed: first !== undefined && first.value !== UNSURE && counts.size === 1 ? first.value : null,
  };
}

function orderOf(value: string): number {
  return value === UNSURE ? Number.POSITIVE_INFINITY : Number(value);
}
