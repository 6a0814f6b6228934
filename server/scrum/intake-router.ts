import { boardProcedure } from "@/server/people/procedures";
import { publicProcedure, router } from "@/server/platform/trpc";
import * as input from "./contracts/intake";
import { getIntake } from "./queries/get-intake";
import { followRequest, openRequestForm } from "./queries/open-request";
import { setIntake } from "./set-intake";
import { submitRequest } from "./submit-request";

/** The public form: what the Scrum Master sets, and what somebody without an account may do who holds a link. */
export const intakeRouter = router({
  get: boardProcedure.query(({ ctx }) => getIntake(ctx.db, ctx.board.id)),
  set: boardProcedure.input(input.setIntakeInput).mutation(({ ctx, input }) => setIntake(ctx.db, ctx.actor, input)),
  open: publicProcedure.input(input.requestFormInput).query(({ ctx, input }) => openRequestForm(ctx.db, input.token, ctx.address)),
  submit: publicProcedure.input(input.submitRequestInput).mutation(({ ctx, input }) => submitRequest(ctx.db, input, ctx.address)),
  follow: publicProcedure.input(input.followRequestInput).query(({ ctx, input }) => followRequest(ctx.db, input.reference, ctx.address)),
});
