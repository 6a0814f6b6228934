import type { CallbackState } from "@/server/platform/db/generated/client";
import { CALLBACK_REASONS, type CallbackReason } from "../domain/call-back";

/** Whether a pipeline was told of a decision, and what stands in the way. */
export type ToldLine = {
  state: CallbackState;
  tries: number;
  /** When it is tried again; null where it is not. */
  nextAt: string | null;
  /** Null once it is told, and before the first try. */
  reason: CallbackReason | null;
  /** What the other side said, or what the network did: the first line of it. */
  said: string | null;
};

/** The columns of an approval that `toldLine` reads. */
export const TOLD = { callback: true, callbackTries: true, callbackAt: true, callbackReason: true, callbackSaid: true } as const;

type Row = { callback: CallbackState | null; callbackTries: number; callbackAt: Date | null; callbackReason: string | null; callbackSaid: string | null };

/** Whether the pipeline of a decision was told; null where nobody is. */
export function toldLine({ callback, callbackTries, callbackAt, callbackReason, callbackSaid }: Row): ToldLine | null {
  if (callback === null) return null;
  return {
    state: callback,
    tries: callbackTries,
    nextAt: callback === "PENDING" ? (callbackAt?.toISOString() ?? null) : null,
    reason: CALLBACK_REASONS.find((reason) => reason === callbackReason) ?? null,
    said: callbackSaid?.split("\n", 1)[0]?.slice(0, 200) || null,
  };
}
