import type { HistoryLine } from "./card-data";

type Values = Record<string, string | number>;

/** A sentence by its key among the messages of the card's history, with what it needs. Lists of ids are left for the caller to name. */
export type Told = { key: string; values: Values };

/** What a line of the history says, and the facts that were true then. */
export type HistorySentence = Told & {
  /** Ids of people or names of fields to be put into words as `list`. */
  list: { of: "people" | "fields"; items: string[] } | null;
  notes: Told[];
  /** Where it can be seen, outside. */
  url: string | null;
};

type Part = Told & Partial<Pick<HistorySentence, "list">>;

/** The sentence for a line of the history. Kinds that this version does not know are told by their name. */
export function historySentence(line: HistoryLine): HistorySentence {
  return { list: null, ...tell(line), notes: notesOf(line), url: httpUrl(line.url) };
}

function tell(line: HistoryLine): Part {
  switch (line.kind) {
    case "card.created":
      return { key: "created", values: { column: text(line.column) } };
    case "card.moved":
      return tellMove(line);
    case "card.estimated":
      return tellEstimate(line);
    case "card.scheduled":
      return tellScheduled(line);
    case "card.grouped":
      return isRecord(line.epic) ? { key: "grouped", values: { epic: text(line.epic.name) } } : { key: "ungrouped", values: {} };
    case "card.split":
      return line.from === undefined ? { key: "splitInto", values: { cards: strings(line.into).join(", ") } } : { key: "splitFrom", values: { card: text(line.from) } };
    case "card.merged":
      return line.into === undefined ? { key: "mergedFrom", values: { cards: strings(line.from).join(", ") } } : { key: "mergedInto", values: { card: text(line.into) } };
    case "card.readied":
      return { key: line.met === true ? "readied" : "unreadied", values: { line: text(line.line) } };
    case "card.edited":
      return tellEdit(line);
    case "card.assigned":
      return tellAssigned(line);
    case "card.commented":
      return { key: `comment.${text(line.change)}`, values: {} };
    case "card.checklist":
      return { key: `checklist.${text(line.change)}`, values: { text: text(line.text) } };
    case "card.blocked":
      return { key: "blocked", values: { reason: text(line.reason) } };
    case "card.expedited":
      return { key: line.expedite === true ? "expedited" : "notExpedited", values: {} };
    case "card.ranked":
    case "card.restored":
      return { key: line.kind.slice(CARD.length), values: { column: text(line.column) } };
    case "card.unblocked":
    case "card.valued":
    case "card.archived":
    case "card.deleted":
      return { key: line.kind.slice(CARD.length), values: {} };
    default:
      return tellDelivery(line);
  }
}

const CARD = "card.";

function tellMove(line: HistoryLine): Part {
  const values = { from: text(line.from), to: text(line.to) };
  if (typeof line.undoes === "number") return { key: "undone", values };
  if (line.from === line.to) return { key: "ranked", values: { column: values.to } };
  if (line.to === "DONE") return { key: "finished", values: { outcome: typeof line.outcome === "string" ? line.outcome : "DONE" } };
  if (line.from === "DONE") return { key: "reopened", values };
  if (line.from === "PLANNED" && line.to === "IN_WORK") return { key: "pulled", values: {} };
  return { key: "moved", values };
}

function tellEstimate({ from, points }: HistoryLine): Part {
  if (typeof points !== "number") return { key: "estimateRemoved", values: {} };
  if (typeof from !== "number") return { key: "estimated", values: { points } };
  return { key: "estimateChanged", values: { from, points } };
}

function tellScheduled({ from, to }: HistoryLine): Part {
  if (typeof to !== "number") return { key: "unscheduled", values: { sprint: number(from) } };
  return typeof from === "number" ? { key: "rescheduled", values: { from, to } } : { key: "scheduled", values: { sprint: to } };
}

function tellEdit({ fields, title }: HistoryLine): Part {
  const names = strings(fields);
  if (names.length === 1 && typeof title === "string") return { key: "renamed", values: { title } };
  return { key: "editedFields", values: {}, list: { of: "fields", items: names } };
}

function tellAssigned({ assignees }: HistoryLine): Part {
  const people = strings(assignees);
  return people.length === 0 ? { key: "unassigned", values: {} } : { key: "assigned", values: {}, list: { of: "people", items: people } };
}

function tellDelivery(line: HistoryLine): Part {
  if (line.unlinked === true) return { key: "unlinked", values: { what: line.kind.split(".")[0] ?? "" } };
  switch (line.kind) {
    case "run.changed":
      if (isRecord(line.stage) && line.status === "UNKNOWN") return { key: "runStage", values: { name: text(line.name), stage: text(line.stage.name), status: text(line.stage.status) } };
      return { key: "run", values: { name: text(line.name), run: text(line.run), status: text(line.status), attempt: number(line.attempt) } };
    case "deployment.changed":
      return { key: "deployment", values: { environment: text(line.environment), status: text(line.status) } };
    case "pull_request.changed":
      return { key: "pullRequest", values: { number: number(line.number), title: text(line.title), state: text(line.state) } };
    case "commits.pushed":
      return { key: "commit", values: { message: text(line.message), author: text(line.author), sha: text(line.sha).slice(0, 7) } };
    case "automation.held":
      return { key: "held", values: { to: text(line.to), rule: text(line.rule), reason: text(line.reason) } };
    case "deployment.decided":
      return { key: "decided", values: { environment: text(line.environment), version: text(line.version) || "none", decision: text(line.decision), note: text(line.note) || "none" } };
    case "link.changed":
      return { key: line.linked === true ? "linked" : "unlinkedByHand", values: { what: text(line.what), name: text(line.name) } };
    default:
      return { key: "other", values: { kind: line.kind } };
  }
}

/** What was true of the limit then: how full the column was with this card in it, and how it got in all the same. */
function notesOf(line: HistoryLine): Told[] {
  const notes: Told[] = [];
  const { limit, count, override, warned, imported } = line;
  if (typeof limit === "number" && typeof count === "number") notes.push({ key: "slots", values: { count: count + 1, limit } });
  if (isRecord(override)) notes.push({ key: "override", values: { reason: text(override.reason) } });
  if (warned === true) notes.push({ key: "warned", values: {} });
  if (imported === true) notes.push({ key: "imported", values: {} });
  if (isRecord(line.stage) && line.status !== "UNKNOWN") notes.push({ key: "stage", values: { name: text(line.stage.name), status: text(line.stage.status) } });
  return notes;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function number(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];
}

function httpUrl(value: unknown): string | null {
  return typeof value === "string" && /^https?:\/\//i.test(value) ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
