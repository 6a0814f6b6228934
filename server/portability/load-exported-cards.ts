import { cardKey } from "@/server/board/domain/card-key";
import type { Reader } from "@/server/platform/db/client";
import type { Prisma } from "@/server/platform/db/generated/client";

const BATCH = 500;

const CARD = {
  number: true, externalId: true, title: true, kind: true, column: true, outcome: true, points: true, labels: true, dueOn: true, expedite: true,
  blockedAt: true, blockedReason: true, createdAt: true, enteredAt: true, startedAt: true, finishedAt: true, archivedAt: true, description: true,
  assignees: { select: { user: { select: { email: true, name: true } } }, orderBy: { userId: "asc" } },
  checklist: { select: { text: true, done: true }, orderBy: { rank: "asc" } },
  comments: { where: { deletedAt: null }, select: { authorId: true, body: true, createdAt: true, editedAt: true }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
} satisfies Prisma.CardSelect;

type Row = Prisma.CardGetPayload<{ select: typeof CARD }>;

/** The cards of a board with all that stands on them, archived ones last, in the order in which the board shows them; a batch at a time. */
export async function* loadExportedCards(db: Reader, board: { id: string; key: string }) {
  const ids = await db.card.findMany({
    where: { boardId: board.id, deletedAt: null },
    orderBy: [{ archivedAt: { sort: "asc", nulls: "first" } }, { column: "asc" }, { rank: "asc" }, { number: "asc" }],
    select: { id: true },
  });
  for (let start = 0; start < ids.length; start += BATCH) {
    const some = ids.slice(start, start + BATCH).map(({ id }) => id);
    const rows = await db.card.findMany({ where: { id: { in: some } }, select: { id: true, ...CARD } });
    const byId = new Map(rows.map(({ id, ...row }) => [id, row]));
    yield some.flatMap((id) => byId.get(id) ?? []).map((row) => exportedCard(row, board.key));
  }
}

export type ExportedCard = ReturnType<typeof exportedCard>;

function exportedCard({ number, points, dueOn, blockedAt, assignees, comments, ...row }: Row, boardKey: string) {
  const { externalId, title, kind, column, outcome, labels, expedite, blockedReason, description, checklist } = row;
  return {
    key: cardKey(boardKey, number),
    externalId, title, kind, column, outcome,
    points: points === null ? null : Number(points),
    labels,
    assignees: assignees.map(({ user }) => user.email ?? user.name),
    dueOn: dueOn?.toISOString().slice(0, 10) ?? null,
    expedite,
    blocked: blockedAt !== null,
    blockedReason,
    blockedSince: instant(blockedAt),
    createdAt: instant(row.createdAt),
    enteredAt: instant(row.enteredAt),
    startedAt: instant(row.startedAt),
    finishedAt: instant(row.finishedAt),
    archivedAt: instant(row.archivedAt),
    description,
    checklist,
    comments: comments.map(({ authorId, body, createdAt, editedAt }) => ({ authorId, body, createdAt: instant(createdAt), editedAt: instant(editedAt) })),
  };
}

function instant(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
