import { boardProcedure, cardProcedure } from "@/server/people/procedures";
import { router } from "@/server/platform/trpc";
import { applyOrder } from "./apply-order";
import * as output from "./backlog-wire";
import { changeCards } from "./change-cards";
import * as input from "./contracts/backlog";
import { mergeCardsInput, splitCardInput } from "./contracts/split-merge";
import { addEpic, editEpic } from "./edit-epics";
import { mergeCards } from "./merge-cards";
import { getRoom } from "./queries/get-room";
import { listBacklog } from "./queries/list-backlog";
import { listBacklogChanges } from "./queries/list-backlog-changes";
import { listEpics } from "./queries/list-epics";
import { searchBacklog } from "./queries/search-backlog";
import { rankCards } from "./rank-cards";
import { splitCard } from "./split-card";
import { undoChange } from "./undo-change";
import { undoRanking } from "./undo-ranking";
import { valueCard } from "./value-card";

const tags = ["backlog"];

/** The Backlog: ranked, weighed, changed many cards at once, and grouped in epics. */
export const backlogRouter = router({
  get: boardProcedure
    .meta({ openapi: { method: "GET", path: "/boards/{key}/backlog", tags, summary: "The Backlog in rank order, with what its cards are worth" } })
    .input(input.backlogInput)
    .output(output.backlog)
    .query(({ ctx, input }) => listBacklog(ctx.db, ctx.board, input.limit)),
  changes: boardProcedure
    .input(input.backlogChangesInput)
    .output(output.backlogChanges)
    .query(({ ctx, input }) => listBacklogChanges(ctx.db, ctx.board, input.since)),
  search: boardProcedure
    .input(input.searchBacklogInput)
    .output(output.cardKeys)
    .query(({ ctx, input }) => searchBacklog(ctx.db, ctx.board, input.words)),
  room: boardProcedure.output(output.room).query(({ ctx }) => getRoom(ctx.db, ctx.board.id)),
  rank: boardProcedure
    .meta({ openapi: { method: "POST", path: "/boards/{key}/backlog/ranks", tags, summary: "Bring cards of the Backlog to the top, the bottom, a position, or behind a card" } })
    .input(input.rankCardsInput)
    .output(output.cardsWritten)
    .mutation(({ ctx, input }) => rankCards(ctx.db, ctx.actor, input)),
  applyOrder: boardProcedure
    .meta({ openapi: { method: "POST", path: "/boards/{key}/backlog/order", tags, summary: "Rank the Backlog by WSJF, RICE or MoSCoW, as one step" } })
    .input(input.applyOrderInput)
    .output(output.cardsWritten)
    .mutation(({ ctx, input }) => applyOrder(ctx.db, ctx.actor, input)),
  undo: boardProcedure
    .meta({ openapi: { method: "POST", path: "/boards/{key}/backlog/ranks/{version}/undo", tags, summary: "Take back one's own ranking of the Backlog" } })
    .input(input.undoRankingInput)
    .output(output.cardsWritten)
    .mutation(({ ctx, input }) => undoRanking(ctx.db, ctx.actor, input)),
  value: cardProcedure
    .meta({ openapi: { method: "PATCH", path: "/cards/{cardKey}/worth", tags, summary: "Set what a card is worth: the parts of WSJF, RICE and MoSCoW" } })
    .input(input.valueCardInput)
    .output(output.valued)
    .mutation(({ ctx, input }) => valueCard(ctx.db, ctx.actor, input)),
  change: boardProcedure
    .meta({ openapi: { method: "POST", path: "/boards/{key}/card-changes", tags, summary: "Change many cards at once, all or none" } })
    .input(input.changeCardsInput)
    .output(output.cardsWritten)
    .mutation(({ ctx, input }) => changeCards(ctx.db, ctx.actor, input)),
  undoChange: boardProcedure
    .meta({ openapi: { method: "POST", path: "/boards/{key}/card-changes/undo", tags, summary: "Take back one's own archiving or discarding of many cards" } })
    .input(input.undoChangeInput)
    .output(output.cardsWritten)
    .mutation(({ ctx, input }) => undoChange(ctx.db, ctx.actor, input)),
  split: cardProcedure
    .meta({ openapi: { method: "POST", path: "/cards/{cardKey}/split", tags, summary: "Split parts off a card" } })
    .input(splitCardInput)
    .output(output.cardsWritten)
    .mutation(({ ctx, input }) => splitCard(ctx.db, ctx.actor, input)),
  merge: boardProcedure
    .meta({ openapi: { method: "POST", path: "/boards/{key}/merges", tags, summary: "Keep one card and discard its duplicates" } })
    .input(mergeCardsInput)
    .output(output.cardsWritten)
    .mutation(({ ctx, input }) => mergeCards(ctx.db, ctx.actor, input)),
  epics: boardProcedure
    .meta({ openapi: { method: "GET", path: "/boards/{key}/epics", tags, summary: "The epics of a board with their progress" } })
    .output(output.epics)
    .query(({ ctx }) => listEpics(ctx.db, ctx.board.id)),
  addEpic: boardProcedure
    .meta({ openapi: { method: "POST", path: "/boards/{key}/epics", tags, summary: "Add an epic" } })
    .input(input.addEpicInput)
    .output(output.epicWritten)
    .mutation(({ ctx, input }) => addEpic(ctx.db, ctx.actor, input)),
  editEpic: boardProcedure
    .meta({ openapi: { method: "PATCH", path: "/boards/{key}/epics/{epic}", tags, summary: "Rename, describe, close or reopen an epic" } })
    .input(input.editEpicInput)
    .output(output.epicWritten)
    .mutation(({ ctx, input }) => editEpic(ctx.db, ctx.actor, input)),
});
