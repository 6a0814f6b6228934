import { z } from "zod";
import { ROLES } from "@/server/people/domain/actor";
import { WEEKDAYS } from "@/server/platform/domain/weekday";
import { CARD_KINDS, OUTCOMES } from "./domain/card";
import { COLUMNS } from "./domain/column";
import { CHART_TIMES } from "./domain/working-calendar";

// What crosses the wire, as the OpenAPI document shows it. Instants are ISO-8601 in UTC, days are YYYY-MM-DD.

const instant = z.string();
const column = z.enum(COLUMNS);

const boardCard = z.object({
  key: z.string(),
  number: z.number(),
  column,
  rank: z.string(),
  title: z.string(),
  kind: z.enum(CARD_KINDS),
  points: z.number().nullable(),
  labels: z.array(z.string()),
  assignees: z.array(z.string()),
  dueOn: z.string().nullable(),
  expedite: z.boolean(),
  sprint: z.number().nullable(),
  epic: z.string().nullable(),
  blocked: z.boolean(),
  blockedReason: z.string().nullable(),
  blockedSince: instant.nullable(),
  outcome: z.enum(OUTCOMES).nullable(),
  checklist: z.object({ done: z.number(), total: z.number() }).nullable(),
  comments: z.number(),
  createdAt: instant,
  enteredAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
});

const policy = z.object({ mode: z.enum(["PER_PERSON", "FIXED", "NONE"]), value: z.number() });
const limits = z.object({ planned: policy, inWork: policy, enforcement: z.enum(["BLOCK", "WARN"]), personal: z.number().nullable() });

export const member = z.object({
  id: z.string(),
  email: z.string().nullable(),
  name: z.string(),
  roles: z.array(z.enum(ROLES)),
  counted: z.boolean(),
  away: z.array(z.object({ from: z.string(), to: z.string() })),
  isAway: z.boolean(),
  hasJoined: z.boolean(),
});
/** `invitation` is the link with which somebody new chooses a password. */
export const memberAdded = member.extend({ invitation: z.string().nullable() });
export const invitation = z.object({ link: z.string(), expiresAt: instant });

const boardColumn = z.object({
  name: column,
  limit: z.number().nullable(),
  count: z.number(),
  over: z.number(),
  perPerson: z.number().nullable(),
  cards: z.array(boardCard.extend({ ageSeconds: z.number().nullable() })),
});
const sprint = z.object({ number: z.number(), name: z.string(), goal: z.string(), startsAt: instant, endsAt: instant, startedAt: instant.nullable() });
const epic = z.object({ id: z.string(), name: z.string() });
export const board = z.object({
  key: z.string(),
  name: z.string(),
  workspace: z.string(),
  timeZone: z.string(),
  locale: z.string(),
  chartTime: z.enum(CHART_TIMES),
  workingDays: z.array(z.enum(WEEKDAYS)),
  workFrom: z.string(),
  workTo: z.string(),
  daysOff: z.array(z.string()),
  version: z.number(),
  day: z.string(),
  headcount: z.number(),
  limits,
  members: z.array(member),
  /** Those that are not closed, by number; at most one is running. */
  sprints: z.array(sprint),
  epics: z.array(epic),
  pointScale: z.array(z.string()),
  estimating: z.array(z.string()),
  event: z
    .object({
      kind: z.enum(["PLANNING", "DAILY", "REVIEW", "RETROSPECTIVE"]),
      sprint: z.number(),
      startedAt: z.string(),
      endsAt: z.string(),
      pausedAt: z.string().nullable(),
      speaker: z.string().nullable(),
      spoken: z.array(z.string()),
      skipped: z.array(z.string()),
    })
    .nullable(),
  you: z.object({ id: z.string(), roles: z.array(z.enum(ROLES)) }),
  columns: z.array(boardColumn),
});
export const boardTop = board.extend({ columns: z.array(boardColumn.extend({ rest: z.number() })) });

export const createdBoard = z.object({ key: z.string(), name: z.string(), workspace: z.string(), version: z.number() });
export const version = z.object({ version: z.number() });
export const limitsSet = z.object({ limits, version: z.number() });
export const cardChanged = z.object({ card: boardCard, version: z.number() });
export const commented = z.object({ commentId: z.string(), version: z.number() });
export const archive = z.array(z.object({ key: z.string(), title: z.string(), column, archivedAt: instant }));
export const cardPage = boardCard.extend({
  externalId: z.string().nullable(),
  archivedAt: instant.nullable(),
  description: z.string(),
  request: z.object({ name: z.string(), email: z.string(), sentAt: instant, asSent: z.boolean() }).nullable(),
  readiness: z.array(z.object({ id: z.string(), text: z.string(), met: z.boolean() })),
  items: z.array(z.object({ id: z.string(), text: z.string(), done: z.boolean() })),
  thread: z.array(
    z.object({ id: z.string(), author: z.object({ id: z.string(), name: z.string() }), body: z.string(), createdAt: instant, editedAt: instant.nullable() }),
  ),
});
export const history = z.array(
  z.looseObject({
    seq: z.number(),
    version: z.number(),
    at: instant,
    kind: z.string(),
    actor: z.object({ id: z.string(), name: z.string() }).nullable(),
    via: z.string().nullable(),
  }),
);
