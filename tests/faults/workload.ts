import { setTimeout as pause } from "node:timers/promises";
import type { Chance } from "@/server/portability/demo/random";
import type { Client, Written } from "./client";

export const COLUMNS = ["BACKLOG", "PLANNED", "IN_WORK", "DONE"];

type Workload = { clients: number; chance: Chance; signal: AbortSignal; /** Between two writes of one client, in milliseconds. */ pauseMs?: number; label: string };

/** People who write to one board at once, each thing that can be done to a card, until `signal`. Resolves when all have their last answer. */
export async function writeUntil(client: Client, { clients, chance, signal, pauseMs = 0, label }: Workload): Promise<void> {
  const cards = (await client.show()).columns.flatMap((column) => column.cards.map(({ number }) => number));
  let made = 0;
  const person = async (name: number) => {
    while (!signal.aborted) {
      const written = await writeAnything(client, chance, cards, `${label} ${name}.${++made}`);
      if (written.fate === "acknowledged" && !cards.includes(written.card?.number ?? 0) && written.card) cards.push(written.card.number);
      // A process that is gone refuses at once: whoever waits for it does not hammer.
      if (written.fate === "refused" && written.reason === "not_there") await pause(100);
      if (pauseMs > 0) await pause(pauseMs);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, name) => person(name + 1)));
}

/** One random write; `label` is nowhere else in the history. */
export function writeAnything(client: Client, chance: Chance, cards: readonly number[], label: string): Promise<Written> {
  const kind = chance.whole(0, 19);
  if (cards.length === 0 || kind < 3) return client.create(label, { column: chance.pick(COLUMNS) });
  const number = chance.pick(cards);
  const cardKey = client.keyOf(number);
  if (kind < 13) return client.move(number, chance.pick(COLUMNS), { after: chance.pick([undefined, null]) });
  if (kind < 15) return client.write(`edited #${number} ${label}`, () => client.call("card.edit", { cardKey, title: label }));
  if (kind === 15) return client.write(`blocked #${number} ${label}`, () => client.call("card.block", { cardKey, reason: label }));
  if (kind === 16) return client.write(`unblocked #${number}`, () => client.call("card.unblock", { cardKey }));
  if (kind === 17) return client.write(`commented #${number}`, () => client.call("card.addComment", { cardKey, body: label }));
  if (kind === 18) return client.write(`archived #${number}`, () => client.call("card.archive", { cardKey }));
  return client.write(`restored #${number}`, () => client.call("card.restore", { cardKey }));
}
