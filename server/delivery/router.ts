import { boardProcedure, cardProcedure } from "@/server/people/procedures";
import { router } from "@/server/platform/trpc";
import * as input from "./contracts";
import { createSource } from "./create-source";
import { getCardDelivery } from "./queries/get-card-delivery";
import { listCardStrips } from "./queries/list-card-strips";
import { getDelivery, listDeliveries } from "./queries/list-deliveries";
import { listDeployments, listRuns } from "./queries/list-runs";
import { listSources } from "./queries/list-sources";
import { removeSource } from "./remove-source";
import { replayDelivery } from "./replay-delivery";
import * as output from "./wire";

const tags = ["delivery"];

/** Sources, what they sent, and what it says of the cards. */
export const deliveryRouter = router({
  createSource: boardProcedure
    .meta({ openapi: { method: "POST", path: "/boards/{key}/sources", tags, summary: "Connect a CI/CD system; the secret is in this answer only" } })
    .input(input.createSourceInput)
    .output(output.sourceCreated)
    .mutation(({ ctx, input }) => createSource(ctx.db, ctx.actor, input)),
  sources: boardProcedure
    .meta({ openapi: { method: "GET", path: "/boards/{key}/sources", tags, summary: "The connected CI/CD systems of a board" } })
    .output(output.sources)
    .query(({ ctx }) => listSources(ctx.db, ctx.board.id)),
  removeSource: boardProcedure
    .meta({ openapi: { method: "DELETE", path: "/boards/{key}/sources/{id}", tags, summary: "Disconnect a CI/CD system; what it told stays" } })
    .input(input.sourceInput)
    .output(output.sourceRemoved)
    .mutation(({ ctx, input }) => removeSource(ctx.db, ctx.actor, input)),
  deliveries: boardProcedure
    .meta({ openapi: { method: "GET", path: "/boards/{key}/deliveries", tags, summary: "What came in, with what became of it" } })
    .input(input.listDeliveriesInput)
    .output(output.deliveries)
    .query(({ ctx, input }) => listDeliveries(ctx.db, ctx.board.id, input)),
  delivery: boardProcedure
    .meta({ openapi: { method: "GET", path: "/boards/{key}/deliveries/{id}", tags, summary: "One delivery as it came" } })
    .input(input.deliveryInput)
    .output(output.delivery)
    .query(({ ctx, input }) => getDelivery(ctx.db, ctx.board.id, input.id)),
  replay: boardProcedure
    .meta({ openapi: { method: "POST", path: "/boards/{key}/deliveries/{id}/replay", tags, summary: "Apply a kept delivery once more" } })
    .input(input.deliveryInput)
    .output(output.answer)
    .mutation(({ ctx, input }) => replayDelivery(ctx.db, ctx.actor, input)),
  runs: boardProcedure
    .meta({ openapi: { method: "GET", path: "/boards/{key}/runs", tags, summary: "Pipeline runs with their stages and cards" } })
    .input(input.listRunsInput)
    .output(output.runs)
    .query(({ ctx, input }) => listRuns(ctx.db, ctx.board, input)),
  deployments: boardProcedure
    .meta({ openapi: { method: "GET", path: "/boards/{key}/deployments", tags, summary: "Deployments with their cards" } })
    .input(input.listDeploymentsInput)
    .output(output.deployments)
    .query(({ ctx, input }) => listDeployments(ctx.db, ctx.board, input)),
  ofCard: cardProcedure
    .meta({ openapi: { method: "GET", path: "/cards/{cardKey}/delivery", tags, summary: "Runs, deployments, commits and pull requests of a card" } })
    .output(output.cardDelivery)
    .query(({ ctx, input }) => getCardDelivery(ctx.db, ctx.board, input.cardKey)),
  strips: boardProcedure
    .input(input.stripsInput)
    .output(output.strips)
    .query(({ ctx, input }) => listCardStrips(ctx.db, ctx.board, input.cards)),
});
