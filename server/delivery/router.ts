import { boardProcedure, cardProcedure } from "@/server/people/procedures";
import { router } from "@/server/platform/trpc";
import * as input from "./contracts";
import { copyBranch } from "./copy-branch";
import { createSource } from "./create-source";
import { decideDeployment } from "./decide-deployment";
import { linkByHand } from "./link-by-hand";
import { getAutomation } from "./queries/get-automation";
import { getCardDelivery } from "./queries/get-card-delivery";
import { listCardStrips } from "./queries/list-card-strips";
import { listAudit } from "./queries/list-audit";
import { getDelivery, listDeliveries } from "./queries/list-deliveries";
import { listDeployments, listRuns } from "./queries/list-runs";
import { listEnvironmentStates } from "./queries/list-environment-states";
import { listLinkable } from "./queries/list-linkable";
import { listReleases } from "./queries/list-releases";
import { listSeenEnvironments } from "./queries/list-seen-environments";
import { listSources } from "./queries/list-sources";
import { removeSource } from "./remove-source";
import { replayDelivery } from "./replay-delivery";
import { setAutomation } from "./set-automation";
import { setEnvironments } from "./set-environments";
import { setStageRules } from "./set-stage-rules";
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
  setStageRules: boardProcedure
    .meta({ openapi: { method: "PUT", path: "/boards/{key}/sources/{id}/stages", tags, summary: "Say which part of the line a source's jobs are, by their names" } })
    .input(input.setStageRulesInput)
    .output(output.stageRulesSet)
    .mutation(({ ctx, input }) => setStageRules(ctx.db, ctx.actor, input)),
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
  decide: boardProcedure
    .meta({ openapi: { method: "POST", path: "/boards/{key}/deployments/{id}/approval", tags, summary: "Approve or reject a deployment that waits for it" } })
    .input(input.decideDeploymentInput)
    .output(output.decided)
    .mutation(({ ctx, input }) => decideDeployment(ctx.db, ctx.actor, ctx.user.id, input)),
  environments: boardProcedure
    .meta({ openapi: { method: "GET", path: "/boards/{key}/environments", tags, summary: "What runs where since when, and what would go out next" } })
    .output(output.environmentStates)
    .query(({ ctx }) => listEnvironmentStates(ctx.db, ctx.board)),
  seenEnvironments: boardProcedure
    .meta({ openapi: { method: "GET", path: "/boards/{key}/environments/seen", tags, summary: "What producers call the places they deployed to, and which environment of the board each is" } })
    .output(output.seenEnvironments)
    .query(({ ctx }) => listSeenEnvironments(ctx.db, ctx.board.id)),
  setEnvironments: boardProcedure
    .meta({ openapi: { method: "PUT", path: "/boards/{key}/environments", tags, summary: "Set the environments in the order of promotion" } })
    .input(input.setEnvironmentsInput)
    .output(output.environments)
    .mutation(({ ctx, input }) => setEnvironments(ctx.db, ctx.actor, input)),
  releases: boardProcedure
    .meta({ openapi: { method: "GET", path: "/boards/{key}/releases", tags, summary: "What went into production, with cards, change volume and approver" } })
    .input(input.listReleasesInput)
    .output(output.releases)
    .query(({ ctx, input: { from, to } }) => listReleases(ctx.db, ctx.board, { ...(from ? { from: new Date(from) } : {}), ...(to ? { to: new Date(to) } : {}) })),
  audit: boardProcedure
    .meta({ openapi: { method: "GET", path: "/boards/{key}/audit", tags, summary: "What went into production in a month (YYYY-MM of the board's time zone, the present one unless told), with cards, commits and approver" } })
    .input(input.auditInput)
    .output(output.audit)
    .query(({ ctx, input }) => listAudit(ctx.db, ctx.board, input.month)),
  automation: boardProcedure
    .meta({ openapi: { method: "GET", path: "/boards/{key}/automation", tags, summary: "What happens on the board by itself" } })
    .output(output.automation)
    .query(({ ctx }) => getAutomation(ctx.db, ctx.board.id)),
  setAutomation: boardProcedure
    .meta({ openapi: { method: "PUT", path: "/boards/{key}/automation", tags, summary: "Switch what happens on the board by itself" } })
    .input(input.setAutomationInput)
    .output(output.automation)
    .mutation(({ ctx, input }) => setAutomation(ctx.db, ctx.actor, input)),
  link: cardProcedure
    .meta({ openapi: { method: "POST", path: "/cards/{cardKey}/links", tags, summary: "Tie a card to a run, deployment, pull request or commit, or untie it" } })
    .input(input.linkByHandInput)
    .output(output.linkedByHand)
    .mutation(({ ctx, input }) => linkByHand(ctx.db, ctx.actor, input)),
  linkable: cardProcedure
    .meta({ openapi: { method: "GET", path: "/cards/{cardKey}/linkable", tags, summary: "What a card could be tied to: the board's latest, or what a name, a commit or an address finds" } })
    .input(input.linkableInput)
    .output(output.linkable)
    .query(({ ctx, input }) => listLinkable(ctx.db, ctx.board.id, input)),
  branch: cardProcedure
    .meta({ openapi: { method: "POST", path: "/cards/{cardKey}/branch", tags, summary: "The branch name of a card; pulls it In Work where the team wants that" } })
    .output(output.branch)
    .mutation(({ ctx, input }) => copyBranch(ctx.db, ctx.actor, ctx.board, input)),
  ofCard: cardProcedure
    .meta({ openapi: { method: "GET", path: "/cards/{cardKey}/delivery", tags, summary: "Runs, deployments, commits and pull requests of a card" } })
    .output(output.cardDelivery)
    .query(({ ctx, input }) => getCardDelivery(ctx.db, ctx.board, input.cardKey)),
  strips: boardProcedure
    .input(input.stripsInput)
    .output(output.strips)
    .query(({ ctx, input }) => listCardStrips(ctx.db, ctx.board, input.cards)),
});
