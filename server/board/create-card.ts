import type { Actor } from "@/server/people/domain/actor";
import { assertMay, may } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import { admitCard } from "./admit-card";
import { appendHistory } from "./append-history";
import type { CreateCard } from "./contracts";
import { isStarted } from "./domain/column";
import { cleanLabels } from "./domain/labels";
import { lockBoard } from "./lock-board";
import type { Moved } from "./move-card";
import { getBoardCard } from "./queries/list-board-cards";
import { resolveAssignees } from "./resolve-assignees";

/**
 * Adds a card. A Team Member adds to the bottom of the Backlog; the Product Owner and the Scrum Master anywhere with room.
 * Throws `FORBIDDEN`, what `admitCard` throws, `INVALID unknown_assignee`.
 */
export function createCard(db: Db, actor: Actor, input: CreateCard): Promise<Moved> {
  assertMayCreate(actor, input);
  return inTransaction(db, async (tx) => (await addCard(tx, actor, input)).moved);
}

/** The same within a transaction, as the whole of its write to the board; also the card's id. */
export async function addCard(tx: Tx, actor: Actor, input: CreateCard): Promise<{ id: string; moved: Moved }> {
  assertMayCreate(actor, input);
  const board = await lockBoard(tx, actor.boardId);
  const { column, expedite } = input;
  const { rank, facts } = await admitCard(tx, board, actor, { column, after: input.after, cardId: null, expedite, override: input.override });
  const assignees = await resolveAssignees(tx, board.id, input.assignees ?? []);
  const at = board.writtenAt;
  const outcome = column === "DONE" ? ("DONE" as const) : null;
  const number = board.nextNumber;
  const { id } = await tx.card.create({
    data: {
      boardId: board.id, number, column, rank, outcome, expedite,
      title: input.title,
      kind: input.kind ?? "REQUIREMENT",
      points: input.points ?? null,
      description: input.description ?? "",
      labels: cleanLabels(input.labels ?? []),
      dueOn: input.dueOn ? new Date(input.dueOn) : null,
      createdAt: at, enteredAt: at,
      startedAt: isStarted(column) ? at : null,
      finishedAt: column === "DONE" ? at : null,
      assignees: { create: assignees.map((userId) => ({ userId })) },
    },
    select: { id: true },
  });
  await tx.board.update({ where: { id: board.id }, data: { nextNumber: number + 1 } });
  await appendHistory(tx, board, actor, [
    {
      cardId: id,
      kind: "card.created",
      data: {
        title: input.title, kind: input.kind ?? "REQUIREMENT", column, rank, number, points: input.points ?? null,
        ...(outcome ? { outcome } : {}), ...(expedite ? { expedite: true as const } : {}), ...(assignees.length > 0 ? { assignees } : {}), ...facts,
      },
    },
  ]);
  return { id, moved: { card: await getBoardCard(tx, board.id, id), version: board.version } };
}

function assertMayCreate(actor: Actor, input: CreateCard): void {
  if (input.column !== "BACKLOG" || input.expedite) {
    if (!may("card.create", actor.roles)) throw new DomainError("FORBIDDEN", "create_only_in_backlog");
  } else assertMay("card.createInBacklog", actor);
  if (input.expedite && input.column === "DONE") throw new DomainError("INVALID", "expedite_done");
}
