import { CARD_KINDS, type BoardCard, type CardKind } from "@/server/board/domain/card";

/** Which cards to show. Within one list any may match; all that is asked has to. */
export type CardFilter = {
  text: string;
  /** Ids of members, or NOBODY. */
  people: readonly string[];
  kinds: readonly CardKind[];
  labels: readonly string[];
  blocked: boolean;
};

export const NOBODY = "nobody";

type Params = { get: (name: string) => string | null; getAll: (name: string) => string[]; has: (name: string) => boolean };

export function readFilter(params: Params): CardFilter {
  return {
    text: params.get("q") ?? "",
    people: params.getAll("who"),
    kinds: CARD_KINDS.filter((kind) => params.getAll("kind").includes(kind)),
    labels: params.getAll("label"),
    blocked: params.has("blocked"),
  };
}

/** The address's search with this filter; what else stands there stays. */
export function writeFilter(search: string, filter: CardFilter): string {
  const params = new URLSearchParams(search);
  for (const name of ["q", "who", "kind", "label", "blocked"]) params.delete(name);
  if (filter.text !== "") params.set("q", filter.text);
  for (const id of filter.people) params.append("who", id);
  for (const kind of filter.kinds) params.append("kind", kind);
  for (const label of filter.labels) params.append("label", label);
  if (filter.blocked) params.set("blocked", "1");
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

export function isFiltering({ text, people, kinds, labels, blocked }: CardFilter): boolean {
  return text.trim() !== "" || people.length + kinds.length + labels.length > 0 || blocked;
}

/** Tells which cards are to be shown. Every word of the text has to stand in a card's key, title or labels, in any case. */
export function cardMatcher({ people, kinds, labels, blocked, text }: CardFilter): (card: BoardCard) => boolean {
  const words = fold(text).split(/\s+/).filter(Boolean);
  return (card) => {
    if (blocked && !card.blocked) return false;
    if (kinds.length > 0 && !kinds.includes(card.kind)) return false;
    if (labels.length > 0 && !labels.some((label) => card.labels.includes(label))) return false;
    if (people.length > 0 && !people.some((id) => (id === NOBODY ? card.assignees.length === 0 : card.assignees.includes(id)))) return false;
    return words.length === 0 || words.every((word) => contentOf(card).includes(word));
  };
}

// A card's words are folded once, not for every letter that is typed.
const contents = new WeakMap<BoardCard, string>();

function contentOf(card: BoardCard): string {
  const known = contents.get(card);
  if (known !== undefined) return known;
  const content = fold([card.key, card.title, ...card.labels].join("\n"));
  contents.set(card, content);
  return content;
}

/** Typed and stored text may differ in case and in how Hangul is composed. */
function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
