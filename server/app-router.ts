import { boardRouter, cardRouter } from "./board/router";
import { deliveryRouter } from "./delivery/router";
import { flowRouter } from "./flow/router";
import { peopleRouter } from "./people/router";
import { router } from "./platform/trpc";
import { backlogRouter } from "./scrum/backlog-router";
import { scrumRouter } from "./scrum/router";

/** Every procedure of the product; the browser knows it by type only, and REST is made from it. */
export const appRouter = router({
  backlog: backlogRouter,
  board: boardRouter,
  card: cardRouter,
  delivery: deliveryRouter,
  flow: flowRouter,
  people: peopleRouter,
  scrum: scrumRouter,
});

export type AppRouter = typeof appRouter;
