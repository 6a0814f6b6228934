import type { Tx } from "@/server/platform/db/client";
import { now } from "@/server/platform/clock";
import { notFound } from "@/server/platform/errors";
import { workspaceSlug } from "./domain/workspace-slug";
import { lockAccounts } from "./lock-accounts";

export type WorkspaceOfMember = { id: string; slug: string; name: string };

const WORKSPACE = { id: true, slug: true, name: true } as const;

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

/** A new workspace, owned by this person, at an address made from its name. */
export async function createWorkspace(tx: Tx, ownerId: string, name: string): Promise<WorkspaceOfMember> {
  await lockAccounts(tx);
  const taken = await tx.workspace.findMany({ select: { slug: true } });
  const slug = workspaceSlug(name, new Set(taken.map((workspace) => workspace.slug)));
  const at = now();
  return tx.workspace.create({ data: { slug, name, createdAt: at, members: { create: { userId: ownerId, isOwner: true, joinedAt: at } } }, select: WORKSPACE });
}
