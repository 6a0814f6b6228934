import { appendHistory } from "@/server/board/append-history";
import type { NewEvent } from "@/server/board/domain/history-event";
import { lockBoard } from "@/server/board/lock-board";
import type { Statements } from "@/server/platform/db/client";
import type { SourceKind } from "./domain/source-kind";
import type { LinkVia } from "./domain/link-keys";
import type { LinkChange } from "./link-cards";
import type { Thing, ThingType, Written } from "./written";

/** A card that something is linked to now. */
export type LinkedCard = { cardId: string; via: LinkVia };

/** What deliveries made that the cards' histories tell. */
export type News = {
  /** What was told, in its order. */
  written: readonly (Written & { from: SourceKind })[];
  /** What changed of the links, and which source made it so. */
  links: readonly (LinkChange & { from: SourceKind })[];
  /** The cards of each thing that was told, by its id. */
  cardsOf: (id: string) => readonly LinkedCard[];
};

/**
 * Writes in the history of each card what anyone can see differently on it now; one event for each change that was told, and for each
 * thing that came to a card or left it without being told of. Locks the board only when there is something to write.
 */
export async function tellCards(tx: Statements, boardId: string, { written, links, cardsOf }: News): Promise<void> {
  const told = new Set<string>();
  const events = written.filter(({ isVisible }) => isVisible).flatMap(({ thing, stage, from }) =>
    cardsOf(thing.row.id).map(({ cardId, via }): NewEvent => {
      told.add(`${thing.row.id} ${cardId}`);
      return { kind: KIND[thing.type], cardId, via: from, data: { ...factsOf(thing), ...(stage ? { stage } : {}), via } };
    }),
  );
  for (const { thing, cardId, via, gone, from } of links) {
    if (!told.has(`${thing.row.id} ${cardId}`)) events.push({ kind: KIND[thing.type], cardId, via: from, data: { ...factsOf(thing), via, ...(gone ? { unlinked: true } : {}) } });
  }
  if (events.length > 0) await appendHistory(tx, await lockBoard(tx, boardId), { userId: null }, events);
}

const KIND = {
  run: "run.changed",
  deployment: "deployment.changed",
  pullRequest: "pull_request.changed",
  commit: "commits.pushed",
} as const satisfies Record<ThingType, NewEvent["kind"]>;

/** The small facts that the history keeps of a thing, as it was told. */
function factsOf(thing: Thing): Record<string, string | number | null> {
  switch (thing.type) {
    case "run":
      return { run: thing.row.externalId, name: thing.row.name, status: thing.row.status, attempt: thing.row.attempt, url: thing.row.url };
    case "deployment":
      return { deployment: thing.row.externalId, environment: thing.row.environment, tier: thing.row.tier, status: thing.row.status, url: thing.row.url };
    case "pullRequest":
      return { number: thing.row.number, title: thing.row.title, state: thing.row.state, url: thing.row.url };
    case "commit":
      return { sha: thing.row.sha, message: thing.row.message.split("\n", 1)[0]?.slice(0, 200) ?? "", author: thing.row.author, url: thing.row.url };
  }
}
