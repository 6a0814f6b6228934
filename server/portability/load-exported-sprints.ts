import { cardKey } from "@/server/board/domain/card-key";
import type { Reader } from "@/server/platform/db/client";
import type { Prisma } from "@/server/platform/db/generated/client";
import { notesView } from "@/server/scrum/domain/retro-view";

const PERSON = { select: { id: true, name: true, email: true } } as const;
const CARD = { select: { number: true } } as const;

const SPRINT = {
  number: true, name: true, goal: true, startsAt: true, endsAt: true, startedAt: true, closedAt: true, report: true,
  review: { select: { isGoalMet: true, remark: true, saidAt: true, saidBy: PERSON } },
  reviewNotes: { select: { text: true, createdAt: true, author: PERSON, about: CARD, became: CARD }, orderBy: { id: "asc" } },
  retrospective: {
    include: {
      notes: { include: { author: PERSON, ballots: { select: { userId: true, votes: true } } }, orderBy: [{ column: "asc" }, { id: "asc" }] },
      actions: { select: { noteId: true, card: CARD } },
    },
  },
} satisfies Prisma.SprintSelect;

type Row = Prisma.SprintGetPayload<{ select: typeof SPRINT }>;

/** The sprints of a board with their reviews and retrospectives. Of these it holds what everybody may see: no note before all are shown, no count before the vote is over. */
export async function loadExportedSprints(db: Reader, board: { id: string; key: string }) {
  const rows = await db.sprint.findMany({ where: { boardId: board.id, removedAt: null }, orderBy: { number: "asc" }, select: SPRINT });
  return rows.map((row) => exportedSprint(row, board.key));
}

function exportedSprint({ review, reviewNotes, retrospective, ...sprint }: Row, boardKey: string) {
  const keyOf = (card: { number: number } | null) => card && cardKey(boardKey, card.number);
  return {
    ...sprint,
    review: {
      goal: review && { isMet: review.isGoalMet, remark: review.remark, by: nameOf(review.saidBy), at: review.saidAt },
      notes: reviewNotes.map(({ text, author, about, became, createdAt }) => ({ text, author: nameOf(author), about: keyOf(about), became: keyOf(became), at: createdAt })),
    },
    retrospective: retrospective && exportedRetro(retrospective, boardKey),
  };
}

function exportedRetro({ notes, actions, ...retro }: NonNullable<Row["retrospective"]>, boardKey: string) {
  const emails = new Map(notes.map(({ author }) => [author?.id, author && nameOf(author)]));
  const { step, isAnonymous, votesEach, openedAt, closedAt } = retro;
  return {
    step, isAnonymous, votesEach, openedAt, closedAt,
    // As nobody in particular sees them.
    notes: notesView(notes.map(({ leadId, ...note }) => ({ ...note, lead: leadId })), retro, "").notes.map(({ id, column, text, author, lead, votes }) => ({ id, column, text, author: (author && emails.get(author.id)) ?? null, with: lead, votes })),
    actions: actions.map(({ card, noteId }) => ({ card: cardKey(boardKey, card.number), note: noteId })),
  };
}

function nameOf({ email, name }: { email: string | null; name: string }): string {
  return email ?? name;
}
