import { cardKey } from "@/server/board/domain/card-key";
import type { Reader } from "@/server/platform/db/client";
import { getSprint } from "../find-sprint";
import type { RetroStep } from "../domain/retro-step";
import { type NotesView, notesView } from "../domain/retro-view";

/** A decided action as its card stands now; `column` is null for one that was deleted. */
export type RetroActionLine = { card: string; title: string; owners: { id: string; name: string }[]; dueOn: string | null; column: string | null; outcome: string | null; archived: boolean; note: string | null };

export type RetroState = {
  /** Null until it is opened. */
  retro: ({ step: RetroStep; isAnonymous: boolean; votesEach: number; openedAt: string; closedAt: string | null; actions: RetroActionLine[] } & NotesView) | null;
  /** The last retrospective before this one. */
  previous: { sprint: number; name: string; actions: RetroActionLine[] } | null;
};

const PERSON = { select: { id: true, name: true } } as const;
const ACTIONS = {
  select: {
    noteId: true,
    card: { select: { number: true, title: true, dueOn: true, column: true, outcome: true, archivedAt: true, deletedAt: true, assignees: { select: { user: PERSON } } } },
  },
} as const;

/** The retrospective of a sprint as this person may see it. Throws `not_found` for a sprint that is not there. */
export async function getRetro(db: Reader, board: { id: string; key: string }, sprintNumber: number, viewer: string): Promise<RetroState> {
  const sprint = await getSprint(db, board.id, sprintNumber);
  const kept = await db.retrospective.findUnique({
    where: { sprintId: sprint.id },
    include: { actions: ACTIONS, notes: { include: { author: PERSON, ballots: { select: { userId: true, votes: true } } }, orderBy: [{ column: "asc" }, { id: "asc" }] } },
  });
  const before = await db.retrospective.findFirst({
    where: { boardId: board.id, sprint: { number: { lt: sprintNumber }, removedAt: null } },
    orderBy: { sprint: { number: "desc" } },
    select: { sprint: { select: { number: true, name: true } }, actions: ACTIONS },
  });
  return {
    retro: kept && {
      step: kept.step,
      isAnonymous: kept.isAnonymous,
      votesEach: kept.votesEach,
      openedAt: kept.openedAt.toISOString(),
      closedAt: kept.closedAt?.toISOString() ?? null,
      actions: actionLines(board.key, kept.actions),
      ...notesView(kept.notes.map(({ leadId, ...note }) => ({ ...note, lead: leadId })), kept, viewer),
    },
    previous: before && { sprint: before.sprint.number, name: before.sprint.name, actions: actionLines(board.key, before.actions) },
  };
}

type ActionRow = {
  noteId: string | null;
  card: { number: number; title: string; dueOn: Date | null; column: string; outcome: string | null; archivedAt: Date | null; deletedAt: Date | null; assignees: { user: { id: string; name: string } }[] };
};

/** In the order in which they were decided, which is that of their cards' numbers. */
function actionLines(boardKey: string, rows: readonly ActionRow[]): RetroActionLine[] {
  return rows
    .toSorted((a, b) => a.card.number - b.card.number)
    .map(({ noteId, card }) => ({
      card: cardKey(boardKey, card.number),
      title: card.title,
      owners: card.assignees.map(({ user }) => user).sort((a, b) => (a.name < b.name ? -1 : 1)),
      dueOn: card.dueOn?.toISOString().slice(0, 10) ?? null,
      column: card.deletedAt ? null : card.column,
      outcome: card.outcome,
      archived: card.archivedAt !== null,
      note: noteId,
    }));
}
