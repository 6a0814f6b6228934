import { randomUUID } from "node:crypto";
import { getDatabase } from "../db/client";
import { logger } from "../logger";

export type Present = { id: string; name: string };

const CHANNEL = "throughline_presence";
/** Every process tells again who looks at what, so that those of a killed one fade away. */
const REPEAT_MS = 20_000;
const FADE_MS = 50_000;

type Word = { process: string; boardId: string; person: Present; here: boolean };
type Sighting = { person: Present; boardId: string; process: string; at: number };
type Watcher = { boardId: string; changed: () => void };
type Room = { id: string; own: Map<string, { boardId: string; person: Present; streams: number }>; seen: Map<string, Sighting>; watchers: Set<Watcher>; ready: Promise<void> };

const holder = globalThis as { __throughlinePresence?: Room };

/** Calls `changed` when somebody starts or stops looking at the board; `people()` on the result lists who does now. */
export async function onPresence(boardId: string, changed: () => void): Promise<(() => void) & { people: () => Present[] }> {
  const room = getRoom();
  await room.ready;
  const watcher = { boardId, changed };
  room.watchers.add(watcher);
  return Object.assign(() => void room.watchers.delete(watcher), { people: () => peopleOn(room, boardId) });
}

/** Tells every process that this person looks at the board; returns the way to tell that they have left. */
export function announcePresence(boardId: string, person: Present): () => void {
  const room = getRoom();
  const key = `${boardId} ${person.id}`;
  const own = room.own.get(key) ?? { boardId, person, streams: 0 };
  own.streams++;
  room.own.set(key, own);
  if (own.streams === 1) tell({ process: room.id, boardId, person, here: true });
  return () => {
    own.streams--;
    if (own.streams > 0) return;
    room.own.delete(key);
    tell({ process: room.id, boardId, person, here: false });
  };
}

function getRoom(): Room {
  holder.__throughlinePresence ??= openRoom();
  return holder.__throughlinePresence;
}

function openRoom(): Room {
  const room: Room = { id: randomUUID(), own: new Map(), seen: new Map(), watchers: new Set(), ready: Promise.resolve() };
  room.ready = getDatabase().then((database) => database.listen(CHANNEL, (payload) => hear(room, JSON.parse(payload) as Word), () => {}));
  setInterval(() => {
    for (const { boardId, person } of room.own.values()) tell({ process: room.id, boardId, person, here: true });
  }, REPEAT_MS).unref();
  return room;
}

function hear(room: Room, { process, boardId, person, here }: Word): void {
  const key = `${process} ${boardId} ${person.id}`;
  const known = room.seen.has(key);
  if (here) room.seen.set(key, { person, boardId, process, at: Date.now() });
  else room.seen.delete(key);
  if (known !== here) for (const watcher of room.watchers) if (watcher.boardId === boardId) watcher.changed();
}

function peopleOn(room: Room, boardId: string): Present[] {
  const people = new Map<string, Present>();
  for (const [key, sighting] of room.seen) {
    if (Date.now() - sighting.at > FADE_MS) room.seen.delete(key);
    else if (sighting.boardId === boardId) people.set(sighting.person.id, sighting.person);
  }
  return [...people.values()];
}

function tell(word: Word): void {
  getDatabase()
    .then(({ db }) => db.$executeRaw`SELECT pg_notify(${CHANNEL}, ${JSON.stringify(word)})`)
    .catch((error: unknown) => logger.debug({ error: String(error) }, "presence was not told"));
}
