import type { Tx } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The user ids of members of the board, named by id or e-mail address. Throws `INVALID unknown_assignee`. */
export async function resolveAssignees(tx: Tx, boardId: string, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const ids = names.filter((name) => UUID.test(name));
  const emails = names.filter((name) => !UUID.test(name)).map((name) => name.normalize("NFKC").trim().toLowerCase());
  const members = await tx.membership.findMany({
    where: { boardId, user: { OR: [{ id: { in: ids } }, { email: { in: emails } }] } },
    select: { user: { select: { id: true, email: true } } },
  });
  const unknown = names.find((name) => !members.some(({ user }) => user.id === name || user.email === name.normalize("NFKC").trim().toLowerCase()));
  if (unknown !== undefined) throw new DomainError("INVALID", "unknown_assignee", { assignee: unknown });
  return members.map(({ user }) => user.id);
}
