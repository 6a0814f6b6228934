import type { Tx } from "@/server/platform/db/client";
import { now } from "@/server/platform/clock";
import { workspaceSlug } from "./domain/workspace-slug";
import { lockAccounts } from "./lock-accounts";

export type WorkspaceOfMember = { id: string; slug: string; name: string };

export const WORKSPACE = { id: true, slug: true, name: true } as const;

/** A new workspace, owned by this person, at an address made from its name. */
export async function createWorkspace(tx: Tx, ownerId: string, name: string): Promise<WorkspaceOfMember> {
  await lockAccounts(tx);
  const taken = await tx.workspace.findMany({ select: { slug: true } });
  const slug = workspaceSlug(name, new Set(taken.map((workspace) => workspace.slug)));
  const at = now();
  return tx.workspace.create({ data: { slug, name, createdAt: at, members: { create: { userId: ownerId, isOwner: true, joinedAt: at } } }, select: WORKSPACE });
}
