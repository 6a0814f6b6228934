import { z } from "zod";
import { EXTENSION_MAX, TIME_BOX_MAX } from "../domain/event-limits";
import { EVENT_KINDS } from "../domain/facilitation";

const onBoard = { key: z.string().max(10) };
const person = z.uuid();

export const eventInput = z.object(onBoard);
export const startEventInput = z.object({
  ...onBoard,
  kind: z.enum(EVENT_KINDS),
  sprint: z.number().int().min(1).max(1_000_000),
  /** Of its time box. */
  minutes: z.number().int().min(1).max(TIME_BOX_MAX),
});
export const changeClockInput = z.object({
  ...onBoard,
  change: z.discriminatedUnion("type", [z.object({ type: z.enum(["pause", "resume"]) }), z.object({ type: z.literal("extend"), minutes: z.number().int().min(1).max(EXTENSION_MAX) })]),
});
/** `from` is who was seen to have the word: who comes second changes nothing. */
export const passTurnInput = z.object({ ...onBoard, from: person.nullable(), to: person.nullable(), skip: z.boolean().default(false) });

type Parsed<T extends z.ZodType> = z.output<T>;
export type StartEvent = Parsed<typeof startEventInput>;
export type ChangeClock = Parsed<typeof changeClockInput>;
export type PassTurn = Parsed<typeof passTurnInput>;
