import { hashPassword } from "@/server/people/hash-password";
import type { Role } from "@/server/people/domain/actor";
import { now } from "@/server/platform/clock";
import type { Tx } from "@/server/platform/db/client";

export const DEMO_PASSWORD = "throughline";

type DemoPerson = { email: string; name: string; roles: Role[] };

/** The team of the case study; names are short so that faces and lists stay readable in both languages. */
export const DEMO_PEOPLE = [
  { email: "po@demo.local", name: "혜진 Hyejin", roles: ["PRODUCT_OWNER"] },
  { email: "sm@demo.local", name: "도윤 Doyun", roles: ["SCRUM_MASTER"] },
  { email: "dev1@demo.local", name: "지민 Jimin", roles: ["TEAM_MEMBER"] },
  { email: "dev2@demo.local", name: "서연 Seoyeon", roles: ["TEAM_MEMBER"] },
  { email: "dev3@demo.local", name: "하준 Hajun", roles: ["TEAM_MEMBER"] },
  { email: "dev4@demo.local", name: "예린 Yerin", roles: ["TEAM_MEMBER"] },
  { email: "observer@demo.local", name: "수빈 Subin", roles: ["OBSERVER"] },
] as const satisfies readonly DemoPerson[];

export type DemoEmail = (typeof DEMO_PEOPLE)[number]["email"];

/** Makes the demo accounts and their workspace; returns the ids of both. */
export async function createDemoPeople(tx: Tx): Promise<{ workspaceId: string; ids: Map<DemoEmail, string> }> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const workspace = await tx.workspace.create({ data: { slug: "demo", name: "Demo", createdAt: now() } });
  const ids = new Map<DemoEmail, string>();
  for (const { email, name } of DEMO_PEOPLE) {
    const { id } = await tx.user.create({ data: { email, name, passwordHash, isDemo: true, createdAt: now() } });
    await tx.workspaceMember.create({ data: { workspaceId: workspace.id, userId: id, isOwner: email === "sm@demo.local", joinedAt: now() } });
    ids.set(email, id);
  }
  return { workspaceId: workspace.id, ids };
}
