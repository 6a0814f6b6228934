import type { FlowPage } from "@/server/flow/contracts/page";
import { addDays, type Day } from "@/server/platform/domain/zoned-day";

export type ItemPreset = { id: "inWork" | "planned" | "dozen"; items: number };
export type DayPreset = { id: "sprintEnd" | "twoWeeks" | "monthEnd"; day: Day };

/** A number of cards that teams like to ask about, for when nothing stands on the board. */
const DOZEN = 12;

/** How many cards a reader is likely to ask about, each number once; the one that is asked first is `firstItems`. */
export function itemPresets({ IN_WORK, PLANNED }: Pick<FlowPage["open"], "IN_WORK" | "PLANNED">): ItemPreset[] {
  const presets: ItemPreset[] = [{ id: "inWork", items: IN_WORK }, { id: "planned", items: IN_WORK + PLANNED }, { id: "dozen", items: DOZEN }];
  return presets.filter(({ items }, at) => items > 0 && presets.findIndex((other) => other.items === items) === at);
}

/** The number of cards in question before the reader has said one: everything that is planned or in work. */
export function firstItems({ IN_WORK, PLANNED }: Pick<FlowPage["open"], "IN_WORK" | "PLANNED">): number {
  return IN_WORK + PLANNED > 0 ? IN_WORK + PLANNED : DOZEN;
}

/** Days that a reader is likely to ask about, all of them after `today`; the first is asked first: the end of the running sprint, where one runs. */
export function dayPresets(today: Day, sprints: FlowPage["sprints"] = []): DayPreset[] {
  const monthEnd = endOfMonth(today);
  const running = sprints.find(({ isRunning, endsOn }) => isRunning && endsOn > today);
  return [
    ...(running ? [{ id: "sprintEnd", day: running.endsOn } as const] : []),
    { id: "twoWeeks", day: addDays(today, 14) },
    { id: "monthEnd", day: monthEnd === today ? endOfMonth(addDays(today, 1)) : monthEnd },
  ];
}

function endOfMonth(day: Day): Day {
  const [year = 0, month = 0] = day.split("-").map(Number);
  return addDays(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10), -1);
}
