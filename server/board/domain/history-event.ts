import type { Heads } from "@/server/people/domain/headcount";
import type { CardKind, Outcome } from "./card";
import type { Column } from "./column";
import type { BoardLimits } from "./wip-limit";

/** The limit's numbers as they were when a card entered. */
export type EntryFacts = {
  limit?: number | null;
  count?: number;
  headcount?: number;
  override?: { reason: string };
  warned?: true;
  /** Brought in with its past: no limit was asked. */
  imported?: true;
};

/** The headcount at that moment, and what it will be on later days; events written before that was kept have the first alone. */
export type HeadFacts = { headcount: number; heads?: Heads };

/** What each kind of event carries. A card's state is the replay of its own events; see `replay.ts`. */
export type EventData = {
  "card.created": { title: string; kind: CardKind; column: Column; rank: string; points?: number | null; number: number; externalId?: string; outcome?: Outcome; expedite?: true; assignees?: string[] } & EntryFacts;
  "card.moved": { from: Column; to: Column; rank: string; outcome?: Outcome; expediteEnded?: true; undoes?: number } & EntryFacts;
  "card.ranked": { column: Column; rank: string };
  "card.blocked": { reason: string };
  "card.unblocked": Record<string, never>;
  "card.estimated": { from: number | null; points: number | null };
  /** Numbers of sprints. */
  "card.scheduled": { from: number | null; to: number | null };
  /** Into an epic, or out of it; the name as it was then. */
  "card.grouped": { epic: { id: string; name: string } | null };
  /** Keys: what was split off this card, or the card that this one was split from. */
  "card.split": { into: string[] } | { from: string };
  /** Keys: the card that this one was merged into as a duplicate, or the duplicates of this one. */
  "card.merged": { into: string } | { from: string[] };
  /** It meets a line of the Definition of Ready, or does so no longer. */
  "card.readied": { line: string; met: boolean };
  /** What the Product Owner thinks it is worth. */
  "card.valued": { fields: string[] };
  "card.expedited": { expedite: boolean } & EntryFacts;
  "card.archived": Record<string, never>;
  "card.restored": { column: Column; rank: string } & EntryFacts;
  "card.deleted": Record<string, never>;
  "card.edited": { fields: string[]; title?: string; kind?: CardKind };
  "card.assigned": { assignees: string[] };
  "card.commented": { commentId: string; change: "added" | "edited" | "deleted" };
  "card.checklist": { change: "added" | "checked" | "unchecked" | "edited" | "removed" | "moved"; text?: string };
  "run.changed": Record<string, unknown>;
  "deployment.changed": Record<string, unknown>;
  "pull_request.changed": Record<string, unknown>;
  "commits.pushed": Record<string, unknown>;
  /** A rule wanted to move the card and a limit did not let it. */
  "automation.held": { rule: string; to: Column; reason: string; facts: Record<string, unknown> };
  /** What the Product Owner decided of a deployment that carries the card. */
  "deployment.decided": { deployment: string; environment: string; version: string | null; decision: "APPROVED" | "REJECTED"; note: string };
  /** A person tied the card to what was told by a source, or untied it for good. */
  "link.changed": { what: "run" | "deployment" | "pullRequest" | "commit"; name: string; linked: boolean };
  "sprint.planned": { sprint: number; name: string };
  "sprint.edited": { sprint: number; fields: string[] };
  "sprint.removed": { sprint: number; name: string };
  "sprint.started": { sprint: number; name: string };
  "sprint.closed": { sprint: number; name: string };
  /** Planning poker on the card of this key. Who voted what is told nobody afterwards. */
  "poker.started": { card: string };
  "poker.ended": { card: string; points: number | null };
  /** Kinds, steps and changes are those of server/scrum/domain. Who said what in it is told nobody afterwards. */
  "event.started": { event: string; sprint: number; minutes: number };
  "event.changed": { event: string; sprint: number; change: "paused" | "resumed" | "extended" | "turn" };
  "event.ended": { event: string; sprint: number };
  "retrospective.opened": { sprint: number; isAnonymous: boolean };
  "retrospective.stepped": { sprint: number; step: string };
  "sprint.reviewed": { sprint: number; isGoalMet: boolean };
  "sprint.feedback": { sprint: number; change: "added" | "removed" };
  "epic.changed": { epic: string; name: string; change: "added" | "edited" | "closed" | "reopened" };
  "environments.changed": { environments: string[] };
  "automation.changed": { fields: string[] };
  /** The lines of the Definition of Ready, as they are since. */
  "ready.changed": { lines: string[] };
  /** The public form was switched on or off, or got a new link. */
  "intake.changed": { change: "opened" | "renewed" | "closed" };
  "board.created": { name: string; limits: BoardLimits; headcount: number };
  "board.edited": { fields: string[]; /** Both of a change of the zone, in which days are counted; events written before this was kept have its name in `fields` alone. */ timeZone?: { from: string; to: string } };
  "limits.changed": { from: BoardLimits; to: BoardLimits } & HeadFacts;
  "members.changed": { change: "added" | "changed" | "removed" | "away"; user: string } & HeadFacts;
  "history.imported": { cards: number; events: number };
};

export type EventKind = keyof EventData;

/** One thing that happened, ready to be written. */
export type NewEvent = { [K in EventKind]: { kind: K; cardId?: string; at?: Date; via?: string; data: EventData[K] } }[EventKind];

/** One thing that happened, as the history holds it; a card's events are ordered by (at, version, ordinal). */
export type HistoryEvent = {
  [K in EventKind]: { kind: K; version: number; ordinal: number; cardId: string | null; at: Date; actorId: string | null; via: string | null; data: EventData[K] };
}[EventKind];
