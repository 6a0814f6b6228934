import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/app-router";

type FoundCard = inferRouterOutputs<AppRouter>["board"]["find"][number];

/** Something that the palette can do: go somewhere, or what a key of the page in view does. */
export type PaletteEntry = { id: string; group: "cards" | "places" | "actions"; label: string; note: string; do: { href: string } | { keys: string } };

/** Those in whose words every word that was typed stands; all of them while nothing is typed. */
export function matching(entries: readonly PaletteEntry[], typed: string): PaletteEntry[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(({ label }) => words.every((word) => label.toLocaleLowerCase().includes(word)));
}

/** Cards that were found, as entries. */
export function cardEntries(cards: readonly FoundCard[], { key, base, noteOf }: { key: string; base: string; noteOf: (card: FoundCard) => string }): PaletteEntry[] {
  return cards.map((card) => ({ id: `card-${card.number}`, group: "cards", label: `${key}-${card.number} ${card.title}`, note: noteOf(card), do: { href: `${base}/c/${card.number}` } }));
}
