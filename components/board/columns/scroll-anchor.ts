/** Where the cards on a scrolled list's screen stood, to keep them there when something changes above them. */
export type ScrollAnchor = { scrolled: number; cards: readonly { card: HTMLElement; top: number }[] };

/** The cards that are on screen in the list now; none at the list's very top, where what is new is to be seen. */
export function anchorAt(list: HTMLElement): ScrollAnchor {
  const scroller = list.parentElement;
  const scrolled = scroller?.scrollTop ?? 0;
  if (!scroller || scrolled === 0) return { scrolled, cards: [] };
  const edge = scroller.getBoundingClientRect();
  const cards: { card: HTMLElement; top: number }[] = [];
  for (const card of list.querySelectorAll<HTMLElement>(":scope > [data-card]")) {
    const { top, bottom } = card.getBoundingClientRect();
    if (bottom > edge.top && top < edge.bottom) cards.push({ card, top });
  }
  return { scrolled, cards };
}

/**
 * Scrolls by as much as most of the cards have been pushed away, unless somebody has scrolled since. Browsers do this by
 * themselves only in part of the cases, and not all browsers do.
 */
export function holdAnchor(list: HTMLElement, { scrolled, cards }: ScrollAnchor): void {
  const scroller = list.parentElement;
  if (!scroller || cards.length === 0 || scroller.scrollTop !== scrolled) return;
  const shifts = cards.flatMap(({ card, top }) => (card.isConnected ? card.getBoundingClientRect().top - top : []));
  const shift = shifts.sort((a, b) => a - b)[shifts.length >> 1] ?? 0;
  if (Math.abs(shift) >= 1) scroller.scrollTop += shift;
}
