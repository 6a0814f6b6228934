import { updateMember } from "@/server/board/manage-members";
import { type Day, zonedDay } from "@/server/platform/domain/zoned-day";
import { DEVELOPERS, type DemoBoard, type Developer } from "./demo-board";
import { DEMO_ZONE } from "./working-time";

/** Who of the team is away when. */
export class DemoAbsences {
  private readonly leaves: { developer: Developer; from: Day; to: Day }[] = [];

  constructor(private readonly board: DemoBoard) {}

  async add(developer: Developer, from: Day, to: Day): Promise<void> {
    this.leaves.push({ developer, from, to });
    await updateMember(this.board.db, this.board.actor("sm@demo.local"), { key: this.board.key, email: developer, away: [{ from, to }] });
  }

  isAway(developer: Developer, day: Day): boolean {
    return this.leaves.some((leave) => leave.developer === developer && leave.from <= day && day <= leave.to);
  }

  /** How many are there at this time. */
  heads(at: Date): number {
    const day = zonedDay(at, DEMO_ZONE);
    return DEVELOPERS.filter((developer) => !this.isAway(developer, day)).length;
  }
}
