import type { NewEvent } from "@/server/board/domain/history-event";
import type { PlannedLine } from "./plan-import";

type Standing = { cardId: string; number: number; rank: string; points: number | null };

/** The event that a line of a history file becomes; `points` are those the card had until then. No limit is asked of the past. */
export function importedEvent(line: PlannedLine, standing: Standing): NewEvent & { at: Date } {
  return { cardId: standing.cardId, at: new Date(line.at), ...told(line, standing) };
}

function told(line: PlannedLine, { number, rank, points }: Standing): NewEvent {
  const { to = "BACKLOG", from, card } = line;
  const imported = true as const;
  const outcome = to === "DONE" ? { outcome: line.outcome ?? ("DONE" as const) } : {};
  switch (line.type) {
    case "created":
      return {
        kind: "card.created",
        data: { title: line.title ?? card, kind: line.kind ?? "REQUIREMENT", column: to, rank, points: line.points ?? null, number, externalId: card, ...outcome, imported },
      };
    case "moved":
      return { kind: "card.moved", data: { from: from ?? to, to, rank, ...outcome, imported } };
    case "blocked":
      return { kind: "card.blocked", data: { reason: line.reason ?? "-" } };
    case "unblocked":
      return { kind: "card.unblocked", data: {} };
    case "estimated":
      return { kind: "card.estimated", data: { from: points, points: line.points ?? null } };
    case "archived":
      return { kind: "card.archived", data: {} };
    case "restored":
      return { kind: "card.restored", data: { column: from ?? to, rank, imported } };
    case "deleted":
      return { kind: "card.deleted", data: {} };
  }
}
