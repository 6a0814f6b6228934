import type { Db } from "@/server/platform/db/client";
import { notFound } from "@/server/platform/errors";
import type { Role } from "../domain/actor";

export type BoardEntry = { key: string; name: string; roles: Role[] };
export type WorkspaceEntry = { slug: string; name: string; boards: BoardEntry[] };

/** The workspaces this person is in, each with the boards they are a member of; both in the order in which they were made. */
export async function listWorkspaces(db: Db, userId: string): Promise<WorkspaceEntry[]> {
  const rows = await db.workspace.findMany({
    where: { members: { some: { userId } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      slug: true,
      name: true,
      boards: {
        where: { members: { some: { userId } } },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        select: { key: true, name: true, members: { where: { userId }, select: { roles: true } } },
      },
    },
  });
  return rows.map(({ slug, name, boards }) => ({
    slug,
    name,
    boards: boards.map((board) => ({ key: board.key, name: board.name, roles: board.members.flatMap((member) => member.roles) })),
  }));
}

/** One of them. Throws `not_found` for a workspace this person is not in. */
export async function getWorkspace(db: Db, userId: string, slug: string): Promise<WorkspaceEntry> {
  const entry = (await listWorkspaces(db, userId)).find((workspace) => workspace.slug === slug);
  if (entry === undefined) throw notFound();
  return entry;
}
