import { beforeAll, beforeEach, expect, test } from "vitest";
import { restoreCard } from "@/server/board/restore-card";
import { blockCard } from "@/server/board/block-card";
import { editCard } from "@/server/board/edit-card";
import { editCardInput } from "@/server/board/contracts";
import { addComment } from "@/server/board/write-comment";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import type { Db } from "@/server/platform/db/client";
import { applyOrder } from "@/server/scrum/apply-order";
import { changeCards } from "@/server/scrum/change-cards";
import { changeCardsInput, rankCardsInput, valueCardInput } from "@/server/scrum/contracts/backlog";
import { addEpic, editEpic } from "@/server/scrum/edit-epics";
import { withChanges } from "@/components/scrum/backlog/backlog-data";
import { listBacklogChanges } from "@/server/scrum/queries/list-backlog-changes";
import { setReadiness } from "@/server/scrum/set-readiness";
import { listBacklog } from "@/server/scrum/queries/list-backlog";
import { listEpics } from "@/server/scrum/queries/list-epics";
import { searchBacklog } from "@/server/scrum/queries/search-backlog";
import { rankCards } from "@/server/scrum/rank-cards";
import { undoChange } from "@/server/scrum/undo-change";
import { undoRanking } from "@/server/scrum/undo-ranking";
import { valueCard } from "@/server/scrum/value-card";
import { aBoard, historySince, keyOf, type Someone, titles, versionOf } from "@/tests/support/a-board";
import { aSprint } from "@/tests/support/a-sprint";
import { describeOnBoth } from "@/tests/support/database";

describeOnBoth("the Backlog", (aDb) => {
  let db: Db;
  let board: Awaited<ReturnType<typeof aBoard>>;
  beforeAll(async () => {
    db = await aDb();
  });
  beforeEach(async () => {
    board = await aBoard(db, { members: 1, cards: { BACKLOG: ["a", "b", "c", "d", "e"] } });
  });

  const key = (title: string) => keyOf(db, board.id, title);
  const keys = (...names: string[]) => Promise.all(names.map(key));
  const order = async () => (await titles(db, board.id, "BACKLOG")).join("");
  const rank = async (names: string[], place: object, who: Someone = board.po) => rankCards(db, who.actor, rankCardsInput.parse({ key: board.key, cards: await keys(...names), place }));
  const value = async (title: string, worth: object, who: Someone = board.po) => valueCard(db, who.actor, valueCardInput.parse({ cardKey: await key(title), ...worth }));
  const apply = async (by: "WSJF" | "RICE" | "MOSCOW", who: Someone = board.po) => applyOrder(db, who.actor, { key: board.key, by });
  const undo = async (version: number, who: Someone = board.po) => undoRanking(db, who.actor, { key: board.key, version });
  const change = async (names: string[], what: object, who: Someone = board.po) => changeCards(db, who.actor, changeCardsInput.parse({ key: board.key, cards: await keys(...names), change: what }));
  const expectUntouched = async (work: () => Promise<unknown>, refusal: object) => {
    const before = await versionOf(db, board.id);
    await expect(work()).rejects.toMatchObject(refusal);
    expect(await versionOf(db, board.id)).toBe(before);
  };
  const expectSound = async () => expect(await findBreaches(db)).toEqual([]);

  test("brings several cards to a place together, in the order that they were in, as one write", async () => {
    const before = await versionOf(db, board.id);
    expect(await rank(["e", "c"], { to: "TOP" })).toMatchObject({ cards: await keys("c", "e"), version: before + 1 });
    expect(await order()).toBe("ceabd");
    expect(await historySince(db, board.id, before)).toEqual(["card.ranked c", "card.ranked e"]);
    await rank(["c", "a"], { to: "BOTTOM" });
    expect(await order()).toBe("ebdca");
    await rank(["a"], { to: "POSITION", position: 2 });
    expect(await order()).toBe("eabdc");
    await rank(["e", "d"], { to: "AFTER", card: await key("b") });
    expect(await order()).toBe("abedc");
    await rank(["a"], { to: "POSITION", position: 99 });
    expect(await order()).toBe("bedca");
    await expectSound();
  });

  test("writes nothing when cards are there already", async () => {
    const before = await versionOf(db, board.id);
    expect(await rank(["a", "b"], { to: "TOP" })).toEqual({ cards: [], version: before });
    expect(await historySince(db, board.id, before)).toEqual([]);
  });

  test("is ranked by the Product Owner alone, and only what is in it, behind what is in it", async () => {
    for (const who of [board.sm, board.dev, board.observer]) {
      await expectUntouched(() => rank(["c"], { to: "TOP" }, who), { code: "FORBIDDEN" });
      await expectUntouched(() => apply("WSJF", who), { code: "FORBIDDEN" });
      await expectUntouched(() => undo(1, who), { code: "FORBIDDEN" });
      await expectUntouched(() => value("a", { value: 3 }, who), { code: "FORBIDDEN" });
    }
    await board.po.move("b", "PLANNED");
    await expectUntouched(() => rank(["a", "b"], { to: "TOP" }), { reason: "not_in_backlog", facts: { card: await key("b") } });
    await expectUntouched(async () => rank(["a"], { to: "AFTER", card: await key("b") }), { reason: "anchor_moved" });
    await expectUntouched(async () => rank(["a"], { to: "AFTER", card: await key("a") }), { reason: "anchor_moved" });
    expect(await order()).toBe("acde");
  });

  test("keeps one order for all when four rank at once", async () => {
    const names = ["a", "b", "c", "d", "e"];
    const client = async (at: number) => {
      for (let turn = 0; turn < 12; turn++) await rank([names[(at * 3 + turn) % 5]!, names[(at + turn * 2) % 5]!], { to: "POSITION", position: 1 + ((at + turn) % 5) });
    };
    await Promise.all([0, 1, 2, 3].map(client));
    expect([...(await order())].sort().join("")).toBe("abcde");
    const ranks = await db.card.findMany({ where: { boardId: board.id }, select: { rank: true } });
    expect(Math.max(...ranks.map((card) => card.rank.length))).toBeLessThan(16);
    await expectSound();
  });

  test("takes the order of a score as one step that moves as few as can be, and takes it back as one", async () => {
    const parts = { urgency: 1, risk: 1, effort: 1 };
    await value("d", { ...parts, value: 20 });
    await value("b", { ...parts, value: 10 });
    await value("e", { ...parts, value: 5 });
    const before = await versionOf(db, board.id);
    const applied = await apply("WSJF");
    expect(await order()).toBe("dbeac");
    // Of five, no more than two are in order already, as a before c: three are moved.
    expect(applied.cards).toHaveLength(3);
    expect(applied.version).toBe(before + 1);
    await undo(applied.version);
    expect(await order()).toBe("abcde");
    expect(await versionOf(db, board.id)).toBe(before + 2);
    await expectSound();
  });

  test("is ordered by RICE and by MoSCoW too; what is in order already is not written", async () => {
    await value("e", { reach: 100, impact: 2, confidence: 50, effort: 2 });
    await value("c", { reach: 900, impact: 1, confidence: 100, effort: 3, moscow: "COULD" });
    await value("d", { moscow: "MUST" });
    await apply("RICE");
    expect(await order()).toBe("ceabd");
    await apply("MOSCOW");
    expect(await order()).toBe("dceab");
    const before = await versionOf(db, board.id);
    expect(await apply("MOSCOW")).toEqual({ cards: [], version: before });
  });

  test("is not put back when one of the cards has moved since, or by somebody else", async () => {
    await value("e", { moscow: "MUST" });
    const { version } = await apply("MOSCOW");
    await expectUntouched(() => undo(version + 1), { reason: "undo_too_late" });
    await rank(["e"], { to: "BOTTOM" });
    await expectUntouched(() => undo(version), { reason: "ranking_moved_since", facts: { card: await key("e") } });
    expect(await order()).toBe("abcde");
  });

  test("is put back around a card that has come to the very place meanwhile", async () => {
    const { version } = await rank(["b"], { to: "BOTTOM" });
    await board.po.create("new", { after: await key("a") });
    await undo(version);
    expect(await titles(db, board.id, "BACKLOG")).toEqual(["a", "new", "b", "c", "d", "e"]);
    await expectSound();
  });

  test("knows what a card is worth, part by part, and only what changed is told", async () => {
    const before = await versionOf(db, board.id);
    await value("a", { value: 8, effort: 2.5, moscow: "SHOULD" });
    await value("a", { value: 8, effort: null, impact: 0.25 });
    expect((await listBacklog(db, board)).cards[0]?.worth).toEqual({ value: 8, urgency: null, risk: null, effort: null, reach: null, impact: 0.25, confidence: null, moscow: "SHOULD" });
    expect(await value("a", { value: 8 })).toMatchObject({ version: before + 2 });
    const events = await db.historyEvent.findMany({ where: { boardId: board.id, kind: "card.valued" }, orderBy: { version: "asc" } });
    expect(events.map(({ data }) => data)).toEqual([{ fields: ["value", "effort", "moscow"] }, { fields: ["effort", "impact"] }]);
    await expectSound();
  });

  test("changes many cards in one write, each telling only what changed of it", async () => {
    const sprint = await aSprint(db, board.sm.actor, board.key);
    const { epic } = await addEpic(db, board.sm.actor, { key: board.key, name: "Orders", description: "" });
    await change(["a"], { points: 5, addLabels: ["api", "old"] });
    const before = await versionOf(db, board.id);
    const changed = await change(["b", "a"], { points: 5, addLabels: ["api"], removeLabels: ["old"], kind: "DEFECT", assignees: [board.emailOf(1)], sprint, epic });
    expect(changed).toEqual({ cards: await keys("a", "b"), version: before + 1 });
    expect(await historySince(db, board.id, before)).toEqual([
      ...["card.edited a", "card.assigned a", "card.grouped a", "card.scheduled a"],
      ...["card.edited b", "card.estimated b", "card.assigned b", "card.grouped b", "card.scheduled b"],
    ]);
    const [a, b] = (await listBacklog(db, board)).cards;
    for (const card of [a, b]) expect(card).toMatchObject({ points: 5, labels: ["api"], kind: "DEFECT", assignees: [board.dev.id], sprint, epic });
    expect(await change(["a", "b"], { kind: "DEFECT", sprint })).toEqual({ cards: [], version: before + 1 });
    await change(["a", "b"], { epic: null, sprint: null, points: null, assignees: [] });
    expect((await listBacklog(db, board)).cards[0]).toMatchObject({ points: null, assignees: [], sprint: null, epic: null });
    await expectSound();
  });

  test("archives and discards many at once; what is discarded lies on top of Done in its order", async () => {
    await board.dev.move("e", "DONE").catch(() => board.po.move("e", "DONE"));
    await blockCard(db, board.dev.actor, { cardKey: await key("b"), reason: "waits" });
    await change(["a", "b"], { discard: "WONT_DO" });
    expect(await titles(db, board.id, "DONE")).toEqual(["a", "b", "e"]);
    const done = await db.card.findFirstOrThrow({ where: { boardId: board.id, title: "a" } });
    expect(done).toMatchObject({ outcome: "WONT_DO", finishedAt: done.enteredAt });
    const before = await versionOf(db, board.id);
    await change(["c", "d"], { archive: true, addLabels: ["later"] });
    expect(await historySince(db, board.id, before)).toEqual(["card.edited c", "card.edited d", "card.archived c", "card.archived d"]);
    expect(await order()).toBe("");
    await expectSound();
  });

  test("changes all of them or none, for those who may", async () => {
    const sprint = await aSprint(db, board.sm.actor, board.key);
    const { epic } = await addEpic(db, board.po.actor, { key: board.key, name: "Orders", description: "" });
    await editCard(db, board.dev.actor, editCardInput.parse({ cardKey: await key("e"), labels: Array.from({ length: 20 }, (_, at) => `l${at}`) }));
    await expectUntouched(() => change(["a", "e"], { addLabels: ["one more"], points: 3 }), { reason: "too_many_labels", facts: { card: await key("e"), max: 20 } });
    await expectUntouched(() => change(["a", "b"], { points: 3, assignees: ["nobody@example.org"] }), { reason: "unknown_assignee" });
    await change(["d"], { archive: true });
    await expectUntouched(() => change(["a", "d"], { points: 3 }), { reason: "card_archived" });
    await editEpic(db, board.sm.actor, { key: board.key, epic, closed: true });
    await expectUntouched(() => change(["a"], { epic }), { reason: "epic_closed" });
    await expectUntouched(() => change(["a"], { points: 3, sprint }, board.dev), { code: "FORBIDDEN", facts: { action: "card.schedule" } });
    await expectUntouched(() => change(["a"], { points: 3, epic: null }, board.dev), { code: "FORBIDDEN", facts: { action: "epics.manage" } });
    await expectUntouched(() => change(["a"], { points: 3, archive: true }, board.dev), { code: "FORBIDDEN", facts: { action: "card.archive" } });
    await expectUntouched(() => change(["a"], { points: 3, discard: "DUPLICATE" }, board.sm), { code: "FORBIDDEN", facts: { action: "card.discard" } });
    await expectUntouched(() => change(["a"], { points: 3 }, board.observer), { code: "FORBIDDEN" });
    await change(["a"], { points: 3 }, board.dev);
  });

  test("groups cards in epics and shows how far each is, without what was discarded or given up", async () => {
    const { epic } = await addEpic(db, board.po.actor, { key: board.key, name: "Orders", description: "From cart to invoice" });
    await change(["a", "b", "c", "d", "e"], { epic, points: 3 });
    await board.po.move("a", "DONE");
    await change(["a"], { archive: true });
    await change(["b"], { discard: "DUPLICATE" });
    await change(["c"], { archive: true });
    expect(await listEpics(db, board.id)).toEqual([{ id: epic, name: "Orders", description: "From cart to invoice", closedAt: null, cards: 3, doneCards: 1, points: 9, donePoints: 3 }]);
  });

  test("epics are renamed, described, closed and opened again by those who lead; two open ones never have one name", async () => {
    const before = await versionOf(db, board.id);
    const { epic } = await addEpic(db, board.sm.actor, { key: board.key, name: "Orders", description: "" });
    await editEpic(db, board.po.actor, { key: board.key, epic, name: "Sales", description: "All of it", closed: true });
    const second = await addEpic(db, board.po.actor, { key: board.key, name: "Sales", description: "" });
    await expectUntouched(() => editEpic(db, board.po.actor, { key: board.key, epic, closed: false }), { reason: "epic_named_twice" });
    await editEpic(db, board.po.actor, { key: board.key, epic, name: "Orders", closed: false });
    await expectUntouched(() => editEpic(db, board.po.actor, { key: board.key, epic: second.epic, name: "Orders" }), { reason: "epic_named_twice" });
    for (const who of [board.dev, board.observer]) await expectUntouched(async () => addEpic(db, who.actor, { key: board.key, name: "Mine", description: "" }), { code: "FORBIDDEN" });
    const events = await db.historyEvent.findMany({ where: { boardId: board.id, version: { gt: before } }, orderBy: [{ version: "asc" }, { ordinal: "asc" }] });
    expect(events.map(({ data }) => (data as { change: string }).change)).toEqual(["added", "edited", "closed", "added", "edited", "reopened"]);
    expect((await listEpics(db, board.id)).map(({ name, closedAt }) => [name, closedAt])).toEqual([["Orders", null], ["Sales", null]]);
    await expectSound();
  });

  test("is searched by words over key, title, description and comments, in any case and in Korean", async () => {
    await editCard(db, board.dev.actor, editCardInput.parse({ cardKey: await key("a"), title: "주문서를 PDF로 내려받기", description: "100% of Orders_2026" }));
    await addComment(db, board.dev.actor, { cardKey: await key("b"), body: "결제 오류는 Safari에서만" });
    const [, b, c] = (await listBacklog(db, board)).cards.map((card) => card.key);
    const a = (await listBacklog(db, board)).cards[0]?.key;
    const found = (text: string) => searchBacklog(db, board, text);
    expect(await found("주문서")).toEqual([a]);
    expect(await found("orders pdf")).toEqual([a]);
    expect(await found("safari 결제")).toEqual([b]);
    expect(await found(String(c).toLowerCase())).toEqual([c]);
    expect(await found("100%")).toEqual([a]);
    expect(await found("%")).toEqual([a]);
    expect(await found("orders_")).toEqual([a]);
    expect(await found("Orders\\")).toEqual([]);
    expect(await found("주문서 Safari")).toEqual([]);
    expect(await found("  ")).toEqual([]);
  });

  test.each([["archived", { archive: true }], ["discarded", { discard: "WONT_DO" }]] as const)("cards that were %s go back to their places, all or none, by who did it", async (_, ending) => {
    const done = await change(["b", "c", "e"], ending);
    expect(await order()).toBe("ad");
    const back = (who: Someone = board.po, version = done.version) => undoChange(db, who.actor, { key: board.key, cards: done.cards, version });
    await expectUntouched(() => back(board.sm), { reason: "change_undo_too_late" });
    await expectUntouched(() => back(board.po, done.version + 5), { reason: "change_undo_too_late" });
    await rank(["d"], { to: "TOP" });
    const before = await versionOf(db, board.id);
    expect((await back()).cards).toEqual(await keys("b", "c", "e"));
    expect(await order()).toBe("dabce");
    const told = "archive" in ending ? "card.restored" : "card.moved";
    expect(await historySince(db, board.id, before)).toEqual([`${told} b`, `${told} c`, `${told} e`]);
    await expectUntouched(() => back(), { reason: "change_undo_too_late" });
    await expectSound();
  });

  test("what was archived or discarded and has moved since is not taken back, nor are the others with it", async () => {
    const { cards, version } = await change(["a", "b"], { discard: "WONT_DO" });
    await board.po.move("b", "PLANNED");
    await expectUntouched(() => undoChange(db, board.po.actor, { key: board.key, cards, version }), { reason: "change_undo_too_late", facts: { card: cards[1] } });
    const archived = await change(["c", "d"], { archive: true });
    await restoreCard(db, board.sm.actor, { cardKey: archived.cards[0] ?? "" });
    await expectUntouched(() => undoChange(db, board.po.actor, { key: board.key, ...archived }), { reason: "change_undo_too_late", facts: { card: archived.cards[0] } });
  });

  test("cards that were archived out of a limited column do not come back when one of them finds no room", async () => {
    board = await aBoard(db, { members: 1, cards: { IN_WORK: ["w", "x"] }, limits: { inWork: { mode: "FIXED", value: 2 } } });
    const done = await change(["w", "x"], { archive: true }, board.sm);
    await board.sm.create("y", { column: "IN_WORK" });
    await expectUntouched(() => undoChange(db, board.sm.actor, { key: board.key, ...done }), { reason: "wip_limit" });
    expect(await titles(db, board.id, "IN_WORK")).toEqual(["y"]);
  });

  test("what changed since a version is exactly what brings the list of then to that of now", async () => {
    const then = await listBacklog(db, board);
    await rank(["e"], { to: "TOP" });
    await change(["a"], { points: 5, addLabels: ["api"] });
    await change(["b"], { archive: true });
    await board.po.move("c", "PLANNED");
    await value("d", { value: 8 });
    await board.dev.create("f");
    const changes = (await listBacklogChanges(db, board, then.version))!;
    expect(changes.cards.map(({ title }) => title)).toEqual(["e", "a", "d", "f"]);
    expect(changes.gone.toSorted()).toEqual(await keys("b", "c"));
    expect(withChanges(then, changes)).toEqual(await listBacklog(db, board));
    expect(await listBacklogChanges(db, board, changes.version)).toEqual({ version: changes.version, cards: [], gone: [] });
    await setReadiness(db, board.sm.actor, { key: board.key, lines: [{ text: "small" }] });
    expect(await listBacklogChanges(db, board, changes.version)).toBeNull();
  });
});
