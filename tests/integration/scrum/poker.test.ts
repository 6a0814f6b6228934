import { beforeAll, beforeEach, expect, test } from "vitest";
import { editBoardInput } from "@/server/board/contracts";
import { editBoard } from "@/server/board/edit-board";
import { addMember } from "@/server/board/manage-members";
import { getBoardHead } from "@/server/board/queries/get-board";
import { readBoardCards } from "@/server/board/queries/list-board-cards";
import { getActor } from "@/server/people/get-actor";
import { endPoker, repeatPoker, revealPoker, startPoker, votePoker } from "@/server/scrum/play-poker";
import { getPoker, type PokerState, watchPoker } from "@/server/scrum/watch-poker";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import type { Actor } from "@/server/people/domain/actor";
import type { Db } from "@/server/platform/db/client";
import { aBoard, historySince, versionOf } from "@/tests/support/a-board";
import { becomeProcessOf } from "@/tests/support/become-process-of";
import { describeOnBoth, openDatabase } from "@/tests/support/database";

describeOnBoth("planning poker", (_aDb, engine) => {
  let db: Db;
  let board: Awaited<ReturnType<typeof aBoard>>;
  let second: Actor;
  let key: string;
  beforeAll(async () => {
    const database = await openDatabase({ on: engine });
    becomeProcessOf(database);
    db = database.db;
  });
  beforeEach(async () => {
    board = await aBoard(db, { members: 2, cards: { BACKLOG: ["one"] } });
    key = `${board.key}-1`;
    await addMember(db, board.sm.actor, { key: board.key, email: board.emailOf(2), roles: ["TEAM_MEMBER"] }).catch(() => undefined);
    const { id } = await db.user.findUniqueOrThrow({ where: { email: board.emailOf(2) } });
    second = (await getActor(db, id, board.key)).actor;
  });

  const seen = (who: Actor) => getPoker(db, board.id, key, who.userId ?? "");
  const points = async () => (await readBoardCards(db, board.id)).cards[0]?.points;

  test("hides votes until they are shown, and the value that is taken becomes the estimate", async () => {
    const before = await versionOf(db, board.id);
    await startPoker(db, board.sm.actor, key);
    expect((await getBoardHead(db, board.dev.actor)).estimating).toEqual([key]);
    await votePoker(db, board.dev.actor, key, "3");
    await votePoker(db, second, key, "8");
    await votePoker(db, second, key, "5");
    const hidden = await seen(board.dev.actor);
    expect(hidden).toMatchObject({ isRevealed: false, mine: "3", result: null, scale: ["0", "1", "2", "3", "5", "8", "13", "20"] });
    expect(hidden?.voters.map(({ value }) => value)).toEqual([null, null]);
    await expect(endPoker(db, board.sm.actor, key, 5)).rejects.toMatchObject({ reason: "poker_hidden" });
    await revealPoker(db, board.sm.actor, key);
    expect(await seen(board.observer.actor)).toMatchObject({ isRevealed: true, mine: null, result: { average: 4, agreed: null, counts: [{ value: "3", count: 1 }, { value: "5", count: 1 }] } });
    await expect(votePoker(db, board.dev.actor, key, "5")).rejects.toMatchObject({ reason: "poker_revealed" });
    await repeatPoker(db, board.sm.actor, key);
    expect(await seen(board.dev.actor)).toMatchObject({ isRevealed: false, mine: null, voters: [] });
    await votePoker(db, board.dev.actor, key, "5");
    await votePoker(db, second, key, "?");
    await votePoker(db, second, key, null);
    await revealPoker(db, board.dev.actor, key);
    expect(await seen(second)).toMatchObject({ result: { agreed: "5" } });
    await endPoker(db, board.sm.actor, key, 5);
    expect([await seen(second), await points()]).toEqual([null, 5]);
    expect((await getBoardHead(db, board.dev.actor)).estimating).toEqual([]);
    // Nothing of who voted what is kept.
    expect(await historySince(db, board.id, before)).toEqual(["poker.started", "poker.ended", "card.estimated one"]);
    expect(await findBreaches(db)).toEqual([]);
  });

  test("is told to all who watch it, each what they may see, and to nobody who was removed", async () => {
    const stop = new AbortController();
    let mayRead = true;
    const heard: PokerState[] = [];
    const watching = (async () => {
      const recheck = async () => {
        if (!mayRead) throw new Error("removed");
        return second;
      };
      for await (const state of watchPoker({ db, boardId: board.id, key, signal: stop.signal, recheck })) heard.push(state);
    })();
    const until = (count: number) => expect.poll(() => heard.length, { timeout: 20_000 }).toBe(count);
    await until(1);
    await startPoker(db, board.sm.actor, key);
    await until(2);
    await votePoker(db, board.dev.actor, key, "13");
    await until(3);
    expect(JSON.stringify(heard[2]?.voters)).not.toContain("13");
    expect(heard[2]).toMatchObject({ mine: null, voters: [{ id: board.dev.id, value: null }] });
    // Another vote of the same person is nothing that others can see.
    await votePoker(db, board.dev.actor, key, "1");
    await revealPoker(db, board.sm.actor, key);
    await expect.poll(() => heard.at(-1)?.isRevealed, { timeout: 20_000 }).toBe(true);
    expect(heard).toHaveLength(4);
    mayRead = false;
    const ended = expect(watching).rejects.toThrow("removed");
    await repeatPoker(db, board.sm.actor, key);
    await ended;
    expect(heard).toHaveLength(4);
  });

  test("goes by the team's own scale", async () => {
    await editBoard(db, board.sm.actor, editBoardInput.parse({ key: board.key, pointScale: ["4", "1", "2"] }));
    await startPoker(db, board.dev.actor, key);
    expect((await seen(second))?.scale).toEqual(["1", "2", "4"]);
    await expect(votePoker(db, board.dev.actor, key, "3")).rejects.toMatchObject({ code: "INVALID", reason: "poker_value" });
    await votePoker(db, board.dev.actor, key, "4");
  });

  test("is refused in a sentence where there is nothing to play, and observers only look on", async () => {
    await expect(votePoker(db, board.dev.actor, key, "3")).rejects.toMatchObject({ reason: "poker_over" });
    await startPoker(db, board.dev.actor, key);
    const version = await versionOf(db, board.id);
    // A second start joins the first.
    expect(await startPoker(db, second, key)).toEqual({ version });
    await expect(revealPoker(db, board.dev.actor, key)).rejects.toMatchObject({ reason: "poker_no_votes" });
    const forbidden = { code: "FORBIDDEN" };
    await expect(votePoker(db, board.observer.actor, key, "3")).rejects.toMatchObject(forbidden);
    await expect(revealPoker(db, board.observer.actor, key)).rejects.toMatchObject(forbidden);
    const other = await aBoard(db, { members: 1, cards: { BACKLOG: ["theirs"] } });
    await expect(votePoker(db, other.dev.actor, key, "3")).rejects.toMatchObject({ reason: "not_found" });
    await expect(getPoker(db, other.id, key, other.dev.id)).rejects.toMatchObject({ reason: "not_found" });
    await board.po.move("one", "DONE");
    await endPoker(db, board.dev.actor, key, null);
    await expect(startPoker(db, board.dev.actor, key)).rejects.toMatchObject({ reason: "poker_done" });
  });
});
