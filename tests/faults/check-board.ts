import { BoardModel, type ModelCard } from "./board-model";
import type { Ledger } from "./ledger";
import type { BoardRows, CardRow } from "./read-rows";
import type { Tally } from "./scenario";
import { signatureOf, type ToldEvent } from "./told-event";
import type { StreamLog } from "./watch-stream";

type Seen = { ledger?: Ledger; streams?: readonly StreamLog[]; shown?: ShownBoard | undefined };
/** As `GET /boards/{key}` shows it. */
export type ShownBoard = { version: number; columns: { name: string; count: number; limit: number | null; cards: ShownCard[] }[] };
export type ShownCard = { key: string; number: number; title: string; column: string; rank: string };

/** Checks I1 to I5 and I7 of one board from what lies in the database; what does not hold goes into the tally. */
export function checkBoard({ version, cards, events }: BoardRows, { ledger, streams = [], shown }: Seen, tally: Tally): BoardModel {
  const model = new BoardModel();
  for (const event of events) model.take(event);
  tally.broken.push(...model.broken);
  tally.expect(model.version === version, `I4: the board is at version ${version}, its history ends at ${model.version}`);
  checkCards(model, cards, tally);
  if (shown) checkShown(model, shown, version, tally);
  const byVersion = groupByVersion(events);
  const numbers = new Map(cards.map(({ id, number }) => [id, number]));
  ledger?.settle(new Map([...byVersion].map(([at, some]) => [at, signatureOf(some, (id) => numbers.get(id))])), tally);
  for (const stream of streams) checkStream(stream, { byVersion, numbers, version }, tally);
  return model;
}

/** I3: the rows are what the history adds up to. */
function checkCards(model: BoardModel, rows: readonly CardRow[], tally: Tally): void {
  tally.expect(rows.length === model.cards.size, `I3: there are ${rows.length} cards, the history tells of ${model.cards.size}`);
  for (const row of rows) {
    const told = model.cards.get(row.id);
    const wrong = told ? differences(row, told) : ["it has no history"];
    tally.expect(wrong.length === 0, `I3: card ${row.number}: ${wrong.join(", ")}`);
  }
}

function differences(row: CardRow, { clocks, ...told }: ModelCard): string[] {
  const expected: Record<string, unknown> = { ...told, ...clocks };
  return Object.entries(expected).flatMap(([field, value]) => {
    const found = row[field as keyof CardRow];
    return found === value ? [] : [`${field} is ${String(found)}, by its history ${String(value)}`];
  });
}

/** I3 and I5 as a reader sees them: the same cards in the same order, counted right. */
function checkShown(model: BoardModel, shown: ShownBoard, version: number, tally: Tally): void {
  tally.expect(shown.version === version, `I3: the board is shown at version ${shown.version}, it is at ${version}`);
  for (const { name, cards, count } of shown.columns) {
    const told = model.standing(name);
    const same = told.map(({ number }) => number).join() === cards.map(({ number }) => number).join();
    tally.expect(same, `I3: ${name} is shown as ${cards.map(({ number }) => number).join()}, by the history it is ${told.map(({ number }) => number).join()}`);
    const counted = told.filter(({ expedite }) => !expedite).length;
    tally.expect(count === counted, `I3: ${name} is said to hold ${count} cards, by the history it holds ${counted}`);
  }
}

type History = { byVersion: ReadonlyMap<number, ToldEvent[]>; numbers: ReadonlyMap<string, number>; version: number };

/** I7: versions come in order, each once, and every card that changed between two of them is told with the second. */
function checkStream({ name, since, signals }: StreamLog, { byVersion, numbers, version }: History, tally: Tally): void {
  let seen = since;
  for (const signal of signals) {
    tally.expect(signal.version > seen, `I7: ${name} heard version ${signal.version} after ${seen}`);
    const told = new Set(signal.cards);
    for (let at = seen + 1; at <= signal.version && !signal.isReset; at++) {
      for (const { cardId } of byVersion.get(at) ?? []) {
        const number = cardId === null ? undefined : numbers.get(cardId);
        if (number !== undefined) tally.expect(told.has(number), `I7: ${name} was not told of card ${number}, changed by version ${at}, with version ${signal.version}`);
      }
    }
    seen = Math.max(seen, signal.version);
  }
  tally.expect(seen === version, `I7: ${name} ended at version ${seen}, the board at ${version}`);
}

function groupByVersion(events: readonly ToldEvent[]): Map<number, ToldEvent[]> {
  const groups = new Map<number, ToldEvent[]>();
  for (const event of events) groups.set(event.version, [...(groups.get(event.version) ?? []), event]);
  return groups;
}
