import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { BoardSignal } from "@/server/board/watch-board";
import { versionOfEventId, watchBoard } from "@/server/board/watch-board";
import { removeMember } from "@/server/board/manage-members";
import { getActor } from "@/server/people/get-actor";
import { openPostgres } from "@/server/platform/db/open-postgres";
import { aBoard, versionOf } from "../../support/a-board";
import { becomeProcessOf } from "../../support/become-process-of";
import { aPostgresUrl, type Engine, openDatabase } from "../../support/database";

type Board = Awaited<ReturnType<typeof aBoard>>;

function watching(board: Board, since: number | null, who = board.dev) {
  const stop = new AbortController();
  const person = { id: who.id, name: "Dana" };
  const stream = watchBoard({
    db: board.db, actor: who.actor, board: { id: board.id, key: board.key }, person, since, signal: stop.signal,
    recheck: async () => (await getActor(board.db, who.id, board.key)).actor,
  });
  return { stop: () => stop.abort(), patches: patchesOf(stream), stream };
}

/** Only what changed on the board; who is looking is told in between. */
async function* patchesOf(stream: AsyncGenerator<unknown>) {
  for await (const item of stream) {
    const signal = (Array.isArray(item) ? item[1] : item) as BoardSignal;
    if (signal.type === "patch") yield signal.patch;
  }
}

const engines: Engine[] = ["pglite", "postgres"];
for (const engine of engines) {
  describe(`watching a board (${engine})`, () => {
    let board: Board;
    const streams: { stop(): void }[] = [];
    const watch = (since: number, who?: Board["dev"]) => {
      const watched = watching(board, since, who);
      streams.push(watched);
      return watched.patches;
    };

    beforeEach(async () => {
      const database = await openDatabase({ on: engine });
      becomeProcessOf(database);
      board = await aBoard(database.db, { members: 3, cards: { PLANNED: ["A", "B"], BACKLOG: ["C"] } });
    });
    afterEach(() => streams.splice(0).forEach((stream) => stream.stop()));

    test("a screen that names a version the board never had is told to read it anew, and every event carries the version", async () => {
      const version = await versionOf(board.db, board.id);
      for (const id of [String(version + 1), "-1", "1.5", "abc", "99999999999999999999"]) expect(versionOfEventId(id, version), id).toBeNull();
      expect(versionOfEventId(String(version), version)).toBe(version);
      const { stream, stop } = watching(board, null);
      streams.push({ stop });
      const told: unknown[] = [(await stream.next()).value, (await stream.next()).value];
      expect(told.map((item) => (item as [string, BoardSignal]).slice(0, 2)).map(([id, signal]) => [id, (signal as BoardSignal).type])).toEqual([[String(version), "reset"], [String(version), "presence"]]);
    });

    test("tells each write once and in order, with the cards as they then are", async () => {
      const patches = watch(await versionOf(board.db, board.id));
      const first = patches.next();
      await board.dev.move("A", "IN_WORK");
      expect((await first).value?.cards.map(({ title, column }) => `${title} ${column}`)).toEqual(["A IN_WORK"]);
      const second = patches.next();
      const { version } = await board.dev.move("B", "IN_WORK");
      expect((await second).value).toMatchObject({ version, removed: [], head: null });
    });

    test("starts with what was missed while away", async () => {
      const since = await versionOf(board.db, board.id);
      await board.dev.move("A", "IN_WORK");
      await board.dev.move("A", "DONE");
      const { version } = await board.dev.move("B", "IN_WORK");
      const { value } = await watch(since).next();
      expect(value?.version).toBe(version);
      expect(value?.cards.map(({ title, column }) => `${title} ${column}`).sort()).toEqual(["A DONE", "B IN_WORK"]);
    });

    test("ends for somebody who is no longer a member", async () => {
      const patches = watch(await versionOf(board.db, board.id));
      const next = patches.next();
      await removeMember(board.db, board.sm.actor, { key: board.key, email: board.emailOf(1) });
      await expect(next).rejects.toMatchObject({ code: "NOT_FOUND" });
    });
  });
}

test("a write in one process is heard in another on the same PostgreSQL", async () => {
  const url = await aPostgresUrl();
  const [here, there] = [await openPostgres(url), await openPostgres(url)];
  becomeProcessOf(there);
  const board = await aBoard(here.db, { members: 2, cards: { PLANNED: ["A"] } });
  const watched = watching({ ...board, db: there.db }, await versionOf(here.db, board.id));
  const heard = watched.patches.next();
  await board.dev.move("A", "IN_WORK");
  expect((await heard).value?.cards.map(({ title }) => title)).toEqual(["A"]);
  watched.stop();
  await watched.patches.return(undefined);
  await Promise.all([here.close(), there.close()]);
});
