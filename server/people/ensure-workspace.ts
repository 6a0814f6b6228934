import type { Tx } from "@/server/platform/db/client";
import { notFound } from "@/server/platform/errors";
import { createWorkspace, WORKSPACE, type WorkspaceOfMember } from "./create-workspace";

/**
 * The workspace in which a new board of this person belongs: the one they name, if they are in it (else `not_found`);
 * without a name the oldest they own, and failing that a new one of their own.
 */
export async function ensureWorkspace(tx: Tx, userId: string, slug?: string): Promise<WorkspaceOfMember> {
  if (slug !== undefined) {
    const named = await tx.workspace.findFirst({ where: { slug, members: { some: { userId } } }, select: WORKSPACE });
    if (named === null) throw notFound();
    return named;
  }
  const owned = await tx.workspaceMember.findFirst({ where: { userId, isOwner: true }, orderBy: { joinedAt: "asc" }, select: { workspace: { select: WORKSPACE } } });
  if (owned !== null) return owned.workspace;
  const { name } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } });
  return createWorkspace(tx, userId, name);
}
