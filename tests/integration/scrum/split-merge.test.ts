import { beforeAll, beforeEach, expect, test } from "vitest";
import { editCard } from "@/server/board/edit-card";
import { editChecklist } from "@/server/board/edit-checklist";
import { getCardPage } from "@/server/board/queries/get-card-page";
import { addComment } from "@/server/board/write-comment";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import type { Db } from "@/server/platform/db/client";
import { changeCards } from "@/server/scrum/change-cards";
import { submitRequestInput } from "@/server/scrum/contracts/intake";
import { changeCardsInput } from "@/server/scrum/contracts/backlog";
import { mergeCardsInput, splitCardInput } from "@/server/scrum/contracts/split-merge";
import { addEpic } from "@/server/scrum/edit-epics";
import { mergeCards } from "@/server/scrum/merge-cards";
import { followRequest } from "@/server/scrum/queries/open-request";
import { getSprint } from "@/server/scrum/queries/get-sprint";
import { setIntake } from "@/server/scrum/set-intake";
import { splitCard } from "@/server/scrum/split-card";
import { startSprint } from "@/server/scrum/start-sprint";
import { submitRequest } from "@/server/scrum/submit-request";
import { aBoard, historySince, keyOf, type Someone, titles, versionOf } from "@/tests/support/a-board";
import { aSprint } from "@/tests/support/a-sprint";
import { describeOnBoth } from "@/tests/support/database";

describeOnBoth("splitting and merging", (aDb) => {
  let db: Db;
  let board: Awaited<ReturnType<typeof aBoard>>;
  beforeAll(async () => {
    db = await aDb();
  });
  beforeEach(async () => {
    board = await aBoard(db, { members: 1, cards: { BACKLOG: ["a", "b", "c"] } });
  });

  const key = (title: string) => keyOf(db, board.id, title);
  const page = async (title: string) => getCardPage(db, board.id, await key(title));
  const order = async () => (await titles(db, board.id, "BACKLOG")).join(" ");
  const change = async (names: string[], what: object, who: Someone = board.po) => changeCards(db, who.actor, changeCardsInput.parse({ key: board.key, cards: await Promise.all(names.map(key)), change: what }));
  const item = async (title: string, text: string) => (await editChecklist(db, board.po.actor, { cardKey: await key(title), change: { type: "add", text } })).itemId;
  const split = async (title: string, input: object, who: Someone = board.po) => splitCard(db, who.actor, splitCardInput.parse({ cardKey: await key(title), points: null, ...input }));
  const merge = async (keep: string, duplicates: string[], take: object = {}, who: Someone = board.po) =>
    mergeCards(db, who.actor, mergeCardsInput.parse({ key: board.key, keep: await key(keep), duplicates: await Promise.all(duplicates.map(key)), take }));
  const expectUntouched = async (work: () => Promise<unknown>, refusal: object) => {
    const before = await versionOf(db, board.id);
    await expect(work()).rejects.toMatchObject(refusal);
    expect(await versionOf(db, board.id)).toBe(before);
  };
  const expectSound = async () => expect(await findBreaches(db)).toEqual([]);

  test("splits parts off a card: right behind it, of its kind and labels, in its epic and sprint, with the items that were given", async () => {
    const sprint = await aSprint(db, board.sm.actor, board.key);
    const { epic } = await addEpic(db, board.sm.actor, { key: board.key, name: "Orders", description: "" });
    await change(["a"], { points: 8, kind: "DEFECT", addLabels: ["api"], epic, sprint });
    const [one, two] = [await item("a", "one"), await item("a", "two")];
    const before = await versionOf(db, board.id);
    const { cards } = await split("a", { points: 3, parts: [{ title: "x", points: 4, items: [two] }, { title: "y", points: 1 }] });
    expect(await order()).toBe("a x y b c");
    expect(cards).toEqual([await key("x"), await key("y")]);
    expect(await page("a")).toMatchObject({ points: 3, items: [{ id: one, text: "one" }] });
    expect(await page("x")).toMatchObject({ points: 4, kind: "DEFECT", labels: ["api"], epic, sprint, items: [{ id: two, text: "two" }] });
    expect(await historySince(db, board.id, before)).toEqual([
      "card.created x", "card.created y", "card.split a", "card.estimated a", "card.split x", "card.grouped x", "card.scheduled x", "card.split y", "card.grouped y", "card.scheduled y",
    ]);
    const told = await db.historyEvent.findMany({ where: { boardId: board.id, kind: "card.split" }, orderBy: { ordinal: "asc" } });
    expect(told.map(({ data }) => data)).toEqual([{ into: cards }, { from: await key("a") }, { from: await key("a") }]);
    await expectSound();
  });

  test("puts a Team Member's parts at the bottom and into no sprint or epic, since neither is theirs to decide", async () => {
    const sprint = await aSprint(db, board.sm.actor, board.key);
    await change(["a"], { sprint });
    await split("a", { parts: [{ title: "x" }] }, board.dev);
    expect(await order()).toBe("a b c x");
    expect(await page("x")).toMatchObject({ sprint: null, points: null });
    await expectUntouched(() => split("a", { parts: [{ title: "y" }] }, board.observer), { code: "FORBIDDEN" });
    await expectSound();
  });

  test("splits a card that is being worked on into the Backlog; in a running sprint that is scope change", async () => {
    const sprint = await aSprint(db, board.sm.actor, board.key);
    await change(["a"], { points: 8, sprint });
    await startSprint(db, board.sm.actor, sprint);
    await board.po.move("a", "IN_WORK");
    await split("a", { points: 5, parts: [{ title: "x", points: 3 }, { title: "y", points: 2 }] });
    await split("y", { points: 2, keepSprint: false, parts: [{ title: "z" }] });
    expect(await order()).toBe("b c x y z");
    expect((await page("z")).sprint).toBeNull();
    const { report } = await getSprint(db, board.id, sprint);
    expect(report).toMatchObject({ added: { points: 5 }, reestimated: -3 });
    await expectSound();
  });

  test("refuses to split what is done or archived, and to give away an item twice or another card's", async () => {
    const [own, other] = [await item("a", "own"), await item("b", "other")];
    const part = { title: "x" };
    await expectUntouched(() => split("a", { parts: [{ ...part, items: [other] }] }), { code: "NOT_FOUND" });
    await expectUntouched(() => split("a", { parts: [{ ...part, items: [own] }, { ...part, items: [own] }] }), { code: "NOT_FOUND" });
    await board.po.move("b", "DONE");
    await expectUntouched(() => split("b", { parts: [part] }), { reason: "split_done" });
    await change(["c"], { archive: true });
    await expectUntouched(() => split("c", { parts: [part] }), { reason: "card_archived" });
    expect(() => splitCardInput.parse({ cardKey: "A-1", points: null, parts: [] })).toThrow();
  });

  test("merges duplicates: they go to Done linked to the card that stays, which takes over what was asked for", async () => {
    await item("a", "mine");
    const copied = await item("b", "theirs");
    await change(["b"], { addLabels: ["api"], assignees: [board.dev.id] });
    await addComment(db, board.dev.actor, { cardKey: await key("b"), body: "seen" });
    const before = await versionOf(db, board.id);
    expect((await merge("a", ["b", "c"], { items: true, labels: true, assignees: true })).cards).toEqual([await key("b"), await key("c")]);
    expect(await order()).toBe("a");
    expect(await page("a")).toMatchObject({ labels: ["api"], assignees: [board.dev.id], items: [{ text: "mine" }, { text: "theirs" }], comments: 0 });
    expect(await page("b")).toMatchObject({ column: "DONE", outcome: "DUPLICATE", comments: 1, items: [{ id: copied }] });
    expect(await historySince(db, board.id, before)).toEqual(["card.edited a", "card.assigned a", "card.checklist a", "card.merged a", "card.merged b", "card.merged c", "card.moved c", "card.moved b"]);
    await expectSound();
  });

  test("takes over nothing that was not asked for, and merges by the Product Owner alone", async () => {
    await item("b", "theirs");
    await change(["b"], { addLabels: ["api"] });
    for (const who of [board.sm, board.dev, board.observer]) await expectUntouched(() => merge("a", ["b"], {}, who), { code: "FORBIDDEN" });
    await merge("a", ["b"]);
    expect(await page("a")).toMatchObject({ labels: [], items: [] });
    await expectUntouched(() => merge("b", ["c"]), { reason: "merge_into_discarded" });
    await expectUntouched(() => merge("a", ["a", "c"]), { reason: "merge_with_itself" });
    await editCard(db, board.po.actor, { cardKey: await key("a"), labels: Array.from({ length: 20 }, (_, at) => `own ${at}`) });
    await change(["c"], { addLabels: ["other"] });
    await expectUntouched(() => merge("a", ["c"], { labels: true }), { reason: "too_many_labels" });
  });

  test("a sender whose request was a duplicate is told of the card that stayed", async () => {
    const token = (await setIntake(db, board.sm.actor, { key: board.key, open: true })).link?.split("/").at(-1);
    const { reference } = await submitRequest(db, submitRequestInput.parse({ token, title: "asked again" }), `198.51.100.${board.key.slice(2)}`);
    await merge("b", ["asked again"]);
    await merge("a", ["b"]);
    const state = async () => ((await followRequest(db, reference, "198.51.100.1")) as { status: string }).status;
    expect(await state()).toBe("RECEIVED");
    await board.po.move("a", "IN_WORK");
    expect(await state()).toBe("IN_WORK");
    expect(JSON.stringify(await followRequest(db, reference, "198.51.100.1"))).not.toContain(board.key);
    await board.po.move("a", "DONE", { outcome: "WONT_DO" });
    expect(await state()).toBe("DECLINED");
  });
});
