import type { DeploymentKind } from "./deployment-kind";

/** A deployment that succeeded, with the cards that came with it. */
export type Succeeded = { readonly id: string; readonly code: string | null; readonly kind: DeploymentKind; readonly cards: readonly string[] };

/** What runs at one place: the deployment that put it there, null when nothing ever did, and the cards whose work is in it. */
export type Running<D extends Succeeded> = { readonly deployment: D | null; readonly cards: readonly string[] };

/**
 * What one service runs at one place after these successes, in the order in which they succeeded. A deployment brings its cards
 * on top of what is there; a rollback takes away the cards of all that came after the code to which it goes back.
 */
export function runningAfter<D extends Succeeded>(successes: readonly D[]): Running<D> {
  const layers: D[] = [];
  for (const success of successes) {
    const below = success.kind === "ROLLBACK" ? layers.findLastIndex(({ code }) => code !== null && code === success.code) : -1;
    if (below >= 0) layers.length = below + 1;
    layers.push(success);
  }
  return { deployment: successes.at(-1) ?? null, cards: [...new Set(layers.flatMap(({ cards }) => cards))] };
}

/** The cards that stand at any earlier place and not yet at this one, in the order of places: what would go out next. */
export function waitingFor(earlier: readonly (readonly string[])[], here: readonly string[]): string[] {
  const there = new Set(here);
  return [...new Set(earlier.flat())].filter((card) => !there.has(card));
}
