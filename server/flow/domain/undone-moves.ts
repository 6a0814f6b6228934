import { UNDO_MS } from "@/server/board/domain/replay-card";
import type { ClockEvent } from "./clock-event";

type Move = Pick<ClockEvent, "version" | "kind" | "at" | "undoes">;

/**
 * The moves without those taken back within 60 seconds, and without the taking back: a slip of the hand
 * is in the history and in no metric. The last pair goes first, so undo, redo and undo again end right.
 * A move that something else has followed can no longer be taken back unseen: such a pair stays.
 */
export function withoutUndonePairs<M extends Move>(moves: readonly M[]): M[] {
  const kept = [...moves];
  for (let last = kept.length - 1; last > 0; last -= 1) {
    const undo = kept[last];
    const move = kept[last - 1];
    if (undo === undefined || move === undefined || !takesBack(undo, move)) continue;
    // What stood right of the pair slides to `last - 1`, where the next round meets it beside its new predecessor.
    kept.splice(last - 1, 2);
  }
  return kept;
}

function takesBack(undo: Move, move: Move): boolean {
  return move.kind === "card.moved" && undo.undoes === move.version && undo.at.getTime() - move.at.getTime() <= UNDO_MS;
}
