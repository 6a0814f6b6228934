/**
 * Moves labels apart so that neighbours are at least `gap` pixels from each other, keeping their order and staying
 * between `top` and `bottom`. Positions grow downwards; what already has room does not move.
 */
export function spreadLabels(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((position, index) => ({ position, index })).sort((a, b) => a.position - b.position);
  let least = top;
  for (const label of order) {
    label.position = Math.max(label.position, least);
    least = label.position + gap;
  }
  let most = bottom;
  for (const label of [...order].reverse()) {
    label.position = Math.min(label.position, most);
    most = label.position - gap;
  }
  const placed: number[] = [];
  for (const { position, index } of order) placed[index] = position;
  return placed;
}
