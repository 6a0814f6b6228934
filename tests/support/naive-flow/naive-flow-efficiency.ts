import { stateBefore } from "./card-state";
import { cardsWithCycle } from "./naive-cycle-time";
import type { CycleExclusion } from "./naive-cycle-time";
import type { FinishedCard } from "./finished-cards";
import type { NaiveBoard, NaiveWindow } from "./told-history";

/** Seconds; `value` is null for a card that had no time. */
export type NaiveCardEfficiency = { card: string; finished: string; active: number; waiting: number; value: number | null };
export type NaiveFlowEfficiency = { value: number | null; values: NaiveCardEfficiency[]; excluded: Record<CycleExclusion, number>; n: number };

/**
 * Rule: flow efficiency is active / (active + waiting) between started and finished; for a set the sums are divided, the ratios are not
 * averaged. Backlog and Planned are waiting, and so is a blocked card wherever it stands; time inside Done is neither.
 */
export function naiveFlowEfficiency(board: NaiveBoard, window: NaiveWindow): NaiveFlowEfficiency {
  const { cards, excluded } = cardsWithCycle(board, window);
  const values = cards.map((card) => {
    const { active, waiting } = timesOf(card);
    return { card: card.name, finished: new Date(card.finished).toISOString(), active, waiting, value: share(active, waiting) };
  });
  const sum = (of: "active" | "waiting") => values.reduce((total, value) => total + value[of], 0);
  return { value: share(sum("active"), sum("waiting")), values, excluded, n: values.length };
}

/** Looks at how the card stood after each of its events, until the next. */
function timesOf({ card, started, finished }: FinishedCard): { active: number; waiting: number } {
  const sums = { active: 0, waiting: 0 };
  const instants = card.events.map((event) => event.time).filter((time) => started <= time && time <= finished);
  instants.forEach((instant, index) => {
    const until = instants[index + 1] ?? instant;
    const { column, blocked } = stateBefore(card, instant + 1);
    if (column === null || column === "DONE") return;
    sums[column === "IN_WORK" && !blocked ? "active" : "waiting"] += until - instant;
  });
  return { active: sums.active / 1000, waiting: sums.waiting / 1000 };
}

function share(active: number, waiting: number): number | null {
  return active + waiting === 0 ? null : active / (active + waiting);
}
