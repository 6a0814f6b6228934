/** The element of a card that takes the focus: its link. */
export function cardLink(key: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-card="${CSS.escape(key)}"] [data-card-link]`);
}

/** The key of the card that has the focus, else of the one under the pointer; null when there is none. */
export function cardAtHand(): string | null {
  const focused = document.activeElement?.closest<HTMLElement>("[data-card]");
  const card = focused ?? document.querySelector<HTMLElement>("[data-card]:hover");
  return card?.dataset.card ?? null;
}

export function focusedCard(): string | null {
  return document.activeElement?.closest("[data-card-link]")?.closest<HTMLElement>("[data-card]")?.dataset.card ?? null;
}

export function focusCard(key: string): void {
  const link = cardLink(key);
  link?.focus({ preventScroll: true });
  link?.scrollIntoView({ block: "nearest", inline: "nearest" });
}
