import type { Role } from "@/server/people/domain/actor";
import type { NotificationKind } from "./notification-kinds";

/** A member of a board, as far as it decides what they are told. */
export type Recipient = {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly notToldOf: readonly NotificationKind[];
  readonly notMailedOf: readonly NotificationKind[];
  /** Whether mail can reach them at all. */
  readonly hasMail: boolean;
};

export type Told = { readonly userId: string; readonly inProduct: boolean; readonly byMail: boolean };

type Wish = { kind: NotificationKind; to: readonly string[]; actorId: string | null };

/**
 * Who is told, and how: of those meant the members of the board, each once, without the one who did it and without those who
 * want neither a notification nor a mail of this kind.
 */
export function chooseRecipients({ kind, to, actorId }: Wish, members: readonly Recipient[]): Told[] {
  const meant = new Set(to);
  return members
    .filter(({ id }) => meant.has(id) && id !== actorId)
    .map((member) => ({ userId: member.id, inProduct: !member.notToldOf.includes(kind), byMail: member.hasMail && !member.notMailedOf.includes(kind) }))
    .filter(({ inProduct, byMail }) => inProduct || byMail);
}
