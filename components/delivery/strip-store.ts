import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/app-router";

export type CardStrips = readonly CardStrip[];
/** A card's line, and what a limit kept a rule from doing with it. */
export type CardStrip = inferRouterOutputs<AppRouter>["delivery"]["strips"][number];

/** Milliseconds: cards that come into view together are asked for together, and one's own move changes its card twice. */
const SOON_MS = 100;
/** The server answers for no more cards at once. */
export const ASK_AT_MOST = 200;

type Line = {
  /** The card as it was when its line was asked for. */
  of: object;
  told: CardStrip | undefined;
  /** The number of the latest question about it; an answer to an earlier one comes too late. */
  asked: number;
};

export type StripStore = ReturnType<typeof createStripStore>;

/**
 * The lines of the cards that were in view, by card key, fetched through `ask`. Whatever happens to a card may have come
 * from its pipeline: a card in view that has changed is asked for again, and keeps its line until the answer is there.
 */
export function createStripStore(ask: (cards: string[]) => Promise<CardStrips>) {
  const lines = new Map<string, Line>();
  const watchers = new Map<string, Set<() => void>>();
  const wanted = new Set<string>();
  let soon: ReturnType<typeof setTimeout> | null = null;
  let questions = 0;

  function want(card: { readonly key: string }): void {
    const line = lines.get(card.key);
    if (line?.of === card) return;
    lines.set(card.key, { of: card, told: line?.told, asked: line?.asked ?? 0 });
    wanted.add(card.key);
    soon ??= setTimeout(askNow, SOON_MS);
  }

  function askNow(): void {
    soon = null;
    const cards = [...wanted];
    wanted.clear();
    for (let at = 0; at < cards.length; at += ASK_AT_MOST) askFor(cards.slice(at, at + ASK_AT_MOST));
  }

  function askFor(cards: string[]): void {
    const question = ++questions;
    for (const key of cards) change(key, { asked: question });
    const isLatest = (key: string) => lines.get(key)?.asked === question;
    ask(cards)
      .then((answer) => {
        const told = new Map(answer.map((each) => [each.card, each]));
        for (const key of cards.filter(isLatest)) show(key, told.get(key));
      })
      // The lines stay as they were; the next time the card is drawn it is asked for again.
      .catch(() => cards.filter(isLatest).forEach((key) => change(key, { of: {} })));
  }

  function show(key: string, told: CardStrip | undefined): void {
    change(key, { told });
    for (const notify of watchers.get(key) ?? []) notify();
  }

  function change(key: string, part: Partial<Line>): void {
    const line = lines.get(key);
    if (line) lines.set(key, { ...line, ...part });
  }

  function watch(key: string, notify: () => void): () => void {
    const set = watchers.get(key) ?? new Set();
    watchers.set(key, set.add(notify));
    return () => {
      set.delete(notify);
      if (set.size === 0) watchers.delete(key);
    };
  }

  return { want, watch, toldOf: (key: string) => lines.get(key)?.told };
}
