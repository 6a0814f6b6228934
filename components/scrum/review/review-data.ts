import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/app-router";

export type Review = inferRouterOutputs<AppRouter>["events"]["review"];
export type ReviewedCard = Review["finished"][number];
export type Feedback = Review["notes"][number];
