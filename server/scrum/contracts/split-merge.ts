import { z } from "zod";
import { POINTS_MAX, TITLE_MAX } from "@/server/board/domain/text-limits";
import { lineText } from "@/server/platform/domain/text-input";
import { MERGE_MAX, SPLIT_MAX } from "../domain/backlog-limits";

const cardKeyText = z.string().min(3).max(21);
const points = z.number().min(0).max(POINTS_MAX).multipleOf(0.01).nullable();

export const splitCardInput = z.object({
  cardKey: cardKeyText,
  /** Of the card itself, afterwards. */
  points,
  parts: z
    .array(z.object({ title: lineText(TITLE_MAX), points: points.default(null), /** Ids of checklist items that go with it. */ items: z.array(z.uuid()).max(200).default([]) }))
    .min(1)
    .max(SPLIT_MAX),
  /** Whether the parts stay in its sprint. */
  keepSprint: z.boolean().default(true),
});
export const mergeCardsInput = z.object({
  key: z.string().max(10),
  /** The card that stays. */
  keep: cardKeyText,
  duplicates: z.array(cardKeyText).min(1).max(MERGE_MAX),
  /** What the card that stays takes over. */
  take: z.object({ items: z.boolean().default(false), labels: z.boolean().default(false), assignees: z.boolean().default(false) }).prefault({}),
});

export type SplitCard = z.output<typeof splitCardInput>;
export type MergeCards = z.output<typeof mergeCardsInput>;
