import { boardProcedure } from "@/server/people/procedures";
import { recheckActor } from "@/server/people/recheck-actor";
import { router } from "@/server/platform/trpc";
import { groupNote, voteNote } from "./arrange-retro";
import * as input from "./contracts/retro";
import { addAction } from "./decide-retro";
import { openRetro, stepRetro } from "./open-retro";
import { getRetro } from "./queries/get-retro";
import { watchState } from "./watch-state";
import { addNote, deleteNote, editNote } from "./write-retro-note";

/** Retrospectives: only our own pages hold them. */
export const retroRouter = router({
  get: boardProcedure.input(input.retroInput).query(({ ctx, input }) => getRetro(ctx.db, ctx.board, input.sprint, ctx.user.id)),
  watch: boardProcedure.input(input.retroInput).subscription(({ ctx, input, signal }) =>
    watchState({
      boardId: ctx.board.id,
      signal: signal ?? new AbortController().signal,
      read: async () => getRetro(ctx.db, ctx.board, input.sprint, (await recheckActor(ctx, ctx.board.key)).userId ?? ""),
    }),
  ),
  open: boardProcedure.input(input.openRetroInput).mutation(({ ctx, input }) => openRetro(ctx.db, ctx.actor, input)),
  step: boardProcedure.input(input.stepRetroInput).mutation(({ ctx, input }) => stepRetro(ctx.db, ctx.actor, input)),
  addNote: boardProcedure.input(input.addNoteInput).mutation(({ ctx, input }) => addNote(ctx.db, ctx.actor, input)),
  editNote: boardProcedure.input(input.editNoteInput).mutation(({ ctx, input }) => editNote(ctx.db, ctx.actor, input)),
  deleteNote: boardProcedure.input(input.deleteNoteInput).mutation(({ ctx, input }) => deleteNote(ctx.db, ctx.actor, input)),
  group: boardProcedure.input(input.groupNoteInput).mutation(({ ctx, input }) => groupNote(ctx.db, ctx.actor, input)),
  vote: boardProcedure.input(input.voteNoteInput).mutation(({ ctx, input }) => voteNote(ctx.db, ctx.actor, input)),
  addAction: boardProcedure.input(input.addActionInput).mutation(({ ctx, input }) => addAction(ctx.db, ctx.actor, input)),
});
