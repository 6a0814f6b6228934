import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/app-router";

type Outputs = inferRouterOutputs<AppRouter>;

/** A card with its description, checklist and comments. */
export type CardPage = Outputs["card"]["get"];
/** One line of its history, oldest first. */
export type HistoryLine = Outputs["card"]["history"][number];
/** The board that the card stands on, as its page shows it. */
export type PanelBoard = Outputs["board"]["get"];
