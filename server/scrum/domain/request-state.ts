import { isDiscard, type Outcome } from "@/server/board/domain/card";
import type { Column } from "@/server/board/domain/column";

export const REQUEST_STATES = ["RECEIVED", "PLANNED", "IN_WORK", "DONE", "DECLINED"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

type Standing = { column: Column; outcome: Outcome | null; archivedAt: Date | null; enteredAt: Date };

const STATE_OF: Record<Column, RequestState> = { BACKLOG: "RECEIVED", PLANNED: "PLANNED", IN_WORK: "IN_WORK", DONE: "DONE" };

/** What the sender of a request is told of its card: where it stands in five plain words, and the instant since when. A card put away unfinished is declined. */
export function requestState({ column, outcome, archivedAt, enteredAt }: Standing): { state: RequestState; since: Date } {
  if (isDiscard(outcome)) return { state: "DECLINED", since: enteredAt };
  if (archivedAt !== null && column !== "DONE") return { state: "DECLINED", since: archivedAt };
  return { state: STATE_OF[column], since: enteredAt };
}
