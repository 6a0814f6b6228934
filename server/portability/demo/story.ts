import type { Actor } from "@/server/people/domain/actor";
import type { Column } from "@/server/board/domain/column";
import { blockCard, unblockCard } from "@/server/board/block-card";
import { createCard } from "@/server/board/create-card";
import { editCard } from "@/server/board/edit-card";
import { editChecklist } from "@/server/board/edit-checklist";
import { moveCard } from "@/server/board/move-card";
import { setLimits } from "@/server/board/set-limits";
import { addComment } from "@/server/board/write-comment";
import { atTime } from "@/server/platform/clock";
import type { Day } from "@/server/platform/domain/zoned-day";
import { BLOCK_REASONS, CATALOGUE, COMMENTS, type DemoCard, describe, WORDS } from "./catalogue";
import { DemoAbsences } from "./demo-absences";
import { DemoBacklog } from "./demo-backlog";
import { DEVELOPERS, type DemoBoard, type Developer, LOOSE, TIGHT } from "./demo-board";
import type { Ci } from "./demo-ci";
import { DemoSprints } from "./demo-sprints";
import type { Chance } from "./random";

const HOURS_A_POINT = 5;
/** The expedited card is not done when the story ends. */
const STILL_BURNING = 40;
/** As many cards as this team likes to plan ahead: fewer than its limit allows. */
const PLANNED_AHEAD = 5;
const EXPEDITED = CATALOGUE.findIndex(({ title }) => title.en === "Tax invoice cannot be issued");

export type StoryCard = {
  key: string;
  about: DemoCard;
  column: Column;
  developer: Developer | null;
  hoursLeft: number;
  hoursDone: number;
  blockedTicks: number;
  expedite: boolean;
  sprint: number | null;
  reopens: boolean;
  /** Ids of the checklist's items that are still open. */
  items: string[];
};

/** What the team does next, and the real calls that do it. Keeps only what people would remember; the board keeps the rest. */
export class Story {
  asked = 0;
  private cards: StoryCard[] = [];
  private clock = new Date(0);
  private perPerson: number = LOOSE.inWork.value;
  private readonly sprints: DemoSprints;
  private readonly backlog: DemoBacklog;
  private readonly absences: DemoAbsences;

  constructor(
    private readonly board: DemoBoard,
    private readonly ci: Ci,
    private readonly chance: Chance,
  ) {
    this.sprints = new DemoSprints(board, (work) => this.step(work));
    this.backlog = new DemoBacklog(board);
    this.absences = new DemoAbsences(board);
  }

  /** Runs `work` with the clock at `time`; each step in it takes some seconds. */
  async at(time: Date, work: () => Promise<void>): Promise<void> {
    this.clock = time;
    await work();
  }

  /** The Product Owner writes down the next request. */
  async ask(index = this.asked): Promise<StoryCard | null> {
    const about = CATALOGUE[index === EXPEDITED && index === this.asked ? ++this.asked : index];
    if (!about) return null;
    this.asked++;
    return this.add(about, "BACKLOG", this.po(), false);
  }

  /** Fills Planned with what matters most now: not always what has waited longest. */
  async plan(): Promise<void> {
    for (let room = Math.min(2, PLANNED_AHEAD - this.in("PLANNED").length, this.in("BACKLOG").length); room > 0; room--) {
      const top = this.sprints.first(this.in("BACKLOG")).slice(0, 6);
      const card = this.chance.pick(top);
      await this.move(card, "PLANNED", this.chance.happens(0.5) ? this.po() : this.sm());
      await this.sprints.pulled(card);
    }
  }

  /** On the Monday on which a sprint ends and the next begins. */
  async changeSprint(monday: Day): Promise<void> {
    const planned = await this.sprints.change([...this.in("IN_WORK"), ...this.in("PLANNED"), ...this.in("BACKLOG")], monday);
    for (const card of this.cards.filter(({ key }) => planned.includes(key))) this.take(card, "PLANNED");
    await this.backlog.sort(this.cards, this.clock);
  }

  /** What the Product Owner already has in mind for the sprint to come. */
  async lookAhead(): Promise<void> {
    await this.sprints.put(this.in("BACKLOG").filter(({ sprint }) => sprint === null).slice(0, 5), this.sprints.running + 1);
    await this.backlog.sort(this.cards, this.clock);
    await this.backlog.weigh(this.in("BACKLOG"), this.clock);
  }

  /** Whoever has a hand free pulls the next card. */
  async pull(day: Day): Promise<void> {
    for (const developer of DEVELOPERS) {
      if (this.absences.isAway(developer, day) || this.load(developer) >= this.perPerson) continue;
      const card = this.in("PLANNED")[0];
      if (!card || this.counted("IN_WORK") >= this.perPerson * this.absences.heads(this.clock)) return;
      await this.step(() => editCard(this.board.db, this.dev(developer), { cardKey: card.key, assignees: [this.dev(developer).userId ?? ""] }));
      card.developer = developer;
      await this.move(card, "IN_WORK", this.dev(developer));
      await this.ci.started(card, this.tick());
    }
  }

  /** Half an hour of work on all that is In Work; some of it gets blocked, some gets done. */
  async work(day: Day): Promise<void> {
    for (const card of this.in("IN_WORK")) {
      if (!card.developer || this.absences.isAway(card.developer, day)) continue;
      if (card.blockedTicks > 0) await this.waitFor(card);
      else if (!card.expedite && this.chance.happens(0.006)) await this.block(card, this.waitTicks());
      else await this.progress(card, card.developer);
    }
  }

  /** What came back yesterday is taken up again. */
  async restart(): Promise<void> {
    for (const card of this.in("DONE")) {
      if (!card.reopens || !card.developer || !this.chance.happens(0.1) || this.counted("IN_WORK") >= this.perPerson * this.absences.heads(this.clock)) continue;
      card.reopens = false;
      card.hoursLeft = this.chance.between(2, 6);
      await this.move(card, "IN_WORK", this.dev(card.developer));
    }
  }

  async tighten(): Promise<void> {
    this.perPerson = TIGHT.inWork.value;
    await this.step(() => setLimits(this.board.db, this.sm(), { key: this.board.key, ...TIGHT }));
  }

  async leave(developer: Developer, from: Day, to: Day): Promise<void> {
    await this.step(() => this.absences.add(developer, from, to));
  }

  async blockOldest(): Promise<void> {
    const card = this.in("IN_WORK").find(({ blockedTicks, developer }) => blockedTicks === 0 && developer !== "dev4@demo.local");
    if (card) await this.block(card, 1_000, 0);
  }

  /** Something breaks in production: straight into its own lane. */
  async expedite(): Promise<void> {
    const about = CATALOGUE[EXPEDITED];
    if (!about) return;
    const card = await this.add(about, "IN_WORK", this.sm(), true);
    card.developer = "dev3@demo.local";
    card.hoursLeft = STILL_BURNING;
    await this.step(() => editCard(this.board.db, this.sm(), { cardKey: card.key, assignees: [this.dev("dev3@demo.local").userId ?? ""] }));
    await this.ci.started(card, this.tick());
  }

  async reorder(): Promise<void> {
    const backlog = this.in("BACKLOG");
    const card = backlog[this.chance.whole(2, Math.max(2, backlog.length - 1))];
    if (!card) return;
    await this.step(() => moveCard(this.board.db, this.po(), { cardKey: card.key, to: "BACKLOG", after: null }));
    this.cards = [card, ...this.cards.filter((other) => other !== card)];
  }

  async discard(outcome: "WONT_DO" | "DUPLICATE"): Promise<void> {
    const card = this.in("BACKLOG").at(-2);
    if (!card) return;
    await this.step(() => moveCard(this.board.db, this.po(), { cardKey: card.key, to: "DONE", outcome }));
    card.column = "DONE";
  }

  /** The Scrum Master lets one card more in, and says why. */
  async override(): Promise<void> {
    const card = this.in("PLANNED")[0];
    if (!card) return;
    const developer = this.chance.pick(DEVELOPERS.slice(0, 3));
    card.developer = developer;
    await this.step(() => editCard(this.board.db, this.sm(), { cardKey: card.key, assignees: [this.dev(developer).userId ?? ""] }));
    await this.step(() => moveCard(this.board.db, this.sm(), { cardKey: card.key, to: "IN_WORK", override: { reason: WORDS.override[this.board.locale] } }));
    this.take(card, "IN_WORK");
  }

  private async add(about: DemoCard, column: Column, by: Actor, expedite: boolean): Promise<StoryCard> {
    const { locale, db, key: board } = this.board;
    const words = { title: about.title[locale], description: describe(about, locale), labels: [about.label[locale]] };
    const { card: made } = await this.step(() => createCard(db, by, { key: board, ...words, kind: about.kind, points: about.points, column, expedite }));
    const hoursLeft = about.points * HOURS_A_POINT * this.chance.between(0.4, 1.9);
    const card: StoryCard = { key: made.key, about, column, developer: null, hoursLeft, hoursDone: 0, blockedTicks: 0, expedite, sprint: null, reopens: false, items: [] };
    this.cards.push(card);
    if (this.chance.happens(0.3)) {
      for (const text of WORDS.acceptance[locale]) card.items.push((await this.step(() => editChecklist(db, by, { cardKey: card.key, change: { type: "add", text } }))).itemId);
    }
    return card;
  }

  private async progress(card: StoryCard, developer: Developer): Promise<void> {
    const share = Math.max(1, this.load(developer));
    const hours = (0.5 / share) * (share > 1 ? 0.8 : 1) * this.chance.between(0.6, 1.3);
    card.hoursDone += hours;
    card.hoursLeft -= hours;
    await this.ci.worked(card, this.tick());
    if (card.hoursLeft > 0) return;
    await this.accept(card, developer);
    await this.ci.finished(card, this.tick());
    await this.move(card, "DONE", this.dev(developer));
    card.reopens = this.chance.happens(0.09);
    if (this.chance.happens(0.3)) await this.comment(card);
  }

  /** What was agreed to be checked is checked. */
  private async accept(card: StoryCard, developer: Developer): Promise<void> {
    for (const itemId of card.items.splice(0)) {
      await this.step(() => editChecklist(this.board.db, this.dev(developer), { cardKey: card.key, change: { type: "check", itemId, done: true } }));
    }
  }

  private async block(card: StoryCard, ticks: number, reason?: number): Promise<void> {
    const words = reason === undefined ? this.chance.pick(BLOCK_REASONS) : BLOCK_REASONS[reason];
    if (!words || !card.developer) return;
    card.blockedTicks = ticks;
    await this.step(() => blockCard(this.board.db, this.dev(card.developer ?? "dev1@demo.local"), { cardKey: card.key, reason: words[this.board.locale] }));
  }

  /** With half as many cards open, somebody goes after what blocks one, instead of taking up the next. */
  private waitTicks(): number {
    const ticks = this.chance.whole(10, 44);
    return this.perPerson === TIGHT.inWork.value ? Math.ceil(ticks / 4) : ticks;
  }

  private async waitFor(card: StoryCard): Promise<void> {
    card.blockedTicks--;
    if (card.blockedTicks === 0) await this.step(() => unblockCard(this.board.db, this.sm(), { cardKey: card.key }));
  }

  private async comment(card: StoryCard): Promise<void> {
    const body = this.chance.pick(COMMENTS)[this.board.locale];
    await this.step(() => addComment(this.board.db, this.chance.happens(0.5) ? this.po() : this.dev(card.developer ?? "dev1@demo.local"), { cardKey: card.key, body }));
  }

  private async move(card: StoryCard, to: Column, by: Actor): Promise<void> {
    await this.step(() => moveCard(this.board.db, by, { cardKey: card.key, to }));
    this.take(card, to);
  }

  /** Remembers where a card now stands: at the end of its new column. */
  private take(card: StoryCard, to: Column): void {
    card.column = to;
    this.cards = [...this.cards.filter((other) => other !== card), card];
  }

  private step<T>(work: () => Promise<T>): Promise<T> {
    return atTime(this.tick(), work);
  }

  /** A few seconds to two minutes later than the step before. */
  private tick(): Date {
    this.clock = new Date(this.clock.getTime() + this.chance.whole(4, 70) * 1_000);
    return this.clock;
  }

  private in(column: Column): StoryCard[] {
    return this.cards.filter((card) => card.column === column);
  }

  private counted(column: Column): number {
    return this.in(column).filter((card) => !card.expedite).length;
  }

  private load(developer: Developer): number {
    return this.in("IN_WORK").filter((card) => card.developer === developer).length;
  }

  private dev(developer: Developer): Actor {
    return this.board.actor(developer);
  }

  private po(): Actor {
    return this.board.actor("po@demo.local");
  }

  private sm(): Actor {
    return this.board.actor("sm@demo.local");
  }
}
