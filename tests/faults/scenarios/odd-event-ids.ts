import { aBoard, historyOf } from "../client";
import { Installation } from "../installation";
import { Ledger } from "../ledger";
import type { Run, Scenario } from "../scenario";
import { settle } from "../settle";
import { events, type Signal, signalOf, streamUrl } from "../watch-stream";

const PATIENCE_MS = 8_000;

export const oddEventIds: Scenario = {
  name: "odd-event-ids",
  fault: "streams that come back with an event id far behind, ahead, negative, of another board, empty, or no number",
  where: ["embedded"],
  rounds: { short: 1, long: 3 },
  seconds: { short: 180, long: 300 },
  async run(run) {
    const installation = await Installation.start(run);
    const ledger = new Ledger();
    const client = await aBoard(installation, ledger, { cards: 5 });
    const other = await aBoard(installation, new Ledger(), { key: "OTHER", cards: 5 });
    for (let move = 0; move < 40; move++) await other.move(1, move % 2 ? "PLANNED" : "BACKLOG");
    for (let round = 1; round <= run.rounds; round++) {
      const { version } = await client.show();
      // A change far larger than a stream tells card by card.
      const big = await client.write("imported", async () => {
        const answer = await client.rest("POST", `/boards/${client.board}/imports?format=history`, historyOf(`big${round}-`, 600));
        return { ...answer, body: { ...answer.body, version: version + 1 } };
      });
      if (big.fate !== "acknowledged") throw new Error(`the import was ${JSON.stringify(big)}`);
      await client.move(1, run.chance.pick(["PLANNED", "IN_WORK", "DONE"]));
      const { version: now } = await client.show();
      const odd = { "long ago": "1", "another board's": String((await other.show()).version), negative: "-5", future: String(now + 1_000), text: "abc", empty: "", fraction: "1.5", huge: "99999999999999999999" };
      for (const [name, id] of Object.entries(odd)) await expectNoGap(run, { name, id, now, url: streamUrl(installation.url(), client.board, now), token: installation.token() });
      run.tally.rounds++;
    }
    await settle({ run, installation, client, ledger });
  },
};

type Odd = { name: string; id: string; now: number; url: string; token: string };

/** A refusal, a reset, or every change since a version that there was: never a stream that is silently behind, or waits for a future. */
async function expectNoGap(run: Run, { name, id, now, url, token }: Odd): Promise<void> {
  run.tally.faults++;
  const first = await firstSignal(url, { authorization: `Bearer ${token}`, "last-event-id": id });
  if (first === "refused") return;
  // Without an id of its own the stream begins where its address says: now.
  const known = id === "" ? now : /^\d+$/.test(id) && Number(id) <= now ? Number(id) : null;
  const isCurrent = first !== null && first.version === now && (first.isReset || known !== null);
  // Whoever has seen everything is told nothing.
  run.tally.expect(isCurrent || (known === now && first === null), `I7: a stream that came back with ${name} id "${id}" at version ${now} was told ${JSON.stringify(first)}`);
}

async function firstSignal(url: string, headers: Record<string, string>): Promise<Signal | "refused" | null> {
  const enough = new AbortController();
  const timer = setTimeout(() => enough.abort(), PATIENCE_MS);
  try {
    for await (const { event, data } of events(url, headers, enough.signal)) {
      if (event === "serialized-error") return "refused";
      const signal = signalOf(data);
      if (signal !== null) return signal;
    }
    return null;
  } catch {
    return enough.signal.aborted ? null : "refused";
  } finally {
    clearTimeout(timer);
    enough.abort();
  }
}
