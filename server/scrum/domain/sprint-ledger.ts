import type { Outcome } from "@/server/board/domain/card";
import type { HistoryEvent } from "@/server/board/domain/history-event";
import { withoutUndone } from "@/server/board/domain/without-undone";

/** What can happen to the points of a sprint. `committed` and `doneBefore` stand at its start, the others come after it. */
export type EntryKind = "committed" | "doneBefore" | "added" | "removed" | "reestimated" | "completed" | "reopened";

/** Why a card is in or out of what remains: planned in or out, put off the board or back, discarded or taken up again. */
export type EntryCause = "scheduled" | "archived" | "deleted" | "restored" | "discarded" | "reopened";

/**
 * One line of a sprint's ledger. `points` is what it does to the remaining points: more for what comes, less for what goes.
 * `estimated` tells whether the card had an estimate then; without one it counts 0 points.
 */
export type LedgerEntry = { at: number; cardId: string; kind: EntryKind; points: number; estimated: boolean; cause?: EntryCause };

/** The sprint's number on its board, and the instants in milliseconds since 1970 between which it counts; `to` is its end or now. */
export type SprintWindow = { sprint: number; startedAt: number; to: number };

/** A card as the ledger sees it between two events. */
type Standing = {
  isMember: boolean;
  isLive: boolean;
  outcome: Outcome | null;
  points: number | null;
  /** What the sprint has completed it for; null while it has not. */
  credited: number | null;
  /** Whether it was done when it came into the sprint, or when the sprint began. */
  isDoneBefore: boolean;
};

/**
 * All that a card's history, in the order of writing, does to the remaining points of a sprint, in order of time.
 *
 * Source: the rules of Scrum reports in docs/metrics.md. What was in the sprint strictly before its start is the commitment; what
 * comes at the start or later is scope change. A card that was done before the start is neither; it is listed as `doneBefore`.
 * Completed counts the estimate at completion, a reopened card gives that back; a re-estimate of a done card changes nothing
 * until it is reopened. A discarded, archived or deleted card leaves the scope, unless it was completed: that stays.
 * A move undone within a minute never happened.
 */
export function cardLedger(cardId: string, events: readonly HistoryEvent[], { sprint, startedAt, to }: SprintWindow): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  let standing: Standing = { isMember: false, isLive: true, outcome: null, points: null, credited: null, isDoneBefore: false };
  let hasBegun = false;
  for (const event of withoutUndone(events)) {
    const at = event.at.getTime();
    if (at > to) break;
    if (!hasBegun && at >= startedAt) {
      hasBegun = true;
      standing = begin(standing);
      entries.push(...opening(standing, cardId, startedAt));
    }
    const next = after(standing, event, sprint);
    if (hasBegun) {
      const told = tell(standing, next, event);
      entries.push(...told.entries.map((entry) => ({ at, cardId, ...entry })));
      standing = { ...next, credited: told.credited, isDoneBefore: told.isDoneBefore ?? false };
    } else standing = next;
  }
  if (!hasBegun && startedAt <= to) entries.push(...opening(begin(standing), cardId, startedAt));
  return entries;
}

const isOpenMember = ({ isMember, isLive, outcome }: Standing) => isMember && isLive && outcome === null;

function begin(standing: Standing): Standing {
  return { ...standing, isDoneBefore: standing.isMember && standing.isLive && standing.outcome === "DONE" };
}

function opening(standing: Standing, cardId: string, at: number): LedgerEntry[] {
  const { points, isDoneBefore } = standing;
  const estimated = points !== null;
  if (isOpenMember(standing)) return [{ at, cardId, kind: "committed", points: points ?? 0, estimated }];
  return isDoneBefore ? [{ at, cardId, kind: "doneBefore", points: 0, estimated }] : [];
}

function after(standing: Standing, event: HistoryEvent, sprint: number): Standing {
  switch (event.kind) {
    case "card.created":
      return { ...standing, points: event.data.points ?? null, outcome: event.data.outcome ?? (event.data.column === "DONE" ? "DONE" : null) };
    case "card.moved":
      return { ...standing, outcome: event.data.to === "DONE" ? (event.data.outcome ?? "DONE") : null };
    case "card.estimated":
      return { ...standing, points: event.data.points };
    case "card.scheduled":
      return { ...standing, isMember: event.data.to === sprint };
    case "card.archived":
    case "card.deleted":
      return { ...standing, isLive: false };
    case "card.restored":
      return { ...standing, isLive: true };
    default:
      return standing;
  }
}

type Told = { entries: Omit<LedgerEntry, "at" | "cardId">[]; credited: number | null; isDoneBefore?: boolean };

/** What one event does while the sprint runs. */
function tell(before: Standing, next: Standing, event: HistoryEvent): Told {
  if (next.outcome === "DONE") {
    // Completed it stays wherever the card goes, until it is reopened; what was done when it came is nobody's doing here.
    if (before.credited !== null || before.isDoneBefore) return { entries: [], credited: before.credited, isDoneBefore: before.isDoneBefore };
    if (next.isMember && next.isLive) return finish(before, next);
  }
  return before.credited === null ? change(before, next, event) : reopen(next, before.credited);
}

function finish(before: Standing, { points }: Standing): Told {
  const estimated = points !== null;
  if (!isOpenMember(before)) return { entries: [{ kind: "doneBefore", points: 0, estimated }], credited: null, isDoneBefore: true };
  return { entries: [{ kind: "completed", points: -(points ?? 0), estimated }], credited: points ?? 0 };
}

/** Gives back what it was completed for; what it is worth by now, and whether it is still in the sprint, is scope change. */
function reopen(next: Standing, credited: number): Told {
  const estimated = next.points !== null;
  const worth = next.points ?? 0;
  const entries: Told["entries"] = [{ kind: "reopened", points: credited, estimated }];
  if (!isOpenMember(next)) entries.push({ kind: "removed", points: -credited, estimated, cause: next.outcome === null ? "scheduled" : "discarded" });
  else if (worth !== credited) entries.push({ kind: "reestimated", points: worth - credited, estimated });
  return { entries, credited: null };
}

/** What comes, goes, or is thought of differently while it is not done. */
function change(before: Standing, next: Standing, event: HistoryEvent): Told {
  const [wasOpen, isOpen] = [isOpenMember(before), isOpenMember(next)];
  const [was, is] = [before.points ?? 0, next.points ?? 0];
  const cause = causeOf(event);
  if (isOpen && !wasOpen) return { entries: [{ kind: "added", points: is, estimated: next.points !== null, cause }], credited: null };
  if (wasOpen && !isOpen) return { entries: [{ kind: "removed", points: -was, estimated: before.points !== null, cause }], credited: null };
  if (isOpen && is !== was) return { entries: [{ kind: "reestimated", points: is - was, estimated: next.points !== null }], credited: null };
  return { entries: [], credited: null };
}

function causeOf(event: HistoryEvent): EntryCause {
  switch (event.kind) {
    case "card.archived":
      return "archived";
    case "card.deleted":
      return "deleted";
    case "card.restored":
      return "restored";
    case "card.moved":
      return event.data.to === "DONE" ? "discarded" : "reopened";
    default:
      return "scheduled";
  }
}
