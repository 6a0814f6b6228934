import { boardProcedure, userProcedure } from "@/server/people/procedures";
import { now } from "@/server/platform/clock";
import { router } from "@/server/platform/trpc";
import * as input from "./contracts/events";
import * as review from "./contracts/review";
import { changeClock, startEvent, stopEvent } from "./hold-event";
import { passTurn } from "./pass-turn";
import { getReview } from "./queries/get-review";
import { judgeGoal } from "./review-sprint";
import { addFeedback, cardOfFeedback, removeFeedback } from "./take-feedback";

/** The events of Scrum while they are held: only our own pages hold them. What is held stands in the board's head. */
export const eventsRouter = router({
  /** By the server's clock, which is everybody's. */
  time: userProcedure.query(() => ({ now: now().toISOString() })),
  start: boardProcedure.input(input.startEventInput).mutation(({ ctx, input }) => startEvent(ctx.db, ctx.actor, input)),
  clock: boardProcedure.input(input.changeClockInput).mutation(({ ctx, input }) => changeClock(ctx.db, ctx.actor, input)),
  stop: boardProcedure.input(input.eventInput).mutation(({ ctx }) => stopEvent(ctx.db, ctx.actor)),
  turn: boardProcedure.input(input.passTurnInput).mutation(({ ctx, input }) => passTurn(ctx.db, ctx.actor, input)),
  review: boardProcedure.input(review.reviewInput).query(({ ctx, input }) => getReview(ctx.db, ctx.board, input.sprint)),
  judgeGoal: boardProcedure.input(review.judgeGoalInput).mutation(({ ctx, input }) => judgeGoal(ctx.db, ctx.actor, input)),
  addFeedback: boardProcedure.input(review.addFeedbackInput).mutation(({ ctx, input }) => addFeedback(ctx.db, ctx.actor, input)),
  removeFeedback: boardProcedure.input(review.feedbackInput).mutation(({ ctx, input }) => removeFeedback(ctx.db, ctx.actor, input)),
  cardOfFeedback: boardProcedure.input(review.feedbackInput).mutation(({ ctx, input }) => cardOfFeedback(ctx.db, ctx.actor, input)),
});
