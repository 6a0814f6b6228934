import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/app-router";

type Outputs = inferRouterOutputs<AppRouter>;
type Board = Outputs["board"]["get"];

/** What happens on a board by itself. */
export type Automation = Outputs["delivery"]["automation"];

export type Member = Board["members"][number];

/** A board as its settings show it: numbers of cards, not the cards. */
export type BoardSettings = Omit<Board, "columns"> & {
  columns: Omit<Board["columns"][number], "cards">[];
  /** Whoever has cards In Work that count, the busiest first. */
  inWork: { name: string; count: number }[];
};

export function settingsOf({ columns, ...board }: Board): BoardSettings {
  const counts = new Map<string, number>();
  for (const card of columns.find(({ name }) => name === "IN_WORK")?.cards ?? []) {
    if (!card.expedite) for (const id of card.assignees) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return {
    ...board,
    columns: columns.map(({ cards: _, ...column }) => column),
    inWork: board.members
      .map(({ id, name }) => ({ name, count: counts.get(id) ?? 0 }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count),
  };
}
