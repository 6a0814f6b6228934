import { z } from "zod";
import { boardProcedure, userProcedure } from "@/server/people/procedures";
import { heavyRead } from "@/server/platform/heavy-reads";
import { router } from "@/server/platform/trpc";
import { flowPageInput, forecastInput, metricInput } from "./contracts/inputs";
import { forecastAnswer } from "./queries/forecast-answer";
import { getStrip } from "./queries/get-board-flow";
import { getFlowPage } from "./queries/get-flow-page";
import { getMetric } from "./queries/get-metric";
import { listBoardFlows } from "./queries/list-board-flows";
import { metricAnswer } from "./contracts/answers";

const wholePastProcedure = boardProcedure.use(({ next }) => heavyRead(() => next()));

export const flowRouter = router({
  metric: wholePastProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/boards/{key}/metrics/{metric}",
        summary: "A flow metric of the board, computed from its history",
        description:
          "`from`, `to` and `now` are days (`2026-11-20`, their first instant in the board's time zone) or instants with an offset. The period is half-open; without `from` it begins 90 days back, without `to` it ends at `now`. Series take `by=minute|hour|day|week|month`. The forecast takes `items` (how many cards) and `by` (the day by which), either or both, and looks at the last 90 complete days whatever the period. `kind`, `label`, `person`, `sprint` (its number) and `epic` narrow the cards. `velocity` looks at the sprints closed in the period, `burndown` at the running sprint, the last one, or that of `sprint`.",
        tags: ["metrics"],
      },
    })
    .input(metricInput)
    .output(metricAnswer)
    .query(({ ctx, input: { key: _key, ...input } }) => getMetric(ctx.db, ctx.board, input)),
  strip: wholePastProcedure.query(({ ctx }) => getStrip(ctx.db, ctx.board)),
  page: wholePastProcedure.input(flowPageInput).query(({ ctx, input: { key: _key, ...input } }) => getFlowPage(ctx.db, ctx.board, input)),
  forecast: wholePastProcedure.input(forecastInput).query(({ ctx, input: { key: _key, items, by, ...filter } }) => forecastAnswer(ctx.db, ctx.board, { items, by, filter })),
  workspace: userProcedure
    .input(z.object({ workspace: z.string().max(64) }))
    .query(({ ctx, input }) => heavyRead(() => listBoardFlows(ctx.db, ctx.user.id, input.workspace))),
});
