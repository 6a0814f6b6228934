import { addCard } from "@/server/board/create-card";
import { resolveAssignees } from "@/server/board/resolve-assignees";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { env } from "@/server/platform/env";
import { DomainError } from "@/server/platform/errors";
import type { AddAction } from "./contracts/retro";
import { RETRO_ACTIONS_MAX } from "./domain/event-limits";
import { getNote, lockRetro } from "./find-retro";
import { limitWrites } from "./limit-writes";

/**
 * Decides an action: an improvement card in the Backlog with who does it until when, and a link back.
 * Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN retro_step`, `retro_closed`, `retro_full`, `INVALID unknown_assignee`.
 */
export async function addAction(db: Db, actor: Actor, { sprint, title, note, owner, dueOn }: AddAction): Promise<{ card: string; version: number }> {
  assertMay("event.takePart", actor);
  limitWrites(actor.userId ?? "");
  return inTransaction(db, async (tx) => {
    await resolveAssignees(tx, actor.boardId, [owner]);
    const description = await linkBack(tx, actor.boardId, sprint);
    // The board's lock comes first, as with every write of a step.
    const { id, moved } = await addCard(tx, actor, { key: "", title, kind: "IMPROVEMENT", column: "BACKLOG", expedite: false, assignees: [owner], dueOn, description });
    const retro = await lockRetro(tx, actor.boardId, sprint, ["DECIDE"]);
    if (note !== null) await getNote(tx, retro.id, note);
    if ((await tx.retroAction.count({ where: { retroId: retro.id } })) >= RETRO_ACTIONS_MAX) throw new DomainError("RULE_BROKEN", "retro_full", { max: RETRO_ACTIONS_MAX });
    await tx.retroAction.create({ data: { cardId: id, retroId: retro.id, noteId: note } });
    return { card: moved.card.key, version: moved.version };
  });
}

/** In the board's language; the sprint's name is somebody's text and does not belong in ours. */
async function linkBack(tx: Tx, boardId: string, sprint: number): Promise<string> {
  const { key, locale, workspace } = await tx.board.findUniqueOrThrow({ where: { id: boardId }, select: { key: true, locale: true, workspace: { select: { slug: true } } } });
  const address = `${env().publicUrl}/w/${workspace.slug}/b/${key}/sprints/${sprint}/retrospective`;
  return locale === "ko" ? `스프린트 ${sprint} 회고에서 정한 개선입니다: ${address}` : `Decided in the retrospective of sprint ${sprint}: ${address}`;
}
