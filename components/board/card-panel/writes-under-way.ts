/** How many writes to a card are on their way. What is read meanwhile may not know of them yet, and would undo on screen what they do. */
const underWay = new Map<string, number>();

export function beginWrite(cardKey: string): void {
  underWay.set(cardKey, (underWay.get(cardKey) ?? 0) + 1);
}

export function endWrite(cardKey: string): void {
  const left = (underWay.get(cardKey) ?? 1) - 1;
  if (left > 0) underWay.set(cardKey, left);
  else underWay.delete(cardKey);
}

export function isWriting(cardKey: string): boolean {
  return underWay.has(cardKey);
}
