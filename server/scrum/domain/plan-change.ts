import type { CardKind } from "@/server/board/domain/card";
import type { NewEvent } from "@/server/board/domain/history-event";
import { cleanLabels, sameMembers } from "@/server/board/domain/labels";
import { LABELS_MAX } from "@/server/board/domain/text-limits";
import { DomainError } from "@/server/platform/errors";

/** What of a card a change of many at once can touch. */
export type Changeable = {
  id: string;
  key: string;
  kind: CardKind;
  points: number | null;
  labels: string[];
  assignees: string[];
  sprint: number | null;
  epic: string | null;
};

/** Fields that are absent stay as they are. Labels are added and removed, everything else is set. */
export type Change = {
  addLabels?: readonly string[] | undefined;
  removeLabels?: readonly string[] | undefined;
  kind?: CardKind | undefined;
  points?: number | null | undefined;
  /** User ids. */
  assignees?: readonly string[] | undefined;
  sprint?: number | null | undefined;
  epic?: { id: string; name: string } | null | undefined;
};

export type ChangedCard = { card: Changeable; events: NewEvent[] };

/**
 * The card after the change, and what its history then says; no event where it is so already.
 * Throws `RULE_BROKEN too_many_labels` naming the card.
 */
export function planChange(card: Changeable, change: Change): ChangedCard {
  const removed = new Set(change.removeLabels ?? []);
  const labels = cleanLabels([...card.labels.filter((label) => !removed.has(label)), ...(change.addLabels ?? [])]);
  if (labels.length > LABELS_MAX && labels.length > card.labels.length) throw new DomainError("RULE_BROKEN", "too_many_labels", { card: card.key, max: LABELS_MAX });
  const after: Changeable = {
    ...card,
    labels: sameMembers(labels, card.labels) ? card.labels : labels,
    kind: change.kind ?? card.kind,
    points: change.points === undefined ? card.points : change.points,
    assignees: change.assignees === undefined || sameMembers(change.assignees, card.assignees) ? card.assignees : [...change.assignees],
    sprint: change.sprint === undefined ? card.sprint : change.sprint,
    epic: change.epic === undefined ? card.epic : (change.epic?.id ?? null),
  };
  return { card: after, events: eventsOf(card, after, change.epic ?? null) };
}

function eventsOf(card: Changeable, after: Changeable, epic: { id: string; name: string } | null): NewEvent[] {
  const cardId = card.id;
  const fields = (["kind", "labels"] as const).filter((field) => after[field] !== card[field]);
  const events: NewEvent[] = [];
  if (fields.length > 0) events.push({ kind: "card.edited", cardId, data: { fields: [...fields], ...(after.kind === card.kind ? {} : { kind: after.kind }) } });
  if (after.points !== card.points) events.push({ kind: "card.estimated", cardId, data: { from: card.points, points: after.points } });
  if (after.assignees !== card.assignees) events.push({ kind: "card.assigned", cardId, data: { assignees: after.assignees } });
  if (after.epic !== card.epic) events.push({ kind: "card.grouped", cardId, data: { epic } });
  if (after.sprint !== card.sprint) events.push({ kind: "card.scheduled", cardId, data: { from: card.sprint, to: after.sprint } });
  return events;
}
