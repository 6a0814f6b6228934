import { CARD_KINDS, type CardKind } from "@/server/board/domain/card";
import { isReady } from "@/server/scrum/domain/readiness";
import { type Score, SCORES } from "@/server/scrum/domain/score";
import type { BacklogCard } from "./backlog-data";

/** What the address of the Backlog says: which cards, which columns, and whether a suggested order is looked at. */
export type BacklogSearch = {
  text: string;
  kinds: readonly CardKind[];
  labels: readonly string[];
  /** Ids of epics, or NONE. */
  epics: readonly string[];
  /** Numbers of sprints, or NONE. */
  sprints: readonly string[];
  /** Ids of members, or NONE. */
  people: readonly string[];
  /** Ready by the board's definition, or not; null for both. */
  ready: "yes" | "no" | null;
  columns: readonly Score[];
  by: Score | null;
  showsEpics: boolean;
};

export const NONE = "none";
const READY = ["yes", "no"] as const;
const USUAL_COLUMNS: readonly Score[] = ["WSJF"];

type Params = { get: (name: string) => string | null; getAll: (name: string) => string[] };

/** Reads an address as kindly as possible: what it does not understand is not there. */
export function readBacklogSearch(params: Params): BacklogSearch {
  const columns = params.get("columns");
  return {
    text: params.get("q") ?? "",
    kinds: CARD_KINDS.filter((kind) => params.getAll("kind").includes(kind)),
    labels: params.getAll("label"),
    epics: params.getAll("epic"),
    sprints: params.getAll("sprint"),
    people: params.getAll("who"),
    ready: READY.find((ready) => ready === params.get("ready")) ?? null,
    columns: columns === null ? USUAL_COLUMNS : SCORES.filter((score) => columns.split(",").includes(score.toLowerCase())),
    by: SCORES.find((score) => score.toLowerCase() === params.get("by")) ?? null,
    showsEpics: params.get("panel") === "epics",
  };
}

/** The query of the address, what is usual left out. */
export function writeBacklogSearch(search: BacklogSearch): string {
  const params = new URLSearchParams();
  if (search.text !== "") params.set("q", search.text);
  const lists = { kind: search.kinds, label: search.labels, epic: search.epics, sprint: search.sprints, who: search.people };
  for (const [name, values] of Object.entries(lists)) for (const value of values) params.append(name, value);
  if (search.ready) params.set("ready", search.ready);
  if (search.columns.join() !== USUAL_COLUMNS.join()) params.set("columns", search.columns.join(",").toLowerCase());
  if (search.by) params.set("by", search.by.toLowerCase());
  if (search.showsEpics) params.set("panel", "epics");
  return params.size > 0 ? `?${params}` : "";
}

/** How many things beside words narrow the list. */
export function countFilters({ kinds, labels, epics, sprints, people, ready }: BacklogSearch): number {
  return kinds.length + labels.length + epics.length + sprints.length + people.length + (ready === null ? 0 : 1);
}

/** Tells which cards are shown; `found` are the keys that the server found by the words, or null while it has not answered. */
export function backlogMatcher(search: BacklogSearch, found: ReadonlySet<string> | null): (card: BacklogCard) => boolean {
  const words = fold(search.text).split(/\s+/).filter(Boolean);
  const { kinds, labels, epics, sprints, people, ready } = search;
  return (card) => {
    if (kinds.length > 0 && !kinds.includes(card.kind)) return false;
    if (labels.length > 0 && !labels.some((label) => card.labels.includes(label))) return false;
    if (epics.length > 0 && !epics.includes(card.epic ?? NONE)) return false;
    if (sprints.length > 0 && !sprints.includes(card.sprint === null ? NONE : String(card.sprint))) return false;
    if (people.length > 0 && !people.some((id) => (id === NONE ? card.assignees.length === 0 : card.assignees.includes(id)))) return false;
    if (ready !== null && isReady(card.ready) !== (ready === "yes")) return false;
    if (words.length === 0 || found?.has(card.key)) return true;
    const content = fold(`${card.key}\n${card.title}`);
    return words.every((word) => content.includes(word));
  };
}

/** Typed and stored text may differ in case and in how Hangul is composed. */
function fold(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
