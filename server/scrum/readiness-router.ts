import { boardProcedure, cardProcedure } from "@/server/people/procedures";
import { router } from "@/server/platform/trpc";
import * as input from "./contracts/readiness";
import { listReadyLines } from "./queries/list-ready-lines";
import { listUnready } from "./queries/list-unready";
import { setReadiness } from "./set-readiness";
import { tickReady } from "./tick-ready";

/** The Definition of Ready: its lines, and which cards meet them. It refuses nothing, it only shows. */
export const readinessRouter = router({
  lines: boardProcedure.query(({ ctx }) => listReadyLines(ctx.db, ctx.board.id)),
  unready: boardProcedure.query(({ ctx }) => listUnready(ctx.db, ctx.board)),
  set: boardProcedure.input(input.setReadinessInput).mutation(({ ctx, input }) => setReadiness(ctx.db, ctx.actor, input)),
  tick: cardProcedure.input(input.tickReadyInput).mutation(({ ctx, input }) => tickReady(ctx.db, ctx.actor, input)),
});
