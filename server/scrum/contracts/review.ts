import { z } from "zod";
import { FEEDBACK_MAX, GOAL_REMARK_MAX } from "../domain/event-limits";

const ofSprint = { key: z.string().max(10), sprint: z.coerce.number().int().min(1).max(1_000_000) };
const note = z.uuid();

export const reviewInput = z.object(ofSprint);
export const judgeGoalInput = z.object({ ...ofSprint, isMet: z.boolean(), remark: z.string().max(GOAL_REMARK_MAX).trim().default("") });
/** `about` is the card that is shown. */
export const addFeedbackInput = z.object({ ...ofSprint, text: z.string().max(FEEDBACK_MAX).trim().min(1), about: z.string().min(3).max(21).nullable().default(null) });
export const feedbackInput = z.object({ ...ofSprint, note });

type Parsed<T extends z.ZodType> = z.output<T>;
export type JudgeGoal = Parsed<typeof judgeGoalInput>;
export type AddFeedback = Parsed<typeof addFeedbackInput>;
export type Feedback = Parsed<typeof feedbackInput>;
