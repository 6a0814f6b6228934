import { boardProcedure } from "@/server/people/procedures";
import { router } from "@/server/platform/trpc";
import * as input from "./contracts/views";
import { listViews } from "./queries/list-views";
import { editView, removeView, saveView } from "./save-view";

/** Saved views of the Backlog: one's own, and those that the board shares. */
export const viewsRouter = router({
  list: boardProcedure.query(({ ctx }) => listViews(ctx.db, ctx.actor)),
  save: boardProcedure.input(input.saveViewInput).mutation(({ ctx, input }) => saveView(ctx.db, ctx.actor, input)),
  edit: boardProcedure.input(input.editViewInput).mutation(({ ctx, input }) => editView(ctx.db, ctx.actor, input)),
  remove: boardProcedure.input(input.removeViewInput).mutation(({ ctx, input }) => removeView(ctx.db, ctx.actor, input.view)),
});
