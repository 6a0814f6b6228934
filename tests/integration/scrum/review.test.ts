import { beforeAll, beforeEach, expect, test } from "vitest";
import { editChecklist } from "@/server/board/edit-checklist";
import type { Db } from "@/server/platform/db/client";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import { closeSprint } from "@/server/scrum/close-sprint";
import { FEEDBACK_NOTES_MAX } from "@/server/scrum/domain/event-limits";
import { getReview } from "@/server/scrum/queries/get-review";
import { judgeGoal } from "@/server/scrum/review-sprint";
import { scheduleCards } from "@/server/scrum/schedule-cards";
import { startSprint } from "@/server/scrum/start-sprint";
import { addFeedback, cardOfFeedback, removeFeedback } from "@/server/scrum/take-feedback";
import { aBoard, historySince, versionOf } from "@/tests/support/a-board";
import { aSprint } from "@/tests/support/a-sprint";
import { describeOnBoth } from "@/tests/support/database";

const FORBIDDEN = { code: "FORBIDDEN" };

describeOnBoth("a review", (aDb) => {
  let db: Db;
  let board: Awaited<ReturnType<typeof aBoard>>;
  let sprint: number;
  beforeAll(async () => {
    db = await aDb();
  });
  beforeEach(async () => {
    board = await aBoard(db, { members: 1, limits: { planned: { mode: "NONE" }, inWork: { mode: "NONE" } }, cards: { PLANNED: ["done", "open"] } });
    sprint = await aSprint(db, board.sm.actor, board.key);
    await scheduleCards(db, board.sm.actor, { key: board.key, cards: [`${board.key}-1`, `${board.key}-2`], sprint });
    await startSprint(db, board.sm.actor, sprint);
  });

  const of = () => ({ key: board.key, sprint });
  const seen = () => getReview(db, board, sprint);
  const say = (text: string, who = board.dev.actor, about: string | null = null) => addFeedback(db, who, { ...of(), text, about });

  test("shows what was finished with what it was to fulfil, what was not, and what the Product Owner says of the goal", async () => {
    const [first] = [`${board.key}-1`];
    await editChecklist(db, board.dev.actor, { cardKey: first, change: { type: "add", text: "Works for both plants" } });
    await board.dev.move("done", "IN_WORK");
    await board.dev.move("done", "DONE");
    expect(await seen()).toMatchObject({ goal: null, finished: [{ key: first, title: "done", criteria: [{ text: "Works for both plants", done: false }] }], unfinished: [{ title: "open" }], notes: [] });
    await closeSprint(db, board.sm.actor, { ...of(), carry: [], otherwise: "BACKLOG" });
    const frozen = (await db.sprint.findFirstOrThrow({ where: { boardId: board.id, number: sprint } })).report;
    const before = await versionOf(db, board.id);
    for (const who of [board.sm, board.dev, board.observer]) await expect(judgeGoal(db, who.actor, { ...of(), isMet: true, remark: "" })).rejects.toMatchObject(FORBIDDEN);
    await judgeGoal(db, board.po.actor, { ...of(), isMet: false, remark: "almost" });
    await judgeGoal(db, board.po.actor, { ...of(), isMet: true, remark: "after all" });
    expect(await seen()).toMatchObject({ goal: { isMet: true, remark: "after all" }, finished: [{ title: "done" }], unfinished: [{ title: "open" }] });
    expect((await db.sprint.findFirstOrThrow({ where: { boardId: board.id, number: sprint } })).report).toEqual(frozen);
    expect(await historySince(db, board.id, before)).toEqual(["sprint.reviewed", "sprint.reviewed"]);
  });

  test("takes notes of which each can become one card of the Backlog", async () => {
    const { note } = await say("Could it <i>remember</i> the plant?\nAsked by Ulsan", board.dev.actor, `${board.key}-1`);
    const gone = await say("never mind");
    await expect(removeFeedback(db, board.po.actor, { ...of(), note: gone.note })).rejects.toMatchObject(FORBIDDEN);
    await removeFeedback(db, board.sm.actor, { ...of(), note: gone.note });
    const { card } = await cardOfFeedback(db, board.po.actor, { ...of(), note });
    expect((await seen()).notes).toMatchObject([{ text: "Could it <i>remember</i> the plant?\nAsked by Ulsan", by: { id: board.dev.id }, about: `${board.key}-1`, became: card }]);
    const made = await db.card.findFirstOrThrow({ where: { boardId: board.id, title: "Could it <i>remember</i> the plant?" } });
    expect(made).toMatchObject({ column: "BACKLOG", kind: "REQUIREMENT" });
    expect(made.description).toMatch(new RegExp(`Asked by Ulsan\n\n.*/b/${board.key}/sprints/${sprint}/review$`));
    for (const attempt of [() => cardOfFeedback(db, board.po.actor, { ...of(), note }), () => removeFeedback(db, board.dev.actor, { ...of(), note })]) await expect(attempt()).rejects.toMatchObject({ reason: "feedback_is_card" });
    expect(await findBreaches(db)).toEqual([]);
  });

  test("refuses observers, strangers, what is elsewhere and what is too much", async () => {
    const { note } = await say("ours");
    await expect(say("x", board.observer.actor)).rejects.toMatchObject(FORBIDDEN);
    await expect(cardOfFeedback(db, board.observer.actor, { ...of(), note })).rejects.toMatchObject(FORBIDDEN);
    const other = await aBoard(db, { members: 1, cards: { BACKLOG: ["theirs"] } });
    const theirs = await aSprint(db, other.sm.actor, other.key);
    for (const attempt of [
      () => say("x", board.dev.actor, `${other.key}-1`),
      () => addFeedback(db, other.dev.actor, { ...of(), sprint: sprint + 5, text: "x", about: null }),
      () => cardOfFeedback(db, other.dev.actor, { key: other.key, sprint: theirs, note }),
      () => getReview(db, other, sprint + 5),
    ]) await expect(attempt()).rejects.toMatchObject({ reason: "not_found" });
    await expect(addFeedback(db, other.dev.actor, { key: other.key, sprint: theirs, text: "x", about: null })).rejects.toMatchObject({ reason: "sprint_not_started" });
    await expect(judgeGoal(db, other.po.actor, { key: other.key, sprint: theirs, isMet: true, remark: "" })).rejects.toMatchObject({ reason: "sprint_not_started" });
    const { id } = await db.sprint.findFirstOrThrow({ where: { boardId: board.id, number: sprint } });
    await db.reviewNote.createMany({ data: Array.from({ length: FEEDBACK_NOTES_MAX - 1 }, () => ({ sprintId: id, authorId: board.dev.id, text: "x", createdAt: new Date() })) });
    await expect(say("one more")).rejects.toMatchObject({ reason: "feedback_full" });
  });
});
