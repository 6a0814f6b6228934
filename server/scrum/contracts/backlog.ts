import { z } from "zod";
import { CARD_KINDS } from "@/server/board/domain/card";
import { LABEL_MAX, LABELS_MAX, POINTS_MAX } from "@/server/board/domain/text-limits";
import { lineText, longText } from "@/server/platform/domain/text-input";
import { BULK_MAX, EFFORT_MAX, EPIC_NAME_MAX, EPIC_TEXT_MAX, IMPACTS, PART_MAX, REACH_MAX } from "../domain/backlog-limits";
import { MOSCOW, SCORES } from "../domain/score";

const cardKeyText = z.string().min(3).max(21);
const onBoard = { key: z.string().max(10) };
const cards = z.array(cardKeyText).min(1).max(BULK_MAX);
const epicId = z.uuid();
const points = z.number().min(0).max(POINTS_MAX).multipleOf(0.01);
const labels = z.array(lineText(LABEL_MAX)).max(LABELS_MAX);
const part = z.number().int().min(1).max(PART_MAX).nullable().optional();

/** `limit`: only so many from the top. */
export const backlogInput = z.object({ ...onBoard, limit: z.coerce.number().int().min(1).max(100_000).optional() });
export const backlogChangesInput = z.object({ ...onBoard, since: z.number().int().min(0).max(2_000_000_000) });
export const searchBacklogInput = z.object({ ...onBoard, words: z.string().max(200) });

export const rankCardsInput = z.object({
  ...onBoard,
  cards,
  /** Position 1 is the top; one beyond the end is the bottom. */
  place: z.discriminatedUnion("to", [
    z.object({ to: z.enum(["TOP", "BOTTOM"]) }),
    z.object({ to: z.literal("POSITION"), position: z.number().int().min(1).max(1_000_000) }),
    z.object({ to: z.literal("AFTER"), card: cardKeyText }),
  ]),
});
export const applyOrderInput = z.object({ ...onBoard, by: z.enum(SCORES) });
export const undoRankingInput = z.object({ ...onBoard, version: z.coerce.number().int().min(1).max(2_000_000_000) });

/** `version`: the board's, as archiving or discarding these cards was answered. */
export const undoChangeInput = z.object({ ...onBoard, cards, version: z.number().int().min(1).max(2_000_000_000) });

export const valueCardInput = z.object({
  cardKey: cardKeyText,
  value: part,
  urgency: part,
  risk: part,
  effort: z.number().min(0).max(EFFORT_MAX).multipleOf(0.01).nullable().optional(),
  reach: z.number().int().min(0).max(REACH_MAX).nullable().optional(),
  impact: z.literal([...IMPACTS]).nullable().optional(),
  confidence: z.number().int().min(0).max(100).nullable().optional(),
  moscow: z.enum(MOSCOW).nullable().optional(),
});

export const changeCardsInput = z.object({
  ...onBoard,
  cards,
  change: z
    .strictObject({
      addLabels: labels.optional(),
      removeLabels: labels.optional(),
      kind: z.enum(CARD_KINDS).optional(),
      points: points.nullable().optional(),
      /** E-mail addresses or user ids of members; who was assigned before is not any more. */
      assignees: z.array(z.string().max(320)).max(20).optional(),
      sprint: z.number().int().min(1).max(1_000_000).nullable().optional(),
      epic: epicId.nullable().optional(),
      archive: z.literal(true).optional(),
      discard: z.enum(["WONT_DO", "DUPLICATE"]).optional(),
    })
    .refine((change) => Object.values(change).some((field) => field !== undefined), "changes nothing")
    .refine(({ archive, discard }) => archive === undefined || discard === undefined, "archives and discards at once"),
});

export const addEpicInput = z.object({ ...onBoard, name: lineText(EPIC_NAME_MAX), description: longText(EPIC_TEXT_MAX).default("") });
export const editEpicInput = z.object({
  ...onBoard,
  epic: epicId,
  name: lineText(EPIC_NAME_MAX).optional(),
  description: longText(EPIC_TEXT_MAX).optional(),
  closed: z.boolean().optional(),
});

type Parsed<T extends z.ZodType> = z.output<T>;
export type RankCards = Parsed<typeof rankCardsInput>;
export type ApplyOrder = Parsed<typeof applyOrderInput>;
export type UndoRanking = Parsed<typeof undoRankingInput>;
export type ValueCard = Parsed<typeof valueCardInput>;
export type ChangeCards = Parsed<typeof changeCardsInput>;
export type UndoChange = Parsed<typeof undoChangeInput>;
export type AddEpic = Parsed<typeof addEpicInput>;
export type EditEpic = Parsed<typeof editEpicInput>;
