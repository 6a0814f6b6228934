import { z } from "zod";
import { POINTS_MAX } from "@/server/board/domain/text-limits";

const onCard = { cardKey: z.string().min(3).max(21) };

export const pokerInput = z.object(onCard);
export const votePokerInput = z.object({ ...onCard, value: z.string().max(10).nullable() });
export const endPokerInput = z.object({ ...onCard, points: z.number().min(0).max(POINTS_MAX).multipleOf(0.01).nullable().default(null) });
