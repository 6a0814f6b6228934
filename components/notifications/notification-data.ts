import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/app-router";

export type NotificationPage = inferRouterOutputs<AppRouter>["notifications"]["list"];
export type NotificationLine = NotificationPage["lines"][number];
export type NotificationChoice = inferRouterOutputs<AppRouter>["notifications"]["choice"];
