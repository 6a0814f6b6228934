import { beforeAll, beforeEach, expect, test } from "vitest";
import { blockCard } from "@/server/board/block-card";
import { editCard } from "@/server/board/edit-card";
import { addMember, removeMember } from "@/server/board/manage-members";
import { moveCard } from "@/server/board/move-card";
import { addComment, deleteComment, editComment } from "@/server/board/write-comment";
import { chooseNotifications } from "@/server/notifications/choose-notifications";
import { forgetNotifications } from "@/server/notifications/forget-notifications";
import { notifyPeople } from "@/server/notifications/notify-people";
import { countUnread, listNotifications } from "@/server/notifications/queries/list-notifications";
import { readNotifications } from "@/server/notifications/read-notifications";
import { submitRequestInput } from "@/server/scrum/contracts/intake";
import { setIntake } from "@/server/scrum/set-intake";
import { submitRequest } from "@/server/scrum/submit-request";
import { startSprint } from "@/server/scrum/start-sprint";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { aBoard } from "@/tests/support/a-board";
import { aSprint } from "@/tests/support/a-sprint";
import { describeOnBoth } from "@/tests/support/database";

const ALL = { unread: false };

describeOnBoth("notifications", (aDb) => {
  let db: Db;
  let board: Awaited<ReturnType<typeof aBoard>>;
  let cardKey: string;
  let name: string;
  beforeAll(async () => {
    db = await aDb();
  });
  beforeEach(async () => {
    board = await aBoard(db, { members: 2, cards: { BACKLOG: ["one"] } });
    cardKey = `${board.key}-1`;
    name = `Dev of ${board.key}`;
    await db.user.update({ where: { id: board.dev.id }, data: { name } });
    await notifyPeople(db);
  });

  const kindsOf = async (userId: string) => (await listNotifications(db, userId, ALL)).lines.map(({ kind }) => kind);
  const told = async (userId: string) => {
    await notifyPeople(db);
    return kindsOf(userId);
  };

  test("who is named in a comment is told once, whatever becomes of it; who is named by an edit is told then", async () => {
    const { commentId } = await addComment(db, board.po.actor, { cardKey, body: "nothing yet" });
    expect(await told(board.dev.id)).toEqual([]);
    await editComment(db, board.po.actor, { cardKey, commentId, body: `please look, @${name}` });
    expect(await told(board.dev.id)).toEqual(["MENTIONED"]);
    await editComment(db, board.po.actor, { cardKey, commentId, body: `please look again, @${name}` });
    expect(await told(board.dev.id)).toEqual(["MENTIONED"]);
    const { commentId: gone } = await addComment(db, board.po.actor, { cardKey, body: `@${name} oh` });
    await deleteComment(db, board.po.actor, { cardKey, commentId: gone });
    expect(await told(board.dev.id)).toEqual(["MENTIONED"]);
    await editCard(db, board.po.actor, { cardKey, description: `Ask @${name}` });
    expect(await told(board.dev.id)).toEqual(["MENTIONED", "MENTIONED"]);
    const { lines } = await listNotifications(db, board.dev.id, ALL);
    expect(lines[0]).toMatchObject({ card: { number: 1, title: "one" }, actor: { id: board.po.id }, isRead: false, board: { key: board.key } });
  });

  test("somebody without an account names nobody, whatever they write into the form", async () => {
    const { link } = await setIntake(db, board.sm.actor, { key: board.key, open: true });
    await submitRequest(db, submitRequestInput.parse({ token: link?.split("/").at(-1) ?? "", title: "Help", details: `@${name} open this` }), null);
    expect(await told(board.dev.id)).toEqual([]);
  });

  test("who gets a card is told, also with its creation; who has it already, and who takes it, is not", async () => {
    await editCard(db, board.sm.actor, { cardKey, assignees: [board.dev.id] });
    expect(await told(board.dev.id)).toEqual(["ASSIGNED"]);
    await editCard(db, board.sm.actor, { cardKey, assignees: [board.dev.id, board.po.id] });
    expect([await told(board.dev.id), await kindsOf(board.po.id)]).toEqual([["ASSIGNED"], ["ASSIGNED"]]);
    await board.po.create("two", { assignees: [board.dev.id, board.po.id] });
    expect([await told(board.dev.id), await kindsOf(board.po.id)]).toEqual([["ASSIGNED", "ASSIGNED"], ["ASSIGNED"]]);
    await editCard(db, board.po.actor, { cardKey: `${board.key}-2`, assignees: [board.dev.id] });
    await editCard(db, board.dev.actor, { cardKey: `${board.key}-2`, assignees: [] });
    await editCard(db, board.dev.actor, { cardKey: `${board.key}-2`, assignees: [board.dev.id] });
    expect(await told(board.dev.id)).toHaveLength(2);
  });

  test("who has a blocked card and the Scrum Master are told why", async () => {
    await editCard(db, board.dev.actor, { cardKey, assignees: [board.dev.id, board.po.id] });
    await moveCard(db, board.sm.actor, { cardKey, to: "PLANNED" });
    await moveCard(db, board.sm.actor, { cardKey, to: "IN_WORK" });
    await blockCard(db, board.dev.actor, { cardKey, reason: "no licence" });
    await notifyPeople(db);
    expect((await listNotifications(db, board.sm.id, ALL)).lines).toMatchObject([{ kind: "BLOCKED", facts: { reason: "no licence" }, actor: { name } }]);
    expect([await kindsOf(board.dev.id), (await kindsOf(board.po.id))[0]]).toEqual([[], "BLOCKED"]);
  });

  test("a sprint that starts is told to everybody on the board but to who started it", async () => {
    await startSprint(db, board.sm.actor, await aSprint(db, board.sm.actor, board.key));
    await notifyPeople(db);
    for (const { id } of [board.po, board.dev, board.observer]) expect(await kindsOf(id)).toEqual(["SPRINT_STARTED"]);
    expect(await kindsOf(board.sm.id)).toEqual([]);
  });

  test("sprints of two boards that start with the same write are two things to hear of", async () => {
    const other = await aBoard(db, { members: 2, cards: { BACKLOG: ["one"] } });
    for (const { key, sm } of [board, other]) {
      await addMember(db, sm.actor, { key, email: "watcher@example.org", roles: ["OBSERVER"] });
      await startSprint(db, sm.actor, await aSprint(db, sm.actor, key));
    }
    const { id } = await db.user.findUniqueOrThrow({ where: { email: "watcher@example.org" } });
    expect(await told(id)).toEqual(["SPRINT_STARTED", "SPRINT_STARTED"]);
  });

  test("what cannot be told of one board keeps nobody from hearing of another", async () => {
    const other = await aBoard(db, { cards: { BACKLOG: ["one"] } });
    await notifyPeople(db);
    const { version } = await db.board.update({ where: { id: other.id }, data: { version: { increment: 1 } } });
    const card = await db.card.findFirstOrThrow({ where: { boardId: other.id } });
    await db.historyEvent.create({ data: { boardId: other.id, version, ordinal: 0, cardId: card.id, kind: "card.edited", at: new Date(), data: { fields: null } } });
    await editCard(db, board.sm.actor, { cardKey, assignees: [board.dev.id] });
    expect(await told(board.dev.id)).toEqual(["ASSIGNED"]);
  });

  test("nobody is told of what they do not want to hear, and each may choose for themselves", async () => {
    await chooseNotifications(db, board.dev.id, { notToldOf: ["ASSIGNED"], notMailedOf: [] });
    await editCard(db, board.sm.actor, { cardKey, assignees: [board.dev.id, board.po.id] });
    expect([await told(board.dev.id), await kindsOf(board.po.id)]).toEqual([[], ["ASSIGNED"]]);
  });

  test("however many look at once, everybody is told once", async () => {
    for (let n = 0; n < 5; n++) await addComment(db, board.po.actor, { cardKey, body: `@${name} ${n}` });
    await Promise.all(Array.from({ length: 8 }, () => notifyPeople(db)));
    expect(await kindsOf(board.dev.id)).toHaveLength(5);
    expect(await notifyPeople(db)).toBe(0);
  });

  test("what happened more than a day ago is not told any more", async () => {
    const longAgo = new Date(Date.now() - 25 * 3_600_000);
    await db.board.update({ where: { id: board.id }, data: { writtenAt: longAgo } });
    await atTime(longAgo, () => editCard(db, board.sm.actor, { cardKey, assignees: [board.dev.id] }));
    expect(await told(board.dev.id)).toEqual([]);
  });

  test("a person reads and counts their own alone; who left the board sees no more of it", async () => {
    await editCard(db, board.sm.actor, { cardKey, assignees: [board.dev.id, board.po.id] });
    await notifyPeople(db);
    const [mine] = (await listNotifications(db, board.dev.id, ALL)).lines;
    expect(await readNotifications(db, board.po.id, { ids: [mine?.id ?? ""] })).toEqual({ read: 0 });
    expect([await countUnread(db, board.dev.id), await countUnread(db, board.po.id), await countUnread(db, board.observer.id)]).toEqual([1, 1, 0]);
    expect(await readNotifications(db, board.dev.id, {})).toEqual({ read: 1 });
    expect([await countUnread(db, board.dev.id), (await listNotifications(db, board.dev.id, { unread: true })).lines]).toEqual([0, []]);
    expect((await listNotifications(db, board.dev.id, ALL)).lines).toMatchObject([{ isRead: true }]);
    await removeMember(db, board.sm.actor, { key: board.key, email: board.emailOf(1) });
    expect([await kindsOf(board.dev.id), await countUnread(db, board.dev.id)]).toEqual([[], 0]);
  });

  test("they are shown by pages, and thrown away when nobody looks at them any more", async () => {
    for (let n = 0; n < 35; n++) await addComment(db, board.po.actor, { cardKey, body: `@${name} ${n}` });
    await notifyPeople(db);
    const first = await listNotifications(db, board.dev.id, ALL);
    const second = await listNotifications(db, board.dev.id, { ...ALL, after: first.lines.at(-1)?.id });
    expect([first.lines.length, first.hasMore, second.lines.length, second.hasMore]).toEqual([30, true, 5, false]);
    expect(new Set([...first.lines, ...second.lines].map(({ id }) => id)).size).toBe(35);
    const [foreign] = first.lines;
    expect((await listNotifications(db, board.po.id, { ...ALL, after: foreign?.id })).lines).toEqual([]);
    await readNotifications(db, board.dev.id, { ids: [foreign?.id ?? ""] });
    const later = (days: number) => new Date(Date.now() + days * 24 * 3_600_000);
    await atTime(later(91), () => forgetNotifications(db));
    expect(await db.notification.count({ where: { userId: board.dev.id } })).toBe(34);
    await atTime(later(181), () => forgetNotifications(db));
    expect(await kindsOf(board.dev.id)).toEqual([]);
  });
});
