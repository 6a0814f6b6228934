import { beforeAll, expect, test } from "vitest";
import type { EntryFacts } from "@/server/board/domain/history-event";
import { DEFAULT_CALENDAR } from "@/server/board/domain/working-calendar";
import { policyChanges } from "@/server/board/domain/policy-changes";
import { limitsAt, policyLog, type PolicyLog } from "@/server/board/domain/policy-log";
import { listPolicy } from "@/server/board/queries/list-policy";
import { getMetric } from "@/server/flow/queries/get-metric";
import { atTime } from "@/server/platform/clock";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { EPICS } from "@/server/portability/demo/catalogue";
import { createDemoBoard, type DemoBoard } from "@/server/portability/demo/demo-board";
import { createDemoPeople } from "@/server/portability/demo/demo-people";
import { liveThrough } from "@/server/portability/demo/live-through";
import { Chance } from "@/server/portability/demo/random";
import { DEMO_ZONE, officeTicks } from "@/server/portability/demo/working-time";
import { findBreaches } from "@/server/portability/doctor/find-breaches";
import { DEMO_SEED } from "@/server/portability/seed-demo";
import { listEpics } from "@/server/scrum/queries/list-epics";
import { titles as titlesIn } from "@/tests/support/a-board";
import { aDatabase } from "@/tests/support/database";

const END = new Date("2026-11-20T15:10:00+09:00");
const EVER = { from: new Date(0), to: END };

let db: Db;
let boards: DemoBoard[];

/** Both boards of the demo, without what their pipeline sends. */
beforeAll(async () => {
  db = await aDatabase({ on: "postgres" });
  const { ids } = await inTransaction(db, (tx) => createDemoPeople(tx));
  const nothing = async () => undefined;
  const first = officeTicks(END, 8)[0]?.at ?? END;
  boards = [await createDemoBoard(db, ids, "ERP", "en", first), await createDemoBoard(db, ids, "ERPKO", "ko", first)];
  for (const board of boards) await liveThrough(board, { started: nothing, worked: nothing, finished: nothing }, new Chance(DEMO_SEED), END);
}, 120_000);

const logOf = async (board: DemoBoard): Promise<PolicyLog> => policyLog(await listPolicy(db, board.id), DEMO_ZONE);

test("the team halves its limit In Work at half-time, on both boards at once, and changes nothing else", async () => {
  for (const board of boards) {
    const changes = policyChanges(await logOf(board), EVER);
    expect(changes).toEqual([expect.objectContaining({ kind: "limit", column: "IN_WORK", from: 8, to: 4, also: [] })]);
    expect(changes[0]?.at.toISOString()).toMatch(/^2026-10-23T00:3/);
  }
});

test("afterwards less stands In Work, more gets done, and half of it sooner", async () => {
  for (const board of boards) {
    const change = policyChanges(await logOf(board), EVER)[0]?.at ?? END;
    const cycleTime = async (window: { from?: string; to?: string }) => {
      const answer = await atTime(END, () => getMetric(db, { ...board, timeZone: DEMO_ZONE, ...DEFAULT_CALENDAR }, { metric: "cycle-time", ...window }));
      if (answer.definition !== "cycle-time.v1") throw new Error("another metric");
      return answer;
    };
    const [before, after] = [await cycleTime({ to: change.toISOString() }), await cycleTime({ from: change.toISOString() })];
    expect(after.n).toBeGreaterThan(before.n * 1.3);
    expect(after.percentiles["50"]?.seconds).toBeLessThan((before.percentiles["50"]?.seconds ?? 0) * 0.95);
    const inWork = await titlesIn(db, board.id, "IN_WORK");
    expect(inWork.length).toBeLessThanOrEqual(5); // One of them expedited.
  }
});

test("every limit that was asked in the story is the one that the policy log tells of that moment, with people away and back", async () => {
  for (const board of boards) {
    const log = await logOf(board);
    const events = await db.historyEvent.findMany({ where: { boardId: board.id, cardId: { not: null } }, orderBy: [{ version: "asc" }, { ordinal: "asc" }] });
    const asked = events.filter(({ data }) => (data as EntryFacts).headcount !== undefined);
    const told = asked.map(({ at }) => limitsAt(log, at));
    expect(told.map((policy) => policy?.headcount)).toEqual(asked.map(({ data }) => (data as EntryFacts).headcount));
    expect(told.map((policy, index) => (columnOf(asked[index]?.data) === "PLANNED" ? policy?.planned : policy?.inWork))).toEqual(asked.map(({ data }) => (data as EntryFacts).limit));
    expect(new Set(told.map((policy) => policy?.headcount))).toEqual(new Set([3, 4]));
  }
});

test("the Product Owner has sorted the work into epics and weighed what is next", async () => {
  for (const board of boards) {
    const epics = await listEpics(db, board.id);
    expect(epics).toHaveLength(Object.keys(EPICS).length);
    for (const epic of epics) expect(epic.cards).toBeGreaterThan(0);
    const asked = await db.card.findMany({ where: { boardId: board.id, column: "BACKLOG", epic: { isNot: null } }, orderBy: { rank: "asc" }, take: 5, include: { worth: true } });
    for (const { worth } of asked) expect(worth).toMatchObject({ value: expect.any(Number), reach: expect.any(Number), moscow: expect.any(String) });
  }
});

test("the story breaks no rule, and every column of it holds something at its end", async () => {
  expect(await findBreaches(db)).toEqual([]);
  for (const board of boards) for (const column of ["BACKLOG", "PLANNED", "IN_WORK", "DONE"] as const) expect(await titlesIn(db, board.id, column)).not.toEqual([]);
});

function columnOf(data: unknown): unknown {
  const { to, column } = data as { to?: string; column?: string };
  return to ?? column;
}
