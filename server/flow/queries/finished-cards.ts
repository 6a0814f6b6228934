import { isoInstant } from "@/server/platform/domain/instant";
import { cardCases } from "../domain/card-cases";
import { cycleTimes } from "../domain/cycle-times";
import { flowEfficiencies } from "../domain/flow-efficiency";
import { timeInColumn } from "../domain/time-in-column";
import { secondsWithin } from "../domain/time-span";
import type { FinishedFlowCard } from "../contracts/page";
import type { Reading } from "./read-flow";
import { nameOf } from "./time-answers";

/** The window's finished cards, each once with all that the charts draw of it; discarded ones are in none of them. */
export function finishedCards({ finished, lead: set, ruler }: Reading): FinishedFlowCard[] {
  const lead = new Map(set.values.map(({ card, span }) => [card, span]));
  const cycle = new Map(cycleTimes(finished, ruler).values.map(({ card, span }) => [card, span]));
  const efficiency = new Map(flowEfficiencies(finished, ruler).values.map(({ card, active, waiting }) => [card, { active, waiting }]));
  return finished.flatMap((card) => {
    const { createdAt, startedAt, finishedAt, blocked, reopened } = card.clock;
    const span = lead.get(card);
    if (span === undefined) return [];
    const { columns } = timeInColumn(card.clock, ruler);
    return [{
      ...nameOf(card),
      createdAt: isoInstant(createdAt),
      startedAt: startedAt === null ? null : isoInstant(startedAt),
      finishedAt: isoInstant(finishedAt),
      lead: span,
      cycle: cycle.get(card) ?? null,
      columns: { BACKLOG: columns.BACKLOG.seconds, PLANNED: columns.PLANNED.seconds, IN_WORK: columns.IN_WORK.seconds },
      blockedSeconds: secondsWithin(blocked, createdAt, finishedAt, ruler),
      blockedInCycleSeconds: startedAt === null ? 0 : secondsWithin(blocked, startedAt, finishedAt, ruler),
      reopened,
      active: efficiency.get(card)?.active ?? null,
      waiting: efficiency.get(card)?.waiting ?? null,
      cases: cardCases(card.clock),
    }];
  });
}
