import type { Instant } from "@/server/platform/domain/instant";
import { UNDO_MS } from "@/server/board/domain/replay-card";
import type { ClockEvent } from "./clock-event";

type Move = Pick<ClockEvent, "version" | "kind" | "at" | "undoes">;

/**
 * The moves in order, without those taken back within 60 seconds and without the taking back: a slip of the hand
 * is in the history and in no metric. Only the last move still standing can be taken back unseen; what has been
 * followed by another move was made. An undo that is itself undone is a new move.
 */
export function withoutUndonePairs<M extends Move>(moves: readonly M[]): M[] {
  const standing: M[] = [];
  for (const move of moves) {
    const last = standing.at(-1);
    if (last !== undefined && takesBack(move, last)) standing.pop();
    else standing.push(move);
  }
  return standing;
}

/** When the moves that `withoutUndonePairs` left out were taken back: of `moves`, those among the ones left out that undo another. */
export function undoingsOf<M extends Move>(moves: readonly M[], made: readonly M[]): Instant[] {
  const kept = new Set(made);
  const out = moves.filter((move) => !kept.has(move));
  const versions = new Set(out.map(({ version }) => version));
  return out.filter(({ undoes }) => undoes !== null && versions.has(undoes)).map(({ at }) => at);
}

function takesBack(undo: Move, move: Move): boolean {
  return move.kind === "card.moved" && undo.undoes === move.version && undo.at - move.at <= UNDO_MS;
}
