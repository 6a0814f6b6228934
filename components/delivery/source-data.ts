import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/app-router";

type Delivery = inferRouterOutputs<AppRouter>["delivery"];

export type SourceRow = Delivery["sources"][number];
/** A source in the moment it was made: the one time its secret is known here. */
export type MadeSource = Delivery["createSource"];
export type DeliveryRow = Delivery["deliveries"][number];
