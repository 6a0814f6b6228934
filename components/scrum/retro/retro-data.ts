import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/app-router";

export type RetroState = inferRouterOutputs<AppRouter>["retro"]["get"];
export type Retro = NonNullable<RetroState["retro"]>;
export type Note = Retro["notes"][number];
export type Action = Retro["actions"][number];

type Inputs = inferRouterInputs<AppRouter>["retro"];
/** What is written, but for the sprint that it is written of. */
export type Write<Name extends keyof Inputs> = Omit<Inputs[Name], "key" | "sprint">;
