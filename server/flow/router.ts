import { boardProcedure } from "@/server/people/procedures";
import { heavyRead } from "@/server/platform/heavy-reads";
import { router } from "@/server/platform/trpc";
import { flowPageInput, metricAnswer, metricInput } from "./contracts";
import { getFlowPage } from "./queries/get-flow-page";
import { getMetric } from "./queries/get-metric";
import { getUsualTime } from "./queries/get-usual-time";

const wholePastProcedure = boardProcedure.use(({ next }) => heavyRead(() => next()));

export const flowRouter = router({
  metric: wholePastProcedure
    .meta({
      openapi: {
        method: "GET",
        path: "/boards/{key}/metrics/{metric}",
        summary: "A flow metric of the board, computed from its history",
        description:
          "`from`, `to` and `now` are days (`2026-11-20`, their first instant in the board's time zone) or instants with an offset. The period is half-open; without `from` it begins 90 days back, without `to` it ends at `now`.",
        tags: ["metrics"],
      },
    })
    .input(metricInput)
    .output(metricAnswer)
    .query(({ ctx, input: { key: _key, ...input } }) => getMetric(ctx.db, ctx.board, input)),
  usualTime: boardProcedure.query(({ ctx }) => getUsualTime(ctx.db, ctx.board)),
  page: wholePastProcedure.input(flowPageInput).query(({ ctx, input: { key: _key, ...input } }) => getFlowPage(ctx.db, ctx.board, input)),
});
