import { atTime } from "@/server/platform/clock";
import { changeCards } from "@/server/scrum/change-cards";
import { addEpic } from "@/server/scrum/edit-epics";
import { valueCard } from "@/server/scrum/value-card";
import { type DemoCard, EPICS } from "./catalogue";
import type { DemoBoard } from "./demo-board";

/** A card as the Product Owner sees it in the Backlog. */
export type BacklogCard = { key: string; about: DemoCard };

/** As many cards from the top as the Product Owner has weighed. */
const WEIGHED = 14;
/** What a card of a kind brings, how urgent it is and what risk it takes away, each on the scale of WSJF. */
const WORTH: Record<DemoCard["kind"], { value: number; urgency: number; risk: number }> = {
  REQUIREMENT: { value: 8, urgency: 5, risk: 2 },
  STABILITY: { value: 5, urgency: 8, risk: 13 },
  PERFORMANCE: { value: 8, urgency: 3, risk: 3 },
  SERVICE_REQUEST: { value: 3, urgency: 8, risk: 1 },
  DEFECT: { value: 5, urgency: 13, risk: 5 },
  TOIL: { value: 5, urgency: 2, risk: 5 },
  IMPROVEMENT: { value: 5, urgency: 3, risk: 8 },
};
const MOSCOW = ["MUST", "MUST", "SHOULD", "SHOULD", "COULD"] as const;
const REACH = [120, 60, 40, 200, 25] as const;

/** What the Product Owner does with the Backlog beside ranking it. */
export class DemoBacklog {
  private readonly epics = new Map<string, string>();
  private readonly sorted = new Set<string>();

  constructor(private readonly board: DemoBoard) {}

  /** Puts what is new into its epic. */
  async sort(cards: readonly BacklogCard[], at: Date): Promise<void> {
    const fresh = cards.filter(({ key }) => !this.sorted.has(key));
    for (const { key } of fresh) this.sorted.add(key);
    for (const epic of Object.values(EPICS)) {
      const keys = fresh.filter(({ about }) => about.epic === epic).map(({ key }) => key);
      if (keys.length === 0) continue;
      const id = await this.epic(epic[this.board.locale], at);
      await atTime(at, () => changeCards(this.board.db, this.po(), { key: this.board.key, cards: keys, change: { epic: id } }));
    }
  }

  /** Says of what is next what it is worth. */
  async weigh(backlog: readonly BacklogCard[], at: Date): Promise<void> {
    for (const [index, { key, about }] of backlog.slice(0, WEIGHED).entries()) {
      const { value, urgency, risk } = WORTH[about.kind];
      const worth = { value: value + (index % 3), urgency, risk, reach: REACH[index % REACH.length], impact: about.points >= 5 ? 2 : 1, confidence: index % 2 === 0 ? 80 : 50, moscow: MOSCOW[index % MOSCOW.length] } as const;
      await atTime(at, () => valueCard(this.board.db, this.po(), { cardKey: key, ...worth }));
    }
  }

  private async epic(name: string, at: Date): Promise<string> {
    const known = this.epics.get(name);
    if (known) return known;
    const { epic } = await atTime(at, () => addEpic(this.board.db, this.po(), { key: this.board.key, name, description: "" }));
    this.epics.set(name, epic);
    return epic;
  }

  private po() {
    return this.board.actor("po@demo.local");
  }
}
