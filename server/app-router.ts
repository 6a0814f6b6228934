import { boardRouter, cardRouter } from "./board/router";
import { deliveryRouter } from "./delivery/router";
import { flowRouter } from "./flow/router";
import { notificationsRouter } from "./notifications/router";
import { peopleRouter } from "./people/router";
import { router } from "./platform/trpc";
import { backlogRouter } from "./scrum/backlog-router";
import { intakeRouter } from "./scrum/intake-router";
import { readinessRouter } from "./scrum/readiness-router";
import { eventsRouter } from "./scrum/events-router";
import { retroRouter } from "./scrum/retro-router";
import { scrumRouter } from "./scrum/router";
import { viewsRouter } from "./scrum/views-router";

/** Every procedure of the product; the browser knows it by type only, and REST is made from it. */
export const appRouter = router({
  backlog: backlogRouter,
  board: boardRouter,
  card: cardRouter,
  delivery: deliveryRouter,
  events: eventsRouter,
  flow: flowRouter,
  notifications: notificationsRouter,
  intake: intakeRouter,
  people: peopleRouter,
  readiness: readinessRouter,
  retro: retroRouter,
  scrum: scrumRouter,
  views: viewsRouter,
});

export type AppRouter = typeof appRouter;
