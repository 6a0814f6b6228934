import { addDays, zonedDay } from "@/server/platform/domain/zoned-day";
import type { Chance } from "./random";
import { CATALOGUE } from "./catalogue";
import type { DemoBoard } from "./demo-board";
import { Story } from "./story";
import type { Ci } from "./demo-ci";
import { sprintMondays } from "./sprint-days";
import { DEMO_ZONE, officeTicks, type Tick } from "./working-time";

const WEEKS = 8;
const FIRST_CARDS = 13;
/** The working day on which the team halves its limit. */
const TIGHTEN_ON = 20;
const FIRST_LEAVE = { from: 11, to: 15 };

/** Eight weeks of a team's work up to `end`, every step of it through the use cases that people use. */
export async function liveThrough(board: DemoBoard, ci: Ci, chance: Chance, end: Date): Promise<void> {
  const ticks = officeTicks(end, WEEKS);
  const lastDay = ticks.at(-1)?.dayIndex ?? 0;
  const story = new Story(board, ci, chance);
  const mondays = sprintMondays(zonedDay(end, DEMO_ZONE));
  for (const tick of ticks) {
    await story.at(tick.at, async () => {
      await live(story, tick, lastDay, chance);
      // The second half hour of the day: at ten.
      if (tick.isSecond && mondays.includes(tick.day)) await story.changeSprint(tick.day);
    });
  }
}

async function live(story: Story, tick: Tick, lastDay: number, chance: Chance): Promise<void> {
  if (tick.isMorning) await openTheDay(story, tick, lastDay, chance);
  await story.restart();
  if (tick.isMorning || chance.happens(0.25)) await story.plan();
  await story.pull(tick.day);
  await story.work(tick.day);
}

async function openTheDay(story: Story, { dayIndex, day, isMonday }: Tick, lastDay: number, chance: Chance): Promise<void> {
  const asked = dayIndex === 0 ? FIRST_CARDS : dayIndex < lastDay ? chance.whole(1, 2) : 0;
  for (let card = 0; card < asked && story.asked < CATALOGUE.length; card++) await story.ask();
  if (dayIndex === TIGHTEN_ON) await story.tighten();
  if (dayIndex === FIRST_LEAVE.from) await story.leave("dev3@demo.local", day, addDays(day, FIRST_LEAVE.to - FIRST_LEAVE.from));
  if (dayIndex === lastDay - 1) await story.leave("dev4@demo.local", day, addDays(day, 5));
  if (dayIndex === lastDay - 3) await story.blockOldest();
  if (dayIndex === lastDay) await story.expedite();
  if (dayIndex === lastDay - 1) await story.lookAhead();
  if (isMonday && dayIndex > 0) await story.reorder();
  if (dayIndex === 16) await story.discard("WONT_DO");
  if (dayIndex === 27) await story.discard("DUPLICATE");
  if (dayIndex === 30) await story.override();
}
