import type { Actor } from "@/server/people/domain/actor";
import { addMember } from "@/server/board/manage-members";
import { createBoard } from "@/server/board/create-board";
import { setLimits } from "@/server/board/set-limits";
import type { Db } from "@/server/platform/db/client";
import { atTime } from "@/server/platform/clock";
import { getActor } from "@/server/people/get-actor";
import { type DemoLocale, WORDS } from "./catalogue";
import { DEMO_PEOPLE, type DemoEmail } from "./demo-people";
import { DEMO_ZONE } from "./working-time";

/** A board of the case study with the people who act on it. */
export type DemoBoard = { db: Db; id: string; key: string; locale: DemoLocale; actor(email: DemoEmail): Actor };

export const DEVELOPERS = ["dev1@demo.local", "dev2@demo.local", "dev3@demo.local", "dev4@demo.local"] as const;
export type Developer = (typeof DEVELOPERS)[number];

/** How the team limits itself at first, and how from half-time on: the charts show the difference. */
export const LOOSE = { planned: { mode: "PER_PERSON", value: 2 }, inWork: { mode: "PER_PERSON", value: 2 }, enforcement: "BLOCK", personal: null } as const;
export const TIGHT = { ...LOOSE, inWork: { mode: "PER_PERSON", value: 1 } } as const;

/** Makes the board as its Scrum Master would on the first day: team, roles, limits. */
export async function createDemoBoard(db: Db, ids: Map<DemoEmail, string>, key: string, locale: DemoLocale, at: Date): Promise<DemoBoard> {
  const idOf = (email: DemoEmail): string => ids.get(email) ?? "";
  return atTime(at, async () => {
    await createBoard(db, { id: idOf("sm@demo.local") }, { key, name: WORDS.boardName[locale], timeZone: DEMO_ZONE, locale, workspace: "demo" });
    const { board, actor: founder } = await getActor(db, idOf("sm@demo.local"), key);
    for (const { email, roles } of DEMO_PEOPLE) await addMember(db, founder, { key, email, roles: [...roles] });
    const rolesOf = new Map<DemoEmail, Actor["roles"]>(DEMO_PEOPLE.map(({ email, roles }) => [email, roles]));
    const actor = (email: DemoEmail): Actor => ({ userId: idOf(email), boardId: board.id, roles: rolesOf.get(email) ?? [] });
    await setLimits(db, actor("sm@demo.local"), { key, ...LOOSE });
    return { db, id: board.id, key, locale, actor };
  });
}
