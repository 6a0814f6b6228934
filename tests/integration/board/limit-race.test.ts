import { expect, test } from "vitest";
import type { DomainError } from "@/server/platform/errors";
import { aBoard, titles } from "../../support/a-board";
import { describeOnBoth } from "../../support/database";

const CLIENTS = 50;
const ROOM = 5;
const names = Array.from({ length: CLIENTS }, (_, index) => `card ${index}`);

describeOnBoth("a limit under many clients at once", (aDb) => {
  test("50 pull into room for 5: exactly 5 enter, 45 are told the facts, the history knows both", async () => {
    const db = await aDb();
    const board = await aBoard(db, { members: ROOM, cards: { PLANNED: names }, limits: { planned: { mode: "NONE" } } });
    const answers = await Promise.allSettled(names.map((name) => board.dev.move(name, "IN_WORK")));
    const refusals = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason as DomainError] : []));
    expect(refusals).toHaveLength(CLIENTS - ROOM);
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ code: "RULE_BROKEN", reason: "wip_limit", facts: { column: "IN_WORK", limit: ROOM, count: ROOM, headcount: ROOM, perPerson: 1 } });
    }
    expect(await titles(db, board.id, "IN_WORK")).toHaveLength(ROOM);
    const entries = await db.historyEvent.findMany({ where: { boardId: board.id, kind: "card.moved" }, orderBy: { version: "asc" } });
    expect(entries.map(({ data }) => (data as { count: number }).count)).toEqual([0, 1, 2, 3, 4]);
    const { version } = await db.board.findUniqueOrThrow({ where: { id: board.id } });
    const versions = await db.historyEvent.groupBy({ by: ["version"], where: { boardId: board.id } });
    expect(versions).toHaveLength(version);
  });

  test("new cards, restored cards and moves share the same room", async () => {
    const db = await aDb();
    const board = await aBoard(db, { members: 3, cards: { PLANNED: names.slice(0, 10) }, limits: { planned: { mode: "NONE" } } });
    const racing = [
      ...names.slice(0, 10).map((name) => board.dev.move(name, "IN_WORK")),
      ...names.slice(10, 20).map((name) => board.sm.create(name, { column: "IN_WORK" })),
    ];
    const answers = await Promise.allSettled(racing);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(await titles(db, board.id, "IN_WORK")).toHaveLength(3);
  });
});
