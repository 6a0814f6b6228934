/** A board's key: the part of a card's key before the dash. */
export const BOARD_KEY = /^[A-Z][A-Z0-9]{1,9}$/;
const CARD_KEY = /^([A-Z][A-Z0-9]{1,9})-([1-9]\d{0,8})$/;

export function cardKey(boardKey: string, number: number): string {
  return `${boardKey}-${number}`;
}

/** The parts of a card's key, whatever its case; null when it is not one. */
export function parseCardKey(text: string): { boardKey: string; number: number } | null {
  const [, boardKey, number] = CARD_KEY.exec(text.toUpperCase()) ?? [];
  return boardKey && number ? { boardKey, number: Number(number) } : null;
}
