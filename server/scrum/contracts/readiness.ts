import { z } from "zod";
import { lineText } from "@/server/platform/domain/text-input";
import { READY_LINE_MAX, READY_LINES_MAX } from "../domain/readiness";

export const setReadinessInput = z.object({
  key: z.string().max(10),
  /** In their order. One with its id keeps what cards have met of it; what is not named is gone. */
  lines: z.array(z.object({ id: z.uuid().optional(), text: lineText(READY_LINE_MAX) })).max(READY_LINES_MAX),
});
export const tickReadyInput = z.object({ cardKey: z.string().min(3).max(21), line: z.uuid(), met: z.boolean() });

export type SetReadiness = z.output<typeof setReadinessInput>;
export type TickReady = z.output<typeof tickReadyInput>;
