/** Labels without repeats, in the order given. */
export function cleanLabels(labels: readonly string[]): string[] {
  return [...new Set(labels)];
}

/** Whether two lists hold the same members, in any order. */
export function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && new Set([...a, ...b]).size === a.length;
}
