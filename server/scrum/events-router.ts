import { boardProcedure, userProcedure } from "@/server/people/procedures";
import { now } from "@/server/platform/clock";
import { router } from "@/server/platform/trpc";
import * as input from "./contracts/events";
import { changeClock, startEvent, stopEvent } from "./hold-event";
import { passTurn } from "./pass-turn";

/** The events of Scrum while they are held: only our own pages hold them. What is held stands in the board's head. */
export const eventsRouter = router({
  /** By the server's clock, which is everybody's. */
  time: userProcedure.query(() => ({ now: now().toISOString() })),
  start: boardProcedure.input(input.startEventInput).mutation(({ ctx, input }) => startEvent(ctx.db, ctx.actor, input)),
  clock: boardProcedure.input(input.changeClockInput).mutation(({ ctx, input }) => changeClock(ctx.db, ctx.actor, input)),
  stop: boardProcedure.input(input.eventInput).mutation(({ ctx }) => stopEvent(ctx.db, ctx.actor)),
  turn: boardProcedure.input(input.passTurnInput).mutation(({ ctx, input }) => passTurn(ctx.db, ctx.actor, input)),
});
