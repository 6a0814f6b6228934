/** The labels in use on the board, the most used first, without those in `except`. */
export function usedLabels(columns: readonly { cards: readonly { labels: readonly string[] }[] }[], except: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const { cards } of columns) for (const { labels } of cards) for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  for (const label of except) counts.delete(label);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([label]) => label);
}
