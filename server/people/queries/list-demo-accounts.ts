import type { Db } from "@/server/platform/db/client";
import { isDemoOn } from "../demo-mode";
import type { Role } from "../domain/actor";

export type DemoAccount = { email: string; name: string; roles: Role[] };

/** The accounts that one click signs in; none outside a demo. */
export async function listDemoAccounts(db: Db): Promise<DemoAccount[]> {
  if (!isDemoOn()) return [];
  const users = await db.user.findMany({
    where: { isDemo: true, deletedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { email: true, name: true, memberships: { select: { roles: true }, take: 1, orderBy: { joinedAt: "asc" } } },
  });
  return users.flatMap(({ email, name, memberships }) => (email === null ? [] : [{ email, name, roles: memberships[0]?.roles ?? [] }]));
}
