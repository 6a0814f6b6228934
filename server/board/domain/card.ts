import type { Column } from "./column";

export const CARD_KINDS = ["REQUIREMENT", "STABILITY", "PERFORMANCE", "SERVICE_REQUEST", "DEFECT", "TOIL", "IMPROVEMENT"] as const;
export type CardKind = (typeof CARD_KINDS)[number];

export const OUTCOMES = ["DONE", "WONT_DO", "DUPLICATE"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Whether `outcome` ends a card without its work being done. */
export function isDiscard(outcome: Outcome | null): boolean {
  return outcome === "WONT_DO" || outcome === "DUPLICATE";
}

/** A card as the board shows it: no description, so that one fat card slows nobody. Instants are ISO-8601 in UTC. */
export type BoardCard = {
  key: string;
  number: number;
  column: Column;
  rank: string;
  title: string;
  kind: CardKind;
  points: number | null;
  labels: string[];
  /** User ids. */
  assignees: string[];
  dueOn: string | null;
  expedite: boolean;
  /** The number of its sprint. */
  sprint: number | null;
  /** The id of its epic. */
  epic: string | null;
  blocked: boolean;
  blockedReason: string | null;
  blockedSince: string | null;
  outcome: Outcome | null;
  checklist: { done: number; total: number } | null;
  comments: number;
  createdAt: string;
  enteredAt: string;
  startedAt: string | null;
  finishedAt: string | null;
};
