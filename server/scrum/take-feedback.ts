import { appendHistory } from "@/server/board/append-history";
import { addCard } from "@/server/board/create-card";
import { getCard } from "@/server/board/find-card";
import { lockBoard } from "@/server/board/lock-board";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay, may } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import type { ReviewNote } from "@/server/platform/db/generated/client";
import { env } from "@/server/platform/env";
import { DomainError, notFound } from "@/server/platform/errors";
import type { AddFeedback, Feedback } from "./contracts/review";
import { FEEDBACK_NOTES_MAX } from "./domain/event-limits";
import { feedbackTitle } from "./domain/feedback-card";
import { getSprint } from "./find-sprint";
import { limitWrites } from "./limit-writes";
import { getReviewed } from "./review-sprint";

/** Notes down what was said in a review. Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN sprint_not_started`, `feedback_full`. */
export async function addFeedback(db: Db, actor: Actor, { sprint: number, text, about }: AddFeedback): Promise<{ note: string; version: number }> {
  assertMay("event.takePart", actor);
  limitWrites(actor.userId ?? "");
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const sprint = await getReviewed(tx, board, number);
    const card = about === null ? null : await getCard(tx, board.id, about);
    if ((await tx.reviewNote.count({ where: { sprintId: sprint.id } })) >= FEEDBACK_NOTES_MAX) throw new DomainError("RULE_BROKEN", "feedback_full", { max: FEEDBACK_NOTES_MAX });
    const { id } = await tx.reviewNote.create({ data: { sprintId: sprint.id, authorId: actor.userId ?? "", text, aboutId: card?.id ?? null, createdAt: board.writtenAt } });
    await appendHistory(tx, board, actor, [{ kind: "sprint.feedback", data: { sprint: number, change: "added" } }]);
    return { note: id, version: board.version };
  });
}

/** Takes back one's own note, or as a Scrum Master any. Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN feedback_is_card`. */
export async function removeFeedback(db: Db, actor: Actor, { sprint, note: id }: Feedback): Promise<{ version: number }> {
  assertMay("event.takePart", actor);
  limitWrites(actor.userId ?? "");
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const note = await getFeedback(tx, board.id, sprint, id);
    if (note.authorId !== actor.userId && !may("event.facilitate", actor.roles)) throw new DomainError("FORBIDDEN", "forbidden", { action: "event.facilitate" });
    await tx.reviewNote.delete({ where: { id: note.id } });
    await appendHistory(tx, board, actor, [{ kind: "sprint.feedback", data: { sprint, change: "removed" } }]);
    return { version: board.version };
  });
}

/** Makes a card of a note, at the bottom of the Backlog. Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN feedback_is_card`. */
export async function cardOfFeedback(db: Db, actor: Actor, { sprint, note: id }: Feedback): Promise<{ card: string; version: number }> {
  assertMay("event.takePart", actor);
  limitWrites(actor.userId ?? "");
  return inTransaction(db, async (tx) => {
    const { text } = await getFeedback(tx, actor.boardId, sprint, id);
    const description = `${text}\n\n${await linkBack(tx, actor.boardId, sprint)}`;
    const { id: cardId, moved } = await addCard(tx, actor, { key: "", title: feedbackTitle(text), kind: "REQUIREMENT", column: "BACKLOG", expedite: false, description });
    // Under the board's lock: of two who press at once, the second finds it done.
    const note = await getFeedback(tx, actor.boardId, sprint, id);
    await tx.reviewNote.update({ where: { id: note.id }, data: { becameId: cardId } });
    return { card: moved.card.key, version: moved.version };
  });
}

async function getFeedback(tx: Tx, boardId: string, sprintNumber: number, id: string): Promise<ReviewNote> {
  const sprint = await getSprint(tx, boardId, sprintNumber);
  const note = await tx.reviewNote.findFirst({ where: { id, sprintId: sprint.id } });
  if (!note) throw notFound();
  if (note.becameId !== null) throw new DomainError("RULE_BROKEN", "feedback_is_card");
  return note;
}

/** In the board's language. */
async function linkBack(tx: Tx, boardId: string, sprint: number): Promise<string> {
  const { key, locale, workspace } = await tx.board.findUniqueOrThrow({ where: { id: boardId }, select: { key: true, locale: true, workspace: { select: { slug: true } } } });
  const address = `${env().publicUrl}/w/${workspace.slug}/b/${key}/sprints/${sprint}/review`;
  return locale === "ko" ? `스프린트 ${sprint} 리뷰에서 나온 의견입니다: ${address}` : `Said in the review of sprint ${sprint}: ${address}`;
}
