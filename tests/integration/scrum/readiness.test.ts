import { beforeAll, beforeEach, expect, test } from "vitest";
import { getCardPage } from "@/server/board/queries/get-card-page";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import type { Db } from "@/server/platform/db/client";
import { setReadinessInput } from "@/server/scrum/contracts/readiness";
import { listBacklog } from "@/server/scrum/queries/list-backlog";
import { listUnready } from "@/server/scrum/queries/list-unready";
import { setReadiness } from "@/server/scrum/set-readiness";
import { tickReady } from "@/server/scrum/tick-ready";
import { aBoard, historySince, keyOf, type Someone, versionOf } from "@/tests/support/a-board";
import { describeOnBoth } from "@/tests/support/database";

describeOnBoth("the Definition of Ready", (aDb) => {
  let db: Db;
  let board: Awaited<ReturnType<typeof aBoard>>;
  beforeAll(async () => {
    db = await aDb();
  });
  beforeEach(async () => {
    board = await aBoard(db, { members: 1, cards: { BACKLOG: ["a", "b"] } });
  });

  const set = async (lines: { id?: string; text: string }[], who: Someone = board.sm) => setReadiness(db, who.actor, setReadinessInput.parse({ key: board.key, lines }));
  const tick = async (title: string, line: string, met = true, who: Someone = board.dev) => tickReady(db, who.actor, { cardKey: await keyOf(db, board.id, title), line, met });
  const ready = async () => (await listBacklog(db, board)).cards.map((card) => card.ready);

  test("is met by a card when every line is ticked, and says nothing of any card where there is none", async () => {
    expect(await ready()).toEqual([null, null]);
    expect(await listUnready(db, board)).toEqual([]);
    const [small, clear] = (await set([{ text: "small" }, { text: "clear" }])).map(({ id }) => id);
    await tick("a", small!);
    expect(await ready()).toEqual([{ met: 1, of: 2 }, { met: 0, of: 2 }]);
    await tick("a", clear!);
    expect(await ready()).toEqual([{ met: 2, of: 2 }, { met: 0, of: 2 }]);
    expect(await listUnready(db, board)).toEqual([await keyOf(db, board.id, "b")]);
    expect((await getCardPage(db, board.id, await keyOf(db, board.id, "a"))).readiness).toEqual([{ id: small, text: "small", met: true }, { id: clear, text: "clear", met: true }]);
    await board.po.move("b", "IN_WORK");
    expect(await listUnready(db, board)).toEqual([]);
  });

  test("keeps what was ticked when lines are renamed, reordered or added, and forgets it with a line that goes", async () => {
    const [small, clear] = await set([{ text: "small" }, { text: "clear" }]);
    await tick("a", small!.id);
    await tick("a", clear!.id);
    await set([{ id: clear!.id, text: "clear to all" }, { text: "estimated" }, { id: small!.id, text: "small" }]);
    expect((await getCardPage(db, board.id, await keyOf(db, board.id, "a"))).readiness.map(({ text, met }) => `${text} ${met}`)).toEqual(["clear to all true", "estimated false", "small true"]);
    await set([{ id: clear!.id, text: "clear to all" }]);
    expect(await ready()).toEqual([{ met: 1, of: 1 }, { met: 0, of: 1 }]);
    expect(await db.readyTick.count({ where: { lineId: small!.id } })).toBe(0);
  });

  test("tells of each change once, and of none where it is so already", async () => {
    const before = await versionOf(db, board.id);
    const [small] = await set([{ text: "small" }]);
    await tick("a", small!.id);
    await tick("a", small!.id);
    await set([{ id: small!.id, text: "small" }]);
    await tick("a", small!.id, false);
    await tick("a", small!.id, false);
    expect(await historySince(db, board.id, before)).toEqual(["ready.changed", "card.readied a", "card.readied a"]);
    expect(await findBreaches(db)).toEqual([]);
  });

  test("is set by the Scrum Master, ticked by the team, and refuses lines that are not the board's", async () => {
    for (const who of [board.po, board.dev, board.observer]) await expect(set([{ text: "small" }], who)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const [small] = await set([{ text: "small" }]);
    await expect(tick("a", small!.id, true, board.observer)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const other = await aBoard(db, { cards: { BACKLOG: ["z"] } });
    await expect(tickReady(db, other.dev.actor, { cardKey: await keyOf(db, other.id, "z"), line: small!.id, met: true })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(set([{ id: small!.id, text: "one" }, { id: small!.id, text: "two" }])).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(tick("a", "0192f0a0-0000-7000-8000-000000000000")).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(() => setReadinessInput.parse({ key: "A", lines: Array.from({ length: 11 }, () => ({ text: "x" })) })).toThrow();
  });
});
