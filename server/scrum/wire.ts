import { z } from "zod";
import { CARD_KINDS } from "@/server/board/domain/card";
import { SPRINT_STATES } from "./domain/sprint-state";

// What crosses the wire, as the OpenAPI document shows it. Instants are ISO-8601 in UTC, points are the team's own.

const instant = z.string();
const amount = z.object({ cards: z.number(), points: z.number(), unestimated: z.number() });
const totals = z.object({ commitment: amount, added: amount, removed: amount, reestimated: z.number(), completed: amount, remaining: amount });
const dates = { startsAt: instant, endsAt: instant, startedAt: instant.nullable(), closedAt: instant.nullable() };
const sprintHead = { number: z.number(), name: z.string(), goal: z.string(), state: z.enum(SPRINT_STATES), ...dates };
const burn = z.object({ scope: z.number(), completed: z.number(), remaining: z.number() });

export const sprintPlanned = z.object({ sprint: z.number(), version: z.number() });
export const version = z.object({ version: z.number() });
export const cardsScheduled = z.object({ cards: z.array(z.string()), version: z.number() });
export const sprintStarted = z.object({ planned: z.array(z.string()), waiting: z.array(z.string()), version: z.number() });

const report = totals.extend({
  version: z.literal(1),
  cards: z.array(
    z.object({
      number: z.number(),
      title: z.string(),
      kind: z.enum(CARD_KINDS),
      points: z.number().nullable(),
      fate: z.enum(["completed", "notCompleted", "removed", "doneBefore"]),
      completedAt: instant.nullable(),
    }),
  ),
  entries: z.array(
    z.object({
      at: instant,
      card: z.number(),
      kind: z.enum(["committed", "doneBefore", "added", "removed", "reestimated", "completed", "reopened"]),
      points: z.number(),
      estimated: z.boolean(),
      cause: z.enum(["scheduled", "archived", "deleted", "restored", "discarded", "reopened"]).optional(),
    }),
  ),
});
export const sprintClosed = z.object({ report: report.extend({ personDays: z.number() }), version: z.number() });
export const sprintPage = z.object({
  ...sprintHead,
  until: instant,
  report,
  steps: z.array(z.object({ at: instant, points: burn, cards: burn })),
  ideal: z.array(z.object({ at: instant, points: z.number(), cards: z.number() })),
});
export const sprintList = z.object({
  velocity: z.number().nullable(),
  pace: z.number().nullable(),
  sprints: z.array(
    z.object({ ...sprintHead, cards: z.number(), points: z.number(), totals: totals.nullable(), personDays: z.number(), capacity: z.number().nullable() }),
  ),
});
