import type { CardKind } from "@/server/board/domain/card";
import type { Readiness } from "./readiness";
import type { Worth } from "./score";

/** A card of the Backlog as its page lists it, in rank order; without its description. */
export type BacklogCard = {
  key: string;
  rank: string;
  title: string;
  kind: CardKind;
  points: number | null;
  labels: string[];
  /** User ids. */
  assignees: string[];
  /** The number of its sprint. */
  sprint: number | null;
  /** The id of its epic. */
  epic: string | null;
  blocked: boolean;
  comments: number;
  createdAt: string;
  ready: Readiness;
  worth: Worth;
};
