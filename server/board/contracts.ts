import { z } from "zod";
import { lineText, longText } from "@/server/platform/domain/text-input";
import { WEEKDAYS } from "@/server/platform/domain/weekday";
import { isDay, isTimeZone } from "@/server/platform/domain/zoned-day";
import { memberInput, memberPatch } from "@/server/people/contracts";
import { CARD_KINDS, OUTCOMES } from "./domain/card";
import { BOARD_KEY } from "./domain/card-key";
import { COLUMNS } from "./domain/column";
import { SCALE_MAX, scaleFault } from "./domain/point-scale";
import { CHART_TIMES, DAYS_OFF_MAX, minutesOfDay } from "./domain/working-calendar";
import { BOARD_NAME_MAX, COMMENT_MAX, DESCRIPTION_MAX, ITEM_MAX, LABEL_MAX, LABELS_MAX, POINTS_MAX, REASON_MAX, TITLE_MAX } from "./domain/text-limits";

const column = z.enum(COLUMNS);
const kind = z.enum(CARD_KINDS);
const outcome = z.enum(OUTCOMES);
const day = z.string().max(10).refine(isDay, "is not a day such as 2026-11-20");
const timeOfDay = z.string().max(5).refine((text) => minutesOfDay(text) !== null, "is not a time of day such as 09:00");
const cardKeyText = z.string().min(3).max(21);
const title = lineText(TITLE_MAX);
const reason = lineText(REASON_MAX);
const points = z.number().min(0).max(POINTS_MAX).multipleOf(0.01);
const label = lineText(LABEL_MAX);
const email = z.string().max(320);

export const boardKey = z.string().max(40).trim().toUpperCase().regex(BOARD_KEY, "is 2 to 10 letters and digits, beginning with a letter");

const cardFields = {
  title,
  kind,
  description: longText(DESCRIPTION_MAX),
  points: points.nullable(),
  labels: z.array(label).max(LABELS_MAX),
  /** E-mail addresses or user ids of members. */
  assignees: z.array(email).max(20),
  dueOn: day.nullable(),
};

export const createBoardInput = z.object({
  key: boardKey,
  name: lineText(BOARD_NAME_MAX),
  timeZone: z.string().max(64).refine(isTimeZone, "is not a time zone such as Asia/Seoul").default("UTC"),
  locale: z.enum(["en", "ko"]).default("en"),
  workspace: z.string().max(64).optional(),
});

export const createCardInput = z.object({
  key: z.string().max(10),
  ...z.object(cardFields).partial().required({ title: true }).shape,
  column: column.default("BACKLOG"),
  after: cardKeyText.nullable().optional(),
  expedite: z.boolean().default(false),
  override: z.object({ reason }).optional(),
});

const card = { cardKey: cardKeyText };
export const cardInput = z.object(card);
export const editCardInput = z.object({ ...card, ...z.object(cardFields).partial().shape, expedite: z.boolean().optional(), override: z.object({ reason }).optional() });
export const moveCardInput = z.object({
  ...card,
  to: column,
  after: cardKeyText.nullable().optional(),
  outcome: outcome.optional(),
  override: z.object({ reason }).optional(),
  ifVersion: z.number().int().min(0).optional(),
});
export const undoMoveInput = z.object({ ...card, version: z.number().int().min(1) });
export const blockCardInput = z.object({ ...card, reason });
export const restoreCardInput = z.object({ ...card, override: z.object({ reason }).optional() });
export const addCommentInput = z.object({ ...card, body: longText(COMMENT_MAX).refine((text) => text.trim() !== "", "is empty") });
export const editCommentInput = addCommentInput.extend({ commentId: z.uuid() });
export const deleteCommentInput = z.object({ ...card, commentId: z.uuid() });
export const checklistInput = z.object({
  ...card,
  change: z.discriminatedUnion("type", [
    z.object({ type: z.literal("add"), text: lineText(ITEM_MAX) }),
    z.object({ type: z.literal("edit"), itemId: z.uuid(), text: lineText(ITEM_MAX) }),
    z.object({ type: z.literal("check"), itemId: z.uuid(), done: z.boolean() }),
    z.object({ type: z.literal("remove"), itemId: z.uuid() }),
  ]),
});

const policy = z
  .object({ mode: z.enum(["PER_PERSON", "FIXED", "NONE"]), value: z.number().positive().max(10_000).multipleOf(0.000001).default(1) })
  .refine(({ mode, value }) => mode !== "FIXED" || Number.isInteger(value), { path: ["value"], message: "is a whole number when the limit is fixed" });
export const limitsInput = z.object({
  key: z.string().max(10),
  planned: policy,
  inWork: policy,
  enforcement: z.enum(["BLOCK", "WARN"]).default("BLOCK"),
  personal: z.number().int().min(1).max(1_000).nullable().default(null),
});

const onBoard = { key: z.string().max(10) };
export const addMemberInput = memberInput.extend(onBoard);
export const updateMemberInput = memberPatch.extend(onBoard);
export const removeMemberInput = memberPatch.pick({ email: true }).extend(onBoard);

export const editBoardInput = z.object({
  key: z.string().max(10),
  name: lineText(BOARD_NAME_MAX).optional(),
  timeZone: createBoardInput.shape.timeZone.unwrap().optional(),
  locale: z.enum(["en", "ko"]).optional(),
  chartTime: z.enum(CHART_TIMES).optional(),
  workingDays: z.array(z.enum(WEEKDAYS)).max(WEEKDAYS.length).optional(),
  workFrom: timeOfDay.optional(),
  workTo: timeOfDay.optional(),
  daysOff: z.array(day).max(DAYS_OFF_MAX).optional(),
  /** What planning poker offers: numbers of points, as text. */
  pointScale: z
    .array(z.string().max(8))
    .max(SCALE_MAX)
    .refine((scale) => scaleFault(scale) === null, `is 2 to ${SCALE_MAX} different numbers of points`)
    .optional(),
});

export const watchInput = z.object({ key: z.string().max(10), lastEventId: z.string().max(20).nullish() });

type Parsed<T extends z.ZodType> = z.output<T>;
export type EditBoard = Parsed<typeof editBoardInput>;
export type CreateBoard = Parsed<typeof createBoardInput>;
export type CreateCard = Parsed<typeof createCardInput>;
export type EditCard = Parsed<typeof editCardInput>;
export type MoveCard = Parsed<typeof moveCardInput>;
export type UndoMove = Parsed<typeof undoMoveInput>;
export type BlockCard = Parsed<typeof blockCardInput>;
export type ChecklistChange = Parsed<typeof checklistInput>;
export type SetLimits = Parsed<typeof limitsInput>;
export type AddMember = Parsed<typeof addMemberInput>;
export type UpdateMember = Parsed<typeof updateMemberInput>;
export type RemoveMember = Parsed<typeof removeMemberInput>;
