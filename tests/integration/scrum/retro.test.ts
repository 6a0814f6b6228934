import { beforeAll, beforeEach, expect, test } from "vitest";
import { updateMember } from "@/server/board/manage-members";
import { archiveCard } from "@/server/board/archive-card";
import type { Actor } from "@/server/people/domain/actor";
import { getActor } from "@/server/people/get-actor";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { exportJson } from "@/server/portability/export-json";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import { groupNote, voteNote } from "@/server/scrum/arrange-retro";
import { addAction } from "@/server/scrum/decide-retro";
import { WRITES_A_MINUTE } from "@/server/scrum/domain/event-limits";
import { RETRO_STEPS, type RetroColumn, type RetroStep } from "@/server/scrum/domain/retro-step";
import { openRetro, stepRetro } from "@/server/scrum/open-retro";
import { getRetro, type RetroState } from "@/server/scrum/queries/get-retro";
import { startSprint } from "@/server/scrum/start-sprint";
import { closeSprint } from "@/server/scrum/close-sprint";
import { watchState } from "@/server/scrum/watch-state";
import { addNote, deleteNote, editNote } from "@/server/scrum/write-retro-note";
import { aBoard, historySince, versionOf } from "@/tests/support/a-board";
import { aSprint } from "@/tests/support/a-sprint";
import { becomeProcessOf } from "@/tests/support/become-process-of";
import { describeOnBoth, openDatabase } from "@/tests/support/database";

const KEY = "0123456789abcdef0123456789abcdef";
const OTHER_KEY = "fedcba9876543210fedcba9876543210";

describeOnBoth("a retrospective", (_aDb, engine) => {
  let db: Db;
  let board: Awaited<ReturnType<typeof aBoard>>;
  let second: Actor;
  let sprint: number;
  beforeAll(async () => {
    const database = await openDatabase({ on: engine });
    becomeProcessOf(database);
    db = database.db;
  });
  beforeEach(async () => {
    board = await aBoard(db, { members: 2 });
    const { id } = await db.user.findUniqueOrThrow({ where: { email: board.emailOf(2) } });
    second = (await getActor(db, id, board.key)).actor;
    sprint = await aSprint(db, board.sm.actor, board.key);
    await startSprint(db, board.sm.actor, sprint);
  });

  const of = () => ({ key: board.key, sprint });
  const seen = async (who: Actor) => (await getRetro(db, board, sprint, who.userId ?? "")).retro!;
  const write = async (who: Actor, column: RetroColumn, text: string) => (await addNote(db, who, { ...of(), column, text, noteKey: undefined })).note;
  const open = (anonymous = false) => openRetro(db, board.sm.actor, { ...of(), anonymous, votesEach: 3 });
  /** From where it is to this step, one after the other. */
  const goTo = async (to: RetroStep) => {
    for (let from = (await seen(board.sm.actor)).step; from !== to; ) {
      const next = RETRO_STEPS[RETRO_STEPS.indexOf(from) + (RETRO_STEPS.indexOf(from) < RETRO_STEPS.indexOf(to) ? 1 : -1)]!;
      await stepRetro(db, board.sm.actor, { ...of(), from, to: next });
      from = next;
    }
  };
  const due = "2026-12-18";

  test("goes from hidden notes to a card in the Backlog, and the next one begins with that", async () => {
    const before = await versionOf(db, board.id);
    await open();
    const slow = await write(board.dev.actor, "PROBLEM", "Builds take <b>40</b> minutes");
    const alike = await write(second, "PROBLEM", "The pipeline is slow");
    const pairing = await write(second, "KEEP", "Pairing");
    expect(await seen(board.dev.actor)).toMatchObject({ step: "WRITE", hidden: 2, notes: [{ text: "Builds take <b>40</b> minutes", isMine: true, author: { id: board.dev.id } }] });
    expect(JSON.stringify(await seen(board.dev.actor))).not.toMatch(/Pairing|pipeline/);
    expect(await seen(board.observer.actor)).toMatchObject({ hidden: 3, notes: [] });
    await editNote(db, second, { ...of(), note: pairing, text: "Pairing on Fridays", noteKey: undefined });
    await expect(editNote(db, board.dev.actor, { ...of(), note: pairing, text: "mine", noteKey: undefined })).rejects.toMatchObject({ reason: "not_found" });
    await expect(deleteNote(db, board.sm.actor, { ...of(), note: pairing, noteKey: undefined })).rejects.toMatchObject({ reason: "not_found" });

    await goTo("GROUP");
    expect((await seen(board.observer.actor)).notes.map(({ text }) => text)).toEqual(["Pairing on Fridays", "Builds take <b>40</b> minutes", "The pipeline is slow"]);
    await expect(write(second, "TRY", "too late")).rejects.toMatchObject({ reason: "retro_step" });
    await groupNote(db, board.dev.actor, { ...of(), note: alike, with: slow });

    await goTo("VOTE");
    await voteNote(db, board.dev.actor, { ...of(), note: slow, votes: 2 });
    await voteNote(db, board.dev.actor, { ...of(), note: pairing, votes: 1 });
    await expect(voteNote(db, board.dev.actor, { ...of(), note: slow, votes: 3 })).rejects.toMatchObject({ reason: "retro_votes_used" });
    await voteNote(db, second, { ...of(), note: slow, votes: 3 });
    const hidden = await seen(board.dev.actor);
    expect(hidden).toMatchObject({ votesLeft: 0, voters: 2 });
    expect(hidden.notes.map(({ votes, myVotes }) => [votes, myVotes])).toEqual([[null, 1], [null, 2], [null, 0]]);
    await goTo("DECIDE");
    expect((await seen(board.observer.actor)).notes.map(({ votes }) => votes)).toEqual([1, 5, 0]);

    const { card } = await addAction(db, board.dev.actor, { ...of(), title: "Cache the build", note: slow, owner: second.userId!, dueOn: due });
    const kept = await db.card.findFirstOrThrow({ where: { boardId: board.id, title: "Cache the build" }, include: { assignees: true } });
    expect(kept).toMatchObject({ kind: "IMPROVEMENT", column: "BACKLOG", assignees: [{ userId: second.userId }] });
    expect(kept.description).toMatch(new RegExp(`/b/${board.key}/sprints/${sprint}/retrospective$`));
    await goTo("CLOSED");
    expect(await db.retroVote.count({ where: { note: { retro: { boardId: board.id } } } })).toBe(0);
    const closed = await seen(board.observer.actor);
    expect(closed).toMatchObject({ step: "CLOSED", votesLeft: 0, actions: [{ card, title: "Cache the build", dueOn: due, owners: [{ id: second.userId }], column: "BACKLOG", note: slow }] });
    expect(closed.notes.map(({ votes }) => votes)).toEqual([1, 5, 0]);
    await expect(stepRetro(db, board.sm.actor, { ...of(), from: "CLOSED", to: "DECIDE" })).rejects.toMatchObject({ reason: "retro_closed" });
    // Who wrote and voted is no part of the history.
    expect(await historySince(db, board.id, before)).toEqual(["retrospective.opened", ...Array.from({ length: 3 }, () => "retrospective.stepped"), "card.created Cache the build", "retrospective.stepped"]);

    await closeSprint(db, board.sm.actor, { ...of(), carry: [], otherwise: "BACKLOG" });
    await board.po.move("Cache the build", "DONE");
    await archiveCard(db, board.sm.actor, { cardKey: card });
    const next = await aSprint(db, board.sm.actor, board.key);
    expect((await getRetro(db, board, next, board.dev.id)).previous).toMatchObject({ sprint, actions: [{ card, column: "DONE", outcome: "DONE", archived: true }] });
    expect(await findBreaches(db)).toEqual([]);
  });

  test("that is anonymous keeps of no note who wrote it, and only the browser that did may change it", async () => {
    await open(true);
    const add = (text: string, noteKey: string | undefined) => addNote(db, board.dev.actor, { ...of(), column: "TRY", text, noteKey });
    await expect(add("no key", undefined)).rejects.toMatchObject({ code: "INVALID", reason: "retro_note_key" });
    const { note } = await add("Speak more openly", KEY);
    expect(await seen(board.dev.actor)).toMatchObject({ isAnonymous: true, hidden: 1, notes: [] });
    for (const noteKey of [undefined, OTHER_KEY]) {
      await expect(editNote(db, board.dev.actor, { ...of(), note, text: "x", noteKey })).rejects.toMatchObject({ reason: "not_found" });
    }
    await editNote(db, board.dev.actor, { ...of(), note, text: "Speak openly", noteKey: KEY });
    const gone = await add("to be taken back", OTHER_KEY);
    await deleteNote(db, board.dev.actor, { ...of(), note: gone.note, noteKey: OTHER_KEY });
    const [row] = await db.$queryRaw<{ text: string }[]>`SELECT n::text AS "text" FROM "RetroNote" n WHERE n."id" = ${note}::uuid`;
    for (const trace of [board.dev.id, KEY, new Date().getFullYear().toString()]) expect(row!.text).not.toContain(trace);
    // The id holds no time either.
    expect(note[14]).toBe("4");
    await goTo("GROUP");
    expect((await seen(second)).notes).toMatchObject([{ text: "Speak openly", author: null, isMine: false }]);
    expect(await db.historyEvent.count({ where: { boardId: board.id, actorId: board.dev.id } })).toBe(0);
  });

  test("is exported as everybody may see it: no note before all are shown, no count before the vote is over, no name that was not kept", async () => {
    const exported = async () => {
      let text = "";
      for await (const piece of exportJson(db, board.id)) text += piece;
      return (JSON.parse(text) as { sprints: { number: number; retrospective: { notes: { text: string; author: string | null; votes: number | null }[] } }[] }).sprints.find(({ number }) => number === sprint)!.retrospective.notes;
    };
    await open(true);
    const { note } = await addNote(db, board.dev.actor, { ...of(), column: "KEEP", text: "said in private", noteKey: KEY });
    expect(await exported()).toEqual([]);
    await goTo("VOTE");
    await voteNote(db, board.dev.actor, { ...of(), note, votes: 2 });
    expect(await exported()).toMatchObject([{ text: "said in private", author: null, votes: null }]);
    await goTo("CLOSED");
    expect(await exported()).toMatchObject([{ text: "said in private", author: null, votes: 2 }]);
  });

  test("is told live to each what they may see, and to nobody who was removed", async () => {
    await open();
    const stop = new AbortController();
    let mayRead = true;
    const heard: RetroState[] = [];
    const read = async () => {
      if (!mayRead) throw new Error("removed");
      return getRetro(db, board, sprint, second.userId ?? "");
    };
    const watching = (async () => {
      for await (const state of watchState({ boardId: board.id, signal: stop.signal, read })) heard.push(state);
    })();
    const until = (count: number) => expect.poll(() => heard.length, { timeout: 20_000 }).toBe(count);
    await until(1);
    const note = await write(board.dev.actor, "KEEP", "a secret");
    await until(2);
    await editNote(db, board.dev.actor, { ...of(), note, text: "another secret", noteKey: undefined });
    expect(JSON.stringify(heard)).not.toContain("secret");
    await goTo("GROUP");
    await expect.poll(() => JSON.stringify(heard.at(-1)), { timeout: 20_000 }).toContain("another secret");
    expect(heard).toHaveLength(3);
    mayRead = false;
    const ended = expect(watching).rejects.toThrow("removed");
    await goTo("WRITE");
    await ended;
    expect(heard).toHaveLength(3);
  });

  test("goes step by step under the Scrum Master, or whoever of the team is there while none is", async () => {
    const forbidden = { code: "FORBIDDEN" };
    await expect(openRetro(db, board.dev.actor, { ...of(), anonymous: false, votesEach: 3 })).rejects.toMatchObject(forbidden);
    await open();
    await expect(open()).rejects.toMatchObject({ reason: "retro_open" });
    const step = (who: Actor, from: RetroStep, to: RetroStep) => stepRetro(db, who, { ...of(), from, to });
    await expect(step(board.po.actor, "WRITE", "GROUP")).rejects.toMatchObject(forbidden);
    await expect(step(board.sm.actor, "WRITE", "VOTE")).rejects.toMatchObject({ reason: "retro_no_step" });
    await expect(step(board.sm.actor, "GROUP", "VOTE")).rejects.toMatchObject({ code: "CONFLICT", reason: "changed_meanwhile" });
    const { email } = await db.user.findUniqueOrThrow({ where: { id: board.sm.id } });
    await updateMember(db, board.sm.actor, { key: board.key, email: email ?? "", away: [{ from: "2020-01-01", to: "2999-12-31" }] });
    await step(board.dev.actor, "WRITE", "GROUP");
    await expect(step(board.observer.actor, "GROUP", "VOTE")).rejects.toMatchObject(forbidden);
  });

  test("refuses observers, strangers, and what is another's or elsewhere", async () => {
    await open();
    const note = await write(board.dev.actor, "KEEP", "ours");
    const forbidden = { code: "FORBIDDEN" };
    await expect(write(board.observer.actor, "KEEP", "x")).rejects.toMatchObject(forbidden);
    const other = await aBoard(db, { members: 1 });
    for (const attempt of [
      () => write(other.dev.actor, "KEEP", "x"),
      () => editNote(db, other.dev.actor, { ...of(), note, text: "x", noteKey: undefined }),
      () => getRetro(db, other, sprint, other.dev.id),
      () => stepRetro(db, other.sm.actor, { ...of(), from: "WRITE", to: "GROUP" }),
    ]) await expect(attempt()).rejects.toMatchObject({ reason: "not_found" });
    const theirs = await aSprint(db, other.sm.actor, other.key);
    await startSprint(db, other.sm.actor, theirs);
    await openRetro(db, other.sm.actor, { key: other.key, sprint: theirs, anonymous: false, votesEach: 3 });
    const foreign = (await addNote(db, other.dev.actor, { key: other.key, sprint: theirs, column: "KEEP", text: "theirs", noteKey: undefined })).note;
    await goTo("GROUP");
    await expect(groupNote(db, board.dev.actor, { ...of(), note, with: foreign })).rejects.toMatchObject({ reason: "not_found" });
    await expect(groupNote(db, board.observer.actor, { ...of(), note, with: null })).rejects.toMatchObject(forbidden);
    await goTo("VOTE");
    await expect(voteNote(db, board.dev.actor, { ...of(), note: foreign, votes: 1 })).rejects.toMatchObject({ reason: "not_found" });
    await expect(voteNote(db, board.observer.actor, { ...of(), note, votes: 1 })).rejects.toMatchObject(forbidden);
    await goTo("DECIDE");
    const action = { ...of(), title: "x", note: null, owner: other.dev.id, dueOn: due };
    const version = await versionOf(db, board.id);
    await expect(addAction(db, board.dev.actor, action)).rejects.toMatchObject({ reason: "unknown_assignee" });
    await expect(addAction(db, board.observer.actor, { ...action, owner: board.dev.id })).rejects.toMatchObject(forbidden);
    await expect(addAction(db, board.dev.actor, { ...action, owner: board.dev.id, note: foreign })).rejects.toMatchObject({ reason: "not_found" });
    await goTo("VOTE");
    await expect(addAction(db, board.dev.actor, { ...action, owner: board.dev.id })).rejects.toMatchObject({ reason: "retro_step" });
    expect([await versionOf(db, board.id), await db.card.count({ where: { boardId: board.id } })]).toEqual([version + 1, 0]);
  });

  test("takes so many notes a minute from one person", async () => {
    await open(true);
    await atTime(new Date("2026-11-27T10:00:05Z"), async () => {
      await expect((async () => {
        for (let n = 0; n <= WRITES_A_MINUTE; n++) await addNote(db, board.dev.actor, { ...of(), column: "KEEP", text: "again", noteKey: KEY });
      })()).rejects.toMatchObject({ code: "TOO_MANY", facts: { retryAfter: 55 } });
    });
    expect(await db.retroNote.count({ where: { retro: { boardId: board.id } } })).toBe(WRITES_A_MINUTE);
  });
});
