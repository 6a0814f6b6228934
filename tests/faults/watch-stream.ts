import { setTimeout as pause } from "node:timers/promises";

/** One thing that a stream told of the board: the version it leads to and the numbers of the cards it told of. */
export type Signal = { version: number; isReset: boolean; cards: number[] };
export type StreamLog = { readonly name: string; readonly since: number; readonly signals: Signal[]; readonly reconnects: number };

type Watch = { name: string; key: string; token: string; since: number; url: () => string; signal: AbortSignal };

/**
 * A browser that watches a board and comes back after every cut, as an EventSource does: with the id of the last event.
 * The log fills while it watches; it ends with `signal`.
 */
export function watchStream({ name, key, token, since, url, signal }: Watch): StreamLog & { ended: Promise<void> } {
  const log = { name, since, signals: [] as Signal[], reconnects: -1 };
  let last: string | null = null;
  const watch = async () => {
    while (!signal.aborted) {
      log.reconnects++;
      try {
        for await (const { id, data } of events(streamUrl(url(), key, since), { authorization: `Bearer ${token}`, ...(last ? { "last-event-id": last } : {}) }, signal)) {
          // As a browser has it: an empty id is one, and forgets the last.
          last = id ?? last;
          const signal = signalOf(data);
          if (signal !== null) log.signals.push(signal);
        }
      } catch {
        // Cut, refused, or not there at this moment: it tries again.
      }
      if (!signal.aborted) await pause(100);
    }
  };
  return Object.assign(log, { ended: watch() });
}

export type ServerEvent = { id: string | null; event: string; data: string };

/** The events of one connection until it ends. Throws when it is refused or cut. */
export async function* events(url: string, headers: Record<string, string>, signal: AbortSignal): AsyncGenerator<ServerEvent> {
  const answer = await fetch(url, { headers: { accept: "text/event-stream", ...headers }, signal });
  if (!answer.ok || !answer.body) throw new Error(`the stream was answered ${answer.status}`);
  let text = "";
  for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + chunk).split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) yield read(block);
  }
}

/** Where the board's stream is, from version `since` on. */
export function streamUrl(url: string, key: string, since: number | string): string {
  return `${url}/api/trpc/board.watch?input=${encodeURIComponent(JSON.stringify({ key, lastEventId: String(since) }))}`;
}

type Told = { type: "patch"; patch: { version: number; cards: { number: number }[]; removed: string[] } } | { type: "reset"; version: number } | { type: "presence" } | { type?: never };

/** What an event says of the board; null when it is about something else. */
export function signalOf(data: string): Signal | null {
  const told = JSON.parse(data || "{}") as Told;
  if (told.type !== "patch" && told.type !== "reset") return null;
  if (told.type === "reset") return { version: told.version, isReset: true, cards: [] };
  const { version, cards, removed } = told.patch;
  return { version, isReset: false, cards: [...cards.map(({ number }) => number), ...removed.map((key) => Number(key.split("-")[1]))] };
}

function read(block: string): ServerEvent {
  const fields = new Map(block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trimStart()]));
  return { id: fields.get("id") ?? null, event: fields.get("event") ?? "message", data: fields.get("data") ?? "" };
}
