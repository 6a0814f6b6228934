import { closeSprint } from "@/server/scrum/close-sprint";
import type { CarryChoice } from "@/server/scrum/domain/sprint-state";
import { editSprint, planSprint } from "@/server/scrum/plan-sprint";
import { scheduleCards } from "@/server/scrum/schedule-cards";
import { startSprint } from "@/server/scrum/start-sprint";
import { addDays, type Day } from "@/server/platform/domain/zoned-day";
import { startOfDay } from "@/server/platform/domain/start-of-day";
import { GOALS } from "./catalogue";
import type { DemoBoard } from "./demo-board";
import { holdEvents } from "./demo-events";
import { SPRINT_DAYS } from "./sprint-days";
import { DEMO_ZONE } from "./working-time";

type Step = <T>(work: () => Promise<T>) => Promise<T>;
/** A card as sprints see it: what it weighs, and the sprint that it is in. */
export type SprintCard = { key: string; column: string; expedite: boolean; about: { points: number }; sprint: number | null };

/** Points that this team takes on for two weeks. */
const TAKEN_ON = 42;
const HOUR_MS = 3_600_000;
/** Sprints change on Mondays at ten. */
const CHANGES_AT = 10 * HOUR_MS;

/** The sprints of the demo, one after the other, by the people whose work that is. */
export class DemoSprints {
  /** The number of the running one; 0 before the first. */
  running = 0;

  constructor(
    private readonly board: DemoBoard,
    private readonly step: Step,
  ) {}

  /** Ends the running sprint, begins the next with these cards and plans the one after it; returns the keys of those that went to Planned. */
  async change(cards: readonly SprintCard[], monday: Day): Promise<string[]> {
    if (this.running === 0) await this.plan(monday);
    else await this.close(cards, monday);
    const planned = await this.start(cards.filter(({ expedite }) => !expedite));
    await this.plan(addDays(monday, SPRINT_DAYS));
    return planned;
  }

  /** Of what waits in the Backlog that which was agreed on; all of it where nothing was. */
  first<Card extends SprintCard>(backlog: readonly Card[]): readonly Card[] {
    const agreed = backlog.filter(({ sprint }) => sprint !== null && sprint === this.running);
    return agreed.length > 0 ? agreed : backlog;
  }

  /** What comes to matter more than what was agreed on changes the scope. */
  async pulled(card: SprintCard): Promise<void> {
    if (card.sprint === null && this.running > 0) await this.put([card], this.running);
  }

  async put(cards: readonly SprintCard[], sprint: number): Promise<void> {
    if (cards.length === 0) return;
    await this.step(() => scheduleCards(this.board.db, this.board.actor("po@demo.local"), { key: this.board.key, cards: cards.map(({ key }) => key), sprint }));
    for (const card of cards) card.sprint = sprint;
  }

  /** The Scrum Master plans the next sprint, from this Monday on; the Product Owner says what for. */
  private async plan(from: Day): Promise<void> {
    const { db, key, locale, actor } = this.board;
    const at = (day: Day) => new Date(startOfDay(day, DEMO_ZONE).getTime() + CHANGES_AT).toISOString();
    const { sprint } = await this.step(() => planSprint(db, actor("sm@demo.local"), { key, goal: "", startsAt: at(from), endsAt: at(addDays(from, SPRINT_DAYS)) }));
    const goal = GOALS[(sprint - 1) % GOALS.length]?.[locale] ?? "";
    await this.step(() => editSprint(db, actor("po@demo.local"), { key, sprint, goal }));
  }

  /** Puts these into the next sprint, as many as the team takes on, and starts it; returns the keys of those that it took to Planned. */
  private async start(cards: readonly SprintCard[]): Promise<string[]> {
    const sprint = this.running + 1;
    let points = cards.filter((card) => card.sprint === sprint).reduce((sum, { about }) => sum + about.points, 0);
    const chosen = cards.filter((card) => card.sprint === null && card.column !== "DONE" && (points += card.about.points) <= TAKEN_ON);
    await this.put(chosen, sprint);
    const { planned } = await this.step(() => startSprint(this.board.db, this.board.actor("sm@demo.local"), sprint));
    this.running = sprint;
    return planned;
  }

  /** Ends the running sprint: what is under way goes on into the next, the rest goes back. Then the team looks back on it. */
  private async close(cards: readonly SprintCard[], monday: Day): Promise<void> {
    const unfinished = cards.filter(({ sprint, column }) => sprint === this.running && column !== "DONE");
    const carry = unfinished.map(({ key, column }): { card: string; to: CarryChoice } => ({ card: key, to: column === "BACKLOG" ? "BACKLOG" : "NEXT" }));
    const { db, key, actor } = this.board;
    await this.step(async () => {
      await closeSprint(db, actor("sm@demo.local"), { key, sprint: this.running, carry, otherwise: "BACKLOG" });
      await holdEvents(this.board, this.running, monday);
    });
    for (const card of unfinished) card.sprint = card.column === "BACKLOG" ? null : this.running + 1;
  }
}
