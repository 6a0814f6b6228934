import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/app-router";

type Scrum = inferRouterOutputs<AppRouter>["scrum"];

export type SprintList = Scrum["sprints"];
export type SprintLine = SprintList["sprints"][number];
export type SprintPage = Scrum["sprint"];
export type SprintReport = SprintPage["report"];
export type Amount = SprintReport["commitment"];
export type Started = Scrum["start"];

/** What a sprint is counted in. */
export type Measure = "points" | "cards";
