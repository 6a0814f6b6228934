import type { Reader } from "@/server/platform/db/client";
import type { BoardCard } from "../domain/card";
import { getCard } from "../find-card";
import { getBoardCard } from "./list-board-cards";

type Person = { id: string; name: string };
export type CardPage = BoardCard & {
  externalId: string | null;
  archivedAt: string | null;
  description: string;
  /** Who asked for it by the public form, as they named themselves; `asSent` while nobody has rewritten the description. */
  request: { name: string; email: string; sentAt: string; asSent: boolean } | null;
  /** The board's Definition of Ready, line by line. */
  readiness: { id: string; text: string; met: boolean }[];
  items: { id: string; text: string; done: boolean }[];
  thread: { id: string; author: Person; body: string; createdAt: string; editedAt: string | null }[];
};

/** All that a card's page shows but its history and its delivery. Throws `not_found`. */
export async function getCardPage(db: Reader, boardId: string, key: string): Promise<CardPage> {
  const card = await getCard(db, boardId, key);
  const items = await db.checklistItem.findMany({ where: { cardId: card.id }, orderBy: { rank: "asc" }, select: { id: true, text: true, done: true } });
  const comments = await db.comment.findMany({ where: { cardId: card.id, deletedAt: null }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  const authors = await db.user.findMany({ where: { id: { in: comments.map(({ authorId }) => authorId) } }, select: { id: true, name: true } });
  const nameOf = new Map(authors.map(({ id, name }) => [id, name]));
  const request = await db.intakeRequest.findUnique({ where: { cardId: card.id }, select: { name: true, email: true, details: true, sentAt: true } });
  const lines = await db.readyLine.findMany({ where: { boardId }, orderBy: { position: "asc" }, select: { id: true, text: true, ticks: { where: { cardId: card.id }, select: { cardId: true } } } });
  return {
    ...(await getBoardCard(db, boardId, card.id)),
    externalId: card.externalId,
    archivedAt: card.archivedAt?.toISOString() ?? null,
    description: card.description,
    request: request && { name: request.name, email: request.email, sentAt: request.sentAt.toISOString(), asSent: request.details === card.description },
    readiness: lines.map(({ id, text, ticks }) => ({ id, text, met: ticks.length > 0 })),
    items,
    thread: comments.map(({ id, authorId, body, createdAt, editedAt }) => ({
      id,
      author: { id: authorId, name: nameOf.get(authorId) ?? "" },
      body,
      createdAt: createdAt.toISOString(),
      editedAt: editedAt?.toISOString() ?? null,
    })),
  };
}
