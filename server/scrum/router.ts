import { boardProcedure, cardProcedure } from "@/server/people/procedures";
import { recheckActor } from "@/server/people/recheck-actor";
import { router } from "@/server/platform/trpc";
import { closeSprint } from "./close-sprint";
import * as poker from "./contracts/poker";
import * as input from "./contracts/sprints";
import { editSprint, planSprint, removeSprint } from "./plan-sprint";
import { endPoker, repeatPoker, revealPoker, startPoker, votePoker } from "./play-poker";
import { getSprint } from "./queries/get-sprint";
import { listSprints } from "./queries/list-sprints";
import { scheduleCards } from "./schedule-cards";
import { startSprint } from "./start-sprint";
import { watchPoker } from "./watch-poker";
import * as output from "./wire";

const tags = ["sprints"];

/** Sprints: planned, run and closed. */
export const scrumRouter = router({
  sprints: boardProcedure
    .meta({ openapi: { method: "GET", path: "/boards/{key}/sprints", tags, summary: "The sprints of a board, the newest first, with the team's velocity" } })
    .output(output.sprintList)
    .query(({ ctx }) => listSprints(ctx.db, ctx.board.id)),
  plan: boardProcedure
    .meta({ openapi: { method: "POST", path: "/boards/{key}/sprints", tags, summary: "Plan a sprint" } })
    .input(input.planSprintInput)
    .output(output.sprintPlanned)
    .mutation(({ ctx, input }) => planSprint(ctx.db, ctx.actor, input)),
  sprint: boardProcedure
    .meta({ openapi: { method: "GET", path: "/boards/{key}/sprints/{sprint}", tags, summary: "A sprint with its report, burndown and burnup; frozen once it is closed" } })
    .input(input.sprintInput)
    .output(output.sprintPage)
    .query(({ ctx, input }) => getSprint(ctx.db, ctx.board.id, input.sprint)),
  edit: boardProcedure
    .meta({ openapi: { method: "PATCH", path: "/boards/{key}/sprints/{sprint}", tags, summary: "Rename a sprint, change its dates or its goal" } })
    .input(input.editSprintInput)
    .output(output.sprintPlanned)
    .mutation(({ ctx, input }) => editSprint(ctx.db, ctx.actor, input)),
  remove: boardProcedure
    .meta({ openapi: { method: "DELETE", path: "/boards/{key}/sprints/{sprint}", tags, summary: "Give up a sprint that has not begun" } })
    .input(input.sprintInput)
    .output(output.version)
    .mutation(({ ctx, input }) => removeSprint(ctx.db, ctx.actor, input.sprint)),
  schedule: boardProcedure
    .meta({ openapi: { method: "POST", path: "/boards/{key}/sprint-cards", tags, summary: "Put cards into a sprint, or out of theirs" } })
    .input(input.scheduleCardsInput)
    .output(output.cardsScheduled)
    .mutation(({ ctx, input }) => scheduleCards(ctx.db, ctx.actor, input)),
  start: boardProcedure
    .meta({ openapi: { method: "POST", path: "/boards/{key}/sprints/{sprint}/start", tags, summary: "Begin a sprint; its cards go to Planned as far as the limit has room" } })
    .input(input.sprintInput)
    .output(output.sprintStarted)
    .mutation(({ ctx, input }) => startSprint(ctx.db, ctx.actor, input.sprint)),
  close: boardProcedure
    .meta({ openapi: { method: "POST", path: "/boards/{key}/sprints/{sprint}/close", tags, summary: "End the running sprint, freeze its report and carry its unfinished cards over" } })
    .input(input.closeSprintInput)
    .output(output.sprintClosed)
    .mutation(({ ctx, input }) => closeSprint(ctx.db, ctx.actor, input)),
  /** Planning poker: only our own pages play it. */
  watchPoker: cardProcedure.input(poker.pokerInput).subscription(({ ctx, input, signal }) =>
    watchPoker({ db: ctx.db, boardId: ctx.board.id, key: input.cardKey, signal: signal ?? new AbortController().signal, recheck: () => recheckActor(ctx, ctx.board.key) }),
  ),
  startPoker: cardProcedure.input(poker.pokerInput).mutation(({ ctx, input }) => startPoker(ctx.db, ctx.actor, input.cardKey)),
  votePoker: cardProcedure.input(poker.votePokerInput).mutation(({ ctx, input }) => votePoker(ctx.db, ctx.actor, input.cardKey, input.value)),
  revealPoker: cardProcedure.input(poker.pokerInput).mutation(({ ctx, input }) => revealPoker(ctx.db, ctx.actor, input.cardKey)),
  repeatPoker: cardProcedure.input(poker.pokerInput).mutation(({ ctx, input }) => repeatPoker(ctx.db, ctx.actor, input.cardKey)),
  endPoker: cardProcedure.input(poker.endPokerInput).mutation(({ ctx, input }) => endPoker(ctx.db, ctx.actor, input.cardKey, input.points)),
});
