import { z } from "zod";
import { CARD_KINDS } from "@/server/board/domain/card";
import { MOSCOW } from "./domain/score";

// What crosses the wire, as the OpenAPI document shows it.

const amount = z.number().nullable();

const worth = z.object({
  value: amount,
  urgency: amount,
  risk: amount,
  effort: amount,
  reach: amount,
  impact: amount,
  confidence: amount,
  moscow: z.enum(MOSCOW).nullable(),
});

const card = z.object({
  key: z.string(),
  rank: z.string(),
  title: z.string(),
  kind: z.enum(CARD_KINDS),
  points: amount,
  labels: z.array(z.string()),
  assignees: z.array(z.string()),
  sprint: amount,
  epic: z.string().nullable(),
  blocked: z.boolean(),
  comments: z.number(),
  createdAt: z.string(),
  ready: z.object({ met: z.number(), of: z.number() }).nullable(),
  worth,
});
export const backlog = z.object({ version: z.number(), total: z.number(), cards: z.array(card) });
/** Null when so much has changed that all is to be read anew. */
export const backlogChanges = z.object({ version: z.number(), cards: z.array(card), gone: z.array(z.string()) }).nullable();
export const room = z.object({ sprint: z.object({ number: z.number(), name: z.string() }).nullable(), capacity: amount, taken: z.number() });
export const cardKeys = z.array(z.string());
export const cardsWritten = z.object({ cards: z.array(z.string()), version: z.number() });
export const valued = z.object({ worth, version: z.number() });
export const epicWritten = z.object({ epic: z.string(), version: z.number() });
export const epics = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    closedAt: z.string().nullable(),
    cards: z.number(),
    doneCards: z.number(),
    points: z.number(),
    donePoints: z.number(),
  }),
);
