import { z } from "zod";
import { boardProcedure, cardProcedure, userProcedure } from "@/server/people/procedures";
import { recheckActor } from "@/server/people/recheck-actor";
import { now } from "@/server/platform/clock";
import { metrics } from "@/server/platform/metrics";
import { router } from "@/server/platform/trpc";
import { archiveCard } from "./archive-card";
import { blockCard, unblockCard } from "./block-card";
import * as input from "./contracts";
import { createBoard } from "./create-board";
import { createCard } from "./create-card";
import { deleteCard } from "./delete-card";
import { columnViews } from "./domain/board-view";
import { ageSeconds } from "./domain/age";
import { editBoard } from "./edit-board";
import { editCard } from "./edit-card";
import { editChecklist } from "./edit-checklist";
import { addMember, inviteAgain, removeMember, updateMember } from "./manage-members";
import { moveCard, type Moved } from "./move-card";
import { getBoardTop } from "./queries/get-board-top";
import { getCardPage } from "./queries/get-card-page";
import { findOnBoard } from "./queries/find-on-board";
import { listArchive } from "./queries/list-archive";
import { listHistory } from "./queries/list-history";
import { readBoard } from "./queries/read-board";
import { restoreCard } from "./restore-card";
import { setLimits } from "./set-limits";
import { undoMove } from "./undo-move";
import { versionOfEventId, watchBoard } from "./watch-board";
import { addComment, deleteComment, editComment } from "./write-comment";
import * as output from "./wire";

/** Boards: making one, reading one, watching one, and what a Scrum Master sets. */
export const boardRouter = router({
  create: userProcedure
    .meta({ openapi: { method: "POST", path: "/boards", tags: ["boards"], summary: "Make a board", successDescription: "The board" } })
    .input(input.createBoardInput)
    .output(output.createdBoard)
    .mutation(({ ctx, input }) => createBoard(ctx.db, ctx.user, input)),
  get: boardProcedure
    .meta({ openapi: { method: "GET", path: "/boards/{key}", tags: ["boards"], summary: "A board with its columns, limits and cards" } })
    .output(output.board)
    .query(async ({ ctx }) => {
      const { head, cards } = await readBoard(ctx.db, ctx.actor);
      return { ...head, columns: columnViews(head, cards.map((card) => ({ ...card, ageSeconds: ageSeconds(card, now()) }))) };
    }),
  /** Of each column only what stands at its top: what a board's page is rendered from. */
  top: boardProcedure.output(output.boardTop).query(({ ctx }) => getBoardTop(ctx.db, ctx.actor)),
  edit: boardProcedure
    .meta({
      openapi: {
        method: "PATCH",
        path: "/boards/{key}",
        tags: ["boards"],
        summary: "Rename a board, change its language, its time zone or its working calendar",
        description:
          "`chartTime` is the time that the charts count: `CALENDAR`, every second, or `WORKING`, what lies between `workFrom` and `workTo` (`HH:MM`, up to `24:00`) on `workingDays` that are not `daysOff`. A list that is given replaces the one before.",
      },
    })
    .input(input.editBoardInput)
    .output(output.version)
    .mutation(({ ctx, input }) => editBoard(ctx.db, ctx.actor, input)),
  setLimits: boardProcedure
    .meta({ openapi: { method: "PUT", path: "/boards/{key}/limits", tags: ["boards"], summary: "Set the limits of Planned and In Work" } })
    .input(input.limitsInput)
    .output(output.limitsSet)
    .mutation(({ ctx, input }) => setLimits(ctx.db, ctx.actor, input)),
  addMember: boardProcedure
    .meta({ openapi: { method: "POST", path: "/boards/{key}/members", tags: ["members"], summary: "Add a person to a board" } })
    .input(input.addMemberInput)
    .output(output.memberAdded)
    .mutation(({ ctx, input }) => addMember(ctx.db, ctx.actor, input)),
  updateMember: boardProcedure
    .meta({ openapi: { method: "PATCH", path: "/boards/{key}/members/{email}", tags: ["members"], summary: "Change a member's roles, whether they are counted, or their absences" } })
    .input(input.updateMemberInput)
    .output(output.member)
    .mutation(({ ctx, input }) => updateMember(ctx.db, ctx.actor, input)),
  removeMember: boardProcedure
    .meta({ openapi: { method: "DELETE", path: "/boards/{key}/members/{email}", tags: ["members"], summary: "Remove a person from a board" } })
    .input(input.removeMemberInput)
    .output(output.version)
    .mutation(({ ctx, input }) => removeMember(ctx.db, ctx.actor, input)),
  inviteAgain: boardProcedure
    .meta({ openapi: { method: "POST", path: "/boards/{key}/members/{email}/invitation", tags: ["members"], summary: "A new link for a member who has not joined yet" } })
    .input(input.removeMemberInput)
    .output(output.invitation)
    .mutation(({ ctx, input }) => inviteAgain(ctx.db, ctx.actor, input)),
  archive: boardProcedure
    .meta({ openapi: { method: "GET", path: "/boards/{key}/archive", tags: ["cards"], summary: "The archived cards of a board" } })
    .input(z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), search: z.string().max(200).optional() }))
    .output(output.archive)
    .query(({ ctx, input }) => listArchive(ctx.db, ctx.board, input)),
  find: boardProcedure.input(z.object({ words: z.string().max(200) })).query(({ ctx, input }) => findOnBoard(ctx.db, ctx.board, input.words)),
  watch: boardProcedure.input(input.watchInput).subscription(({ ctx, input, signal }) =>
    watchBoard({
      db: ctx.db,
      actor: ctx.actor,
      board: ctx.board,
      person: { id: ctx.user.id, name: ctx.user.name },
      since: versionOfEventId(input.lastEventId ?? String(ctx.board.version), ctx.board.version),
      signal: signal ?? new AbortController().signal,
      recheck: () => recheckActor(ctx, ctx.board.key),
    }),
  ),
});

/** Cards: each use case a line. */
export const cardRouter = router({
  create: boardProcedure
    .meta({ openapi: { method: "POST", path: "/boards/{key}/cards", tags: ["cards"], summary: "Add a card" } })
    .input(input.createCardInput)
    .output(output.cardChanged)
    .mutation(({ ctx, input }) => createCard(ctx.db, ctx.actor, input)),
  get: cardProcedure
    .meta({ openapi: { method: "GET", path: "/cards/{cardKey}", tags: ["cards"], summary: "A card with its description, checklist and comments" } })
    .output(output.cardPage)
    .query(({ ctx, input }) => getCardPage(ctx.db, ctx.board.id, input.cardKey)),
  edit: cardProcedure
    .meta({ openapi: { method: "PATCH", path: "/cards/{cardKey}", tags: ["cards"], summary: "Change what a card says" } })
    .input(input.editCardInput)
    .output(output.cardChanged)
    .mutation(({ ctx, input }) => editCard(ctx.db, ctx.actor, input)),
  delete: cardProcedure
    .meta({ openapi: { method: "DELETE", path: "/cards/{cardKey}", tags: ["cards"], summary: "Delete a card; its past stays in the charts" } })
    .output(output.version)
    .mutation(({ ctx, input }) => deleteCard(ctx.db, ctx.actor, input)),
  move: cardProcedure
    .meta({ openapi: { method: "POST", path: "/cards/{cardKey}/moves", tags: ["cards"], summary: "Move a card to a column and place" } })
    .input(input.moveCardInput)
    .output(output.cardChanged)
    .mutation(async ({ ctx, input }) => counted(await moveCard(ctx.db, ctx.actor, input))),
  undoMove: cardProcedure
    .meta({ openapi: { method: "POST", path: "/cards/{cardKey}/moves/{version}/undo", tags: ["cards"], summary: "Take back one's own last move" } })
    .input(input.undoMoveInput.extend({ version: z.coerce.number().int().min(1) }))
    .output(output.cardChanged)
    .mutation(async ({ ctx, input }) => counted(await undoMove(ctx.db, ctx.actor, input))),
  block: cardProcedure
    .meta({ openapi: { method: "POST", path: "/cards/{cardKey}/block", tags: ["cards"], summary: "Mark a card as blocked, with the reason" } })
    .input(input.blockCardInput)
    .output(output.cardChanged)
    .mutation(({ ctx, input }) => blockCard(ctx.db, ctx.actor, input)),
  unblock: cardProcedure
    .meta({ openapi: { method: "POST", path: "/cards/{cardKey}/unblock", tags: ["cards"], summary: "Take the blocked mark away" } })
    .output(output.cardChanged)
    .mutation(({ ctx, input }) => unblockCard(ctx.db, ctx.actor, input)),
  archive: cardProcedure
    .meta({ openapi: { method: "POST", path: "/cards/{cardKey}/archive", tags: ["cards"], summary: "Take a card off the board" } })
    .output(output.cardChanged)
    .mutation(({ ctx, input }) => archiveCard(ctx.db, ctx.actor, input)),
  restore: cardProcedure
    .meta({ openapi: { method: "POST", path: "/cards/{cardKey}/restore", tags: ["cards"], summary: "Bring an archived card back" } })
    .input(input.restoreCardInput)
    .output(output.cardChanged)
    .mutation(({ ctx, input }) => restoreCard(ctx.db, ctx.actor, input)),
  history: cardProcedure
    .meta({ openapi: { method: "GET", path: "/cards/{cardKey}/history", tags: ["cards"], summary: "Everything that happened to a card" } })
    .output(output.history)
    .query(({ ctx, input }) => listHistory(ctx.db, ctx.board.id, input.cardKey)),
  addComment: cardProcedure
    .meta({ openapi: { method: "POST", path: "/cards/{cardKey}/comments", tags: ["cards"], summary: "Comment on a card" } })
    .input(input.addCommentInput)
    .output(output.commented)
    .mutation(({ ctx, input }) => addComment(ctx.db, ctx.actor, input)),
  editComment: cardProcedure.input(input.editCommentInput).mutation(({ ctx, input }) => editComment(ctx.db, ctx.actor, input)),
  deleteComment: cardProcedure.input(input.deleteCommentInput).mutation(({ ctx, input }) => deleteComment(ctx.db, ctx.actor, input)),
  editChecklist: cardProcedure.input(input.checklistInput).mutation(({ ctx, input }) => editChecklist(ctx.db, ctx.actor, input)),
});

/** A card that moved, counted in the metrics by where it went. */
function counted(moved: Moved): Moved {
  metrics().moves.inc({ column: moved.card.column });
  return moved;
}
