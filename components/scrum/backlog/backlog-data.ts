import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/app-router";

type Answers = inferRouterOutputs<AppRouter>;
type Asked = inferRouterInputs<AppRouter>["backlog"];

export type Backlog = Answers["backlog"]["get"];
export type BacklogCard = Backlog["cards"][number];
export type BacklogChanges = NonNullable<Answers["backlog"]["changes"]>;
export type Room = Answers["backlog"]["room"];
export type EpicLine = Answers["backlog"]["epics"][number];
export type Place = Asked["rank"]["place"];
export type Change = Asked["change"]["change"];
export type WorthChange = Omit<Asked["value"], "cardKey">;
/** A sprint that cards can be put into. */
export type OpenSprint = { number: number; name: string };
export type Member = { id: string; name: string };

/** The Backlog after these changes, in rank order; every card that is not among them is the very object it was. The same Backlog when it knows of them already. */
export function withChanges(backlog: Backlog, { version, cards, gone }: BacklogChanges): Backlog {
  if (version <= backlog.version) return backlog;
  if (cards.length === 0 && gone.length === 0) return { ...backlog, version };
  const changed = new Set([...cards.map(({ key }) => key), ...gone]);
  const all = [...backlog.cards.filter(({ key }) => !changed.has(key)), ...cards].sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return { version, total: all.length, cards: all };
}

/** The list with these cards brought to a place, together and in their order; the same list when the place is not in it. */
export function withMoved(cards: readonly BacklogCard[], keys: ReadonlySet<string>, place: Place): BacklogCard[] {
  const others = cards.filter(({ key }) => !keys.has(key));
  const at = placeAmong(others, place);
  return at === null ? [...cards] : [...others.slice(0, at), ...cards.filter(({ key }) => keys.has(key)), ...others.slice(at)];
}

function placeAmong(others: readonly BacklogCard[], place: Place): number | null {
  if (place.to === "POSITION") return Math.min(place.position - 1, others.length);
  if (place.to !== "AFTER") return place.to === "TOP" ? 0 : others.length;
  const at = others.findIndex(({ key }) => key === place.card);
  return at === -1 ? null : at + 1;
}

/**
 * The place in the whole Backlog that lies at `at` of the cards that are shown, those that move left out: right behind the
 * card shown above it, or, at their top, right before the first of them.
 */
export function placeShownAt(cards: readonly BacklogCard[], shown: readonly BacklogCard[], moving: ReadonlySet<string>, at: number): Place {
  const others = shown.filter(({ key }) => !moving.has(key));
  const above = others[at - 1];
  if (above) return { to: "AFTER", card: above.key };
  const first = others[0];
  const staying = cards.filter(({ key }) => !moving.has(key));
  const before = first && staying[staying.findIndex(({ key }) => key === first.key) - 1];
  return before ? { to: "AFTER", card: before.key } : { to: "TOP" };
}
