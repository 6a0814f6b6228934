import { z } from "zod";
import { lineText, longText } from "@/server/platform/domain/text-input";
import { CARRY_CHOICES } from "../domain/sprint-state";
import { GOAL_MAX, SPRINT_CARDS_MAX, SPRINT_NAME_MAX } from "../domain/sprint-limits";

const instant = z.iso.datetime({ offset: true });
const cardKeyText = z.string().min(3).max(21);
const onBoard = { key: z.string().max(10) };
const sprint = { ...onBoard, sprint: z.coerce.number().int().min(1).max(1_000_000) };

const fields = { name: lineText(SPRINT_NAME_MAX), goal: longText(GOAL_MAX), startsAt: instant, endsAt: instant };

export const planSprintInput = z.object({ ...onBoard, ...fields, name: fields.name.optional(), goal: fields.goal.default("") });
export const editSprintInput = z.object({ ...sprint, ...z.object(fields).partial().shape });
export const sprintInput = z.object(sprint);
/** `sprint` is the number of one that is not closed, or null for none. */
export const scheduleCardsInput = z.object({ ...onBoard, cards: z.array(cardKeyText).min(1).max(SPRINT_CARDS_MAX), sprint: sprint.sprint.nullable() });
export const closeSprintInput = z.object({
  ...sprint,
  /** For each unfinished card its own choice; for the others `otherwise`. */
  carry: z.array(z.object({ card: cardKeyText, to: z.enum(CARRY_CHOICES) })).max(SPRINT_CARDS_MAX).default([]),
  otherwise: z.enum(CARRY_CHOICES).default("BACKLOG"),
});

type Parsed<T extends z.ZodType> = z.output<T>;
export type PlanSprint = Parsed<typeof planSprintInput>;
export type EditSprint = Parsed<typeof editSprintInput>;
export type ScheduleCards = Parsed<typeof scheduleCardsInput>;
export type CloseSprint = Parsed<typeof closeSprintInput>;
