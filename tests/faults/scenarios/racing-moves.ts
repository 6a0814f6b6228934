import { aBoard, type Client, type Written } from "../client";
import { Installation } from "../installation";
import { Ledger } from "../ledger";
import type { Scenario } from "../scenario";
import { settle } from "../settle";

const ROOM = 5;
/** Of each way into the column, so many ask at once. */
const EACH = 8;
const RACING = { inWork: { mode: "FIXED", value: ROOM } };
const FREE = { inWork: { mode: "NONE", value: 1 } };

export const racingMoves: Scenario = {
  name: "racing-moves",
  fault: `a limit of ${ROOM} asked at once by drag, REST, new, restored and no longer expedited cards and by changes of the limit`,
  where: ["embedded", "postgres", "two processes"],
  shortWhere: ["embedded", "two processes"],
  rounds: { short: 3, long: 30 },
  seconds: { short: 180, long: 600 },
  async run(run) {
    const installation = await Installation.start(run);
    const ledger = new Ledger();
    const client = await aBoard(installation, ledger, { cards: 2 * EACH });
    for (let round = 1; round <= run.rounds; round++) {
      const archived = await prepare(client, round);
      const racers = shuffled(await racersOf(client, round, archived), () => run.chance.next());
      const answers = await Promise.all(racers.map((race) => race()));
      const entered = answers.filter((written) => written.fate === "acknowledged" && written.card?.column === "IN_WORK").length;
      const wrong = answers.filter((written) => written.fate === "unanswered" || (written.fate === "refused" && written.reason !== "wip_limit"));
      run.tally.expect(entered === ROOM, `I1: in round ${round} ${entered} of ${racers.length} entered where ${ROOM} had room`);
      run.tally.expect(wrong.length === 0, `round ${round}: a race was answered ${JSON.stringify(wrong[0])}`);
      const shown = (await client.show()).columns.find(({ name }) => name === "IN_WORK");
      run.tally.expect(shown?.count === ROOM, `I1: after round ${round} In Work holds ${shown?.count} of ${ROOM}`);
      run.tally.faults += racers.length;
      run.tally.rounds++;
    }
    await settle({ run, installation, client, ledger });
  },
};

/** Empties In Work but for one expedited card, and archives cards that stood there; returns the archived ones. */
async function prepare(client: Client, round: number): Promise<number[]> {
  await setLimit(client, FREE);
  const { columns } = await client.show();
  for (const { number } of columns.find(({ name }) => name === "IN_WORK")?.cards ?? []) await client.move(number, "DONE");
  const archived: number[] = [];
  for (let index = 0; index < EACH; index++) {
    const number = numberOf(await client.create(`archived ${round}.${index}`, { column: "IN_WORK" }));
    await client.write(`archived #${number}`, () => client.call("card.archive", { cardKey: client.keyOf(number) }));
    archived.push(number);
  }
  await client.create(`expedited ${round}`, { column: "IN_WORK", expedite: true });
  await setLimit(client, RACING);
  return archived;
}

async function racersOf(client: Client, round: number, archived: readonly number[]): Promise<(() => Promise<Written>)[]> {
  const { columns } = await client.show();
  const waiting = columns.filter(({ name }) => name === "BACKLOG" || name === "DONE").flatMap(({ cards }) => cards.map(({ number }) => number));
  const expedited = columns.find(({ name }) => name === "IN_WORK")?.cards[0]?.number ?? 0;
  const each = <T>(items: readonly T[], race: (item: T, index: number) => Promise<Written>) => items.slice(0, EACH).map((item, index) => () => race(item, index));
  return [
    ...each(waiting.slice(0, EACH), (number) => client.move(number, "IN_WORK")),
    ...each(waiting.slice(EACH), (number) => client.write(`placed #${number} IN_WORK`, () => client.rest("POST", `/cards/${client.keyOf(number)}/moves`, { to: "IN_WORK" }))),
    ...each(archived, (number) => client.write(`restored #${number}`, () => client.rest("POST", `/cards/${client.keyOf(number)}/restore`))),
    ...each(archived, (_, index) => client.create(`raced ${round}.${index}`, { column: "IN_WORK", ...(index % 2 ? { after: null } : {}) })),
    () => client.write(`expedited #${expedited} false`, () => client.call("card.edit", { cardKey: client.keyOf(expedited), expedite: false })),
    ...each([1, 2], () => setLimit(client, RACING)),
  ];
}

/** Sets the limits; the history tells of it without a card. */
async function setLimit(client: Client, limits: Record<string, unknown>): Promise<Written> {
  const none = { mode: "NONE", value: 1 };
  return client.write("limits.changed", () => client.call("board.setLimits", { key: client.board, planned: none, enforcement: "BLOCK", ...limits }));
}

function numberOf(written: Written): number {
  if (written.fate !== "acknowledged") throw new Error(`preparing was answered ${JSON.stringify(written)}`);
  return written.card.number;
}

function shuffled<T>(items: T[], next: () => number): T[] {
  return items.map((item) => ({ item, at: next() })).sort((a, b) => a.at - b.at).map(({ item }) => item);
}
