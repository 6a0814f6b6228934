import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { editCard } from "@/server/board/edit-card";
import { removeMember } from "@/server/board/manage-members";
import { addComment } from "@/server/board/write-comment";
import { chooseNotifications } from "@/server/notifications/choose-notifications";
import { notifyPeople } from "@/server/notifications/notify-people";
import { countUnread } from "@/server/notifications/queries/list-notifications";
import { readNotifications } from "@/server/notifications/read-notifications";
import { sendMails } from "@/server/notifications/send-mails";
import { atTime } from "@/server/platform/clock";
import type { Db } from "@/server/platform/db/client";
import { type Mail, sendMail } from "@/server/platform/send-mail";
import { aMailServer } from "@/tests/support/a-mail-server";
import { aBoard } from "@/tests/support/a-board";
import { describeOnBoth } from "@/tests/support/database";
import { useSettings } from "@/tests/support/settings";

describeOnBoth("mails", (aDb) => {
  let db: Db;
  let board: Awaited<ReturnType<typeof aBoard>>;
  let cardKey: string;
  let sent: Mail[];
  let isDown: boolean;
  beforeAll(async () => {
    db = await aDb();
  });
  beforeEach(async () => {
    useSettings({ mail: { server: "smtp://127.0.0.1:1", from: "Board <board@example.org>" }, publicUrl: "https://board.example.org" });
    board = await aBoard(db, { members: 1, cards: { BACKLOG: ["one"] } });
    cardKey = `${board.key}-1`;
    await db.user.update({ where: { id: board.dev.id }, data: { name: `Dev of ${board.key}` } });
    sent = [];
    isDown = false;
  });
  afterEach(() => useSettings());

  const send = async (mail: Mail) => {
    if (isDown) throw new Error("down");
    sent.push(mail);
  };
  const inSeconds = (seconds: number) => atTime(new Date(Date.now() + seconds * 1000), () => sendMails(db, send));
  const assign = async () => {
    await editCard(db, board.sm.actor, { cardKey, assignees: [board.dev.id] });
    await notifyPeople(db);
  };

  test("what is not read within a minute is mailed, once, in one mail", async () => {
    await assign();
    await addComment(db, board.po.actor, { cardKey, body: `@Dev of ${board.key} hello` });
    await notifyPeople(db);
    expect([await inSeconds(30), await inSeconds(70), await inSeconds(100_000)]).toEqual([0, 1, 0]);
    expect(sent).toEqual([{ to: board.emailOf(1), subject: "2 things happened on your boards", text: expect.stringContaining(`https://board.example.org/w/`) }]);
    expect(await countUnread(db, board.dev.id)).toBe(2);
  });

  test("what was read is not mailed, nor what somebody may not see any more", async () => {
    await assign();
    await readNotifications(db, board.dev.id, {});
    expect(await inSeconds(70)).toBe(0);
    await addComment(db, board.po.actor, { cardKey, body: `@Dev of ${board.key} hello` });
    await notifyPeople(db);
    await removeMember(db, board.sm.actor, { key: board.key, email: board.emailOf(1) });
    expect([await inSeconds(70), sent]).toEqual([0, []]);
  });

  test("each chooses what is mailed; mail alone is possible", async () => {
    await chooseNotifications(db, board.dev.id, { notToldOf: ["ASSIGNED"], notMailedOf: ["MENTIONED"] });
    await assign();
    await addComment(db, board.po.actor, { cardKey, body: `@Dev of ${board.key} hello` });
    await notifyPeople(db);
    expect([await inSeconds(70), await countUnread(db, board.dev.id)]).toEqual([1, 1]);
    expect(sent).toMatchObject([{ subject: `[${cardKey}] A card was assigned to you` }]);
  });

  test("who wants no more mails of a kind gets none that were due", async () => {
    await assign();
    await chooseNotifications(db, board.dev.id, { notToldOf: [], notMailedOf: ["ASSIGNED"] });
    expect([await inSeconds(70), sent]).toEqual([0, []]);
  });

  test("a mail server that is down loses nothing, and is not asked for ever", async () => {
    await assign();
    isDown = true;
    expect(await inSeconds(70)).toBe(0);
    isDown = false;
    expect([await inSeconds(71), await inSeconds(200)]).toEqual([0, 1]);
    await addComment(db, board.po.actor, { cardKey, body: `@Dev of ${board.key} hello` });
    await notifyPeople(db);
    isDown = true;
    for (let day = 1; day < 15; day++) await inSeconds(day * 100_000);
    expect((await db.notification.findFirstOrThrow({ where: { userId: board.dev.id, kind: "MENTIONED" } })).mail).toBe("FAILED");
    isDown = false;
    expect(await inSeconds(2_000_000)).toBe(0);
  });

  test("nobody is mailed by two processes at once", async () => {
    await assign();
    await Promise.all([inSeconds(70), inSeconds(70), inSeconds(70)]);
    expect(sent).toHaveLength(1);
  });

  test("without a mail server nothing waits for one", async () => {
    useSettings({ mail: null });
    await assign();
    expect((await db.notification.findFirstOrThrow({ where: { userId: board.dev.id } })).mail).toBe("NONE");
  });
});

test("a real mail server gets the mail as it was written, from whom the settings say", async () => {
  const { url, received, state } = await aMailServer();
  useSettings({ mail: { server: url, from: "보드 <board@example.org>" } });
  const mail = { to: "dev@example.org", subject: "[ERP-1] 막힘", text: "한 줄\n.\n두 줄" };
  state.isClosed = true;
  await expect(sendMail(mail)).rejects.toThrow("come back later");
  state.isClosed = false;
  await sendMail(mail);
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({ from: "board@example.org", to: ["dev@example.org"] });
  expect(received[0]?.data).toContain("Auto-Submitted: auto-generated");
  expect(received[0]?.data).toMatch(/^Subject: \[ERP-1\] =\?UTF-8\?|^Subject: =\?UTF-8\?/m);
  useSettings();
});
