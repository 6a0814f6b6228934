import { z } from "zod";
import { TITLE_MAX } from "@/server/board/domain/text-limits";
import { lineText } from "@/server/platform/domain/text-input";
import { isDay } from "@/server/platform/domain/zoned-day";
import { RETRO_NOTE_MAX, VOTES_EACH, VOTES_EACH_MAX } from "../domain/event-limits";
import { RETRO_COLUMNS, RETRO_STEPS } from "../domain/retro-step";

const ofSprint = { key: z.string().max(10), sprint: z.coerce.number().int().min(1).max(1_000_000) };
const note = z.uuid();
const text = z.string().max(RETRO_NOTE_MAX).trim().min(1);
/** What only the browser knows in which an anonymous note was written. */
const noteKey = z.string().max(32).regex(/^[0-9a-f]{32}$/);
const day = z.string().max(10).refine(isDay, "is not a day such as 2026-11-20");

export const retroInput = z.object(ofSprint);
export const openRetroInput = z.object({ ...ofSprint, anonymous: z.boolean().default(false), votesEach: z.number().int().min(1).max(VOTES_EACH_MAX).default(VOTES_EACH) });
/** `from` is the step that the facilitator saw: who comes second changes nothing. */
export const stepRetroInput = z.object({ ...ofSprint, from: z.enum(RETRO_STEPS), to: z.enum(RETRO_STEPS) });
export const addNoteInput = z.object({ ...ofSprint, column: z.enum(RETRO_COLUMNS), text, noteKey: noteKey.optional() });
export const editNoteInput = z.object({ ...ofSprint, note, text, noteKey: noteKey.optional() });
export const deleteNoteInput = z.object({ ...ofSprint, note, noteKey: noteKey.optional() });
export const groupNoteInput = z.object({ ...ofSprint, note, with: note.nullable() });
export const voteNoteInput = z.object({ ...ofSprint, note, votes: z.number().int().min(0).max(VOTES_EACH_MAX) });
export const addActionInput = z.object({ ...ofSprint, title: lineText(TITLE_MAX), note: note.nullable().default(null), owner: z.uuid(), dueOn: day });

type Parsed<T extends z.ZodType> = z.output<T>;
export type OpenRetro = Parsed<typeof openRetroInput>;
export type StepRetro = Parsed<typeof stepRetroInput>;
export type AddNote = Parsed<typeof addNoteInput>;
export type EditNote = Parsed<typeof editNoteInput>;
export type DeleteNote = Parsed<typeof deleteNoteInput>;
export type GroupNote = Parsed<typeof groupNoteInput>;
export type VoteNote = Parsed<typeof voteNoteInput>;
export type AddAction = Parsed<typeof addActionInput>;
