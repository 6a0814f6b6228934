/** A part while it is typed. `id` tells parts apart; 0 is the card itself. */
export type PartDraft = { id: number; title: string; points: number | null };

export type SplitDraft = { points: number | null; parts: PartDraft[]; /** For each checklist item the part that it goes with; absent, it stays. */ goesWith: Record<string, number> };

/** How a dialog begins: nothing is divided yet, and there is one part without a title. */
export function newSplit(points: number | null): SplitDraft {
  return { points, parts: [{ id: 1, title: "", points: null }], goesWith: {} };
}

export function withPart(draft: SplitDraft): SplitDraft {
  return { ...draft, parts: [...draft.parts, { id: Math.max(0, ...draft.parts.map(({ id }) => id)) + 1, title: "", points: null }] };
}

/** Without a part; what was to go with it stays. */
export function withoutPart(draft: SplitDraft, id: number): SplitDraft {
  const goesWith = Object.fromEntries(Object.entries(draft.goesWith).filter(([, part]) => part !== id));
  return { ...draft, parts: draft.parts.filter((part) => part.id !== id), goesWith };
}

/** The points of the card and its parts together, in hundredths exactly; null when none of them has any. */
export function pointsAfter({ points, parts }: SplitDraft): number | null {
  const all = [points, ...parts.map((part) => part.points)].filter((each) => each !== null);
  return all.length === 0 ? null : Math.round(all.reduce((sum, each) => sum + each, 0) * 100) / 100;
}

/** What is sent: parts in their order, each with the ids of its items in the order of the checklist. */
export function splitOf({ parts, goesWith }: SplitDraft, items: readonly { id: string }[]): { title: string; points: number | null; items: string[] }[] {
  return parts.map(({ id, title, points }) => ({ title: title.trim(), points, items: items.filter((item) => goesWith[item.id] === id).map((item) => item.id) }));
}
