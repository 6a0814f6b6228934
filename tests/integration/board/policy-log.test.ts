import { beforeAll, beforeEach, expect, test } from "vitest";
import { limitsInput, updateMemberInput } from "@/server/board/contracts";
import { limitsAt, policyLog, policyOn } from "@/server/board/domain/policy-log";
import { editBoard } from "@/server/board/edit-board";
import { addMember, removeMember, updateMember } from "@/server/board/manage-members";
import { getBoardHead } from "@/server/board/queries/get-board";
import { listPolicy, policyStatement } from "@/server/board/queries/list-policy";
import { setLimits } from "@/server/board/set-limits";
import { countHeads } from "@/server/people/queries/count-heads";
import { atTime } from "@/server/platform/clock";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { addDays, zonedDay } from "@/server/platform/domain/zoned-day";
import { aBoard } from "@/tests/support/a-board";
import { aDatabase, describeOnBoth } from "@/tests/support/database";

const MADE = new Date("2026-03-02T00:00:00Z");
const later = (days: number, hours = 0) => new Date(MADE.getTime() + days * 86_400_000 + hours * 3_600_000);
const day = (days: number) => addDays("2026-03-02", days);

describeOnBoth("the policy of a board, from its history", (aDb) => {
  let db: Db;
  let board: Awaited<ReturnType<typeof aBoard>>;

  beforeAll(async () => {
    db = await aDb();
  });
  beforeEach(async () => {
    board = await atTime(MADE, () => aBoard(db, { members: 4 }));
  });

  const patch = (at: Date, n: number, change: object) =>
    atTime(at, () => updateMember(db, board.sm.actor, updateMemberInput.parse({ key: board.key, email: board.emailOf(n), ...change })));
  const zone = async () => (await db.board.findUniqueOrThrow({ where: { id: board.id } })).timeZone;
  const log = async () => policyLog(await listPolicy(db, board.id), await zone());

  /** What the board itself says at `at`, from its tables, and what its history says of that moment. */
  async function bothAt(at: Date): Promise<void> {
    const timeZone = await zone();
    const live = await atTime(at, () => getBoardHead(db, board.sm.actor));
    const told = limitsAt(await log(), at);
    expect(told).toMatchObject({ headcount: live.headcount, limits: live.limits });
    expect(told?.headcount).toBe(await atTime(at, () => countHeads(db, { id: board.id, timeZone })));
    expect(policyOn(await log(), zonedDay(at, timeZone))).toEqual(told);
  }

  test("is what the board counts, now and on days on which nothing is written: added, removed, not counted, away now, later and before", async () => {
    await bothAt(MADE);
    await patch(later(1), 1, { away: [{ from: day(1), to: day(2) }] });
    await patch(later(1, 1), 2, { away: [{ from: day(5), to: day(7) }, { from: day(7), to: day(9) }, { from: day(-9), to: day(-3) }] });
    await patch(later(1, 2), 3, { away: [{ from: day(-2), to: day(0) }] });
    for (let days = 1; days <= 12; days++) await bothAt(later(days, 3));
    await patch(later(12, 4), 3, { counted: false, away: [{ from: day(12), to: day(30) }] });
    await atTime(later(13), () => removeMember(db, board.sm.actor, { key: board.key, email: board.emailOf(4) }));
    await atTime(later(13, 1), () => addMember(db, board.sm.actor, { key: board.key, email: board.emailOf(5), roles: ["TEAM_MEMBER"], away: [{ from: day(15), to: day(16) }] }));
    await atTime(later(14), () => setLimits(db, board.sm.actor, limitsInput.parse({ key: board.key, planned: { mode: "NONE" }, inWork: { mode: "FIXED", value: 3 }, enforcement: "WARN" })));
    for (let days = 14; days <= 18; days++) await bothAt(later(days, 5));
  });

  test("keeps of every day what was true then, whatever came afterwards", async () => {
    const seen: { at: Date; headcount: number; inWork: number | null }[] = [];
    const look = async (at: Date) => {
      const { headcount, limits } = await atTime(at, () => getBoardHead(db, board.sm.actor));
      seen.push({ at, headcount, inWork: limits.inWork.value * headcount });
    };
    await patch(later(1), 1, { away: [{ from: day(2), to: day(4) }] });
    for (let days = 1; days <= 3; days++) await look(later(days, 1));
    await patch(later(3, 2), 1, { away: [] });
    await look(later(3, 3));
    await atTime(later(5), () => setLimits(db, board.sm.actor, limitsInput.parse({ key: board.key, planned: { mode: "NONE" }, inWork: { mode: "PER_PERSON", value: 2 } })));
    await look(later(5, 1));
    await atTime(later(6), () => removeMember(db, board.sm.actor, { key: board.key, email: board.emailOf(1) }));
    expect(seen.map(({ headcount, inWork }) => [headcount, inWork])).toEqual([[4, 4], [3, 3], [3, 3], [4, 4], [4, 8]]);
    const replayed = await log();
    for (const { at, headcount, inWork } of seen) expect(limitsAt(replayed, at)).toMatchObject({ headcount, inWork });
  });

  test("reads days in the zone that the board has now, also those of absences that another zone had seen end", async () => {
    await patch(later(3, 11), 1, { away: [{ from: day(1), to: day(2) }] });
    await atTime(later(4), () => editBoard(db, board.sm.actor, { key: board.key, timeZone: "Pacific/Kiritimati" }));
    await patch(later(4, 10.5), 2, { away: [{ from: day(3), to: day(3) }] }); // There it is the fifth day; on Midway still the third.
    await atTime(later(4, 10.6), () => editBoard(db, board.sm.actor, { key: board.key, timeZone: "Pacific/Midway" }));
    await bothAt(later(4, 10.75));
    expect(limitsAt(await log(), later(4, 10.75))).toMatchObject({ headcount: 3 });
  });

  test("is in what is written as one event a change, which names no absence that is over", async () => {
    await patch(later(9), 1, { away: [{ from: day(1), to: day(6) }, { from: day(7), to: day(7) }, { from: day(9), to: day(12) }] });
    const last = (await listPolicy(db, board.id)).at(-1);
    const heads = { counted: 4, away: [[{ from: day(7), to: day(7) }, { from: day(9), to: day(12) }]] };
    expect(last).toMatchObject({ kind: "members.changed", at: later(9), data: { change: "away", user: board.dev.id, headcount: 3, heads } });
  });

  test("is of this board alone", async () => {
    const own = await listPolicy(db, board.id);
    await aBoard(db);
    expect(await listPolicy(db, board.id)).toEqual(own);
    expect(own[0]).toMatchObject({ kind: "board.created", version: 1, at: MADE });
  });
});

test("the policy of a board with a long history is found by its index", async () => {
  const db = await aDatabase({ on: "postgres" });
  const board = await aBoard(db);
  await db.$executeRaw`
    INSERT INTO "HistoryEvent" ("boardId", "version", "ordinal", "kind", "at", "data")
    SELECT ${board.id}::uuid, n, 0, 'board.edited', now(), '{}' FROM generate_series(1000, 21000) n`;
  await db.$executeRaw`ANALYZE "HistoryEvent"`;
  const plan = await inTransaction(db, (tx) => tx.$queryRaw<Record<string, string>[]>`EXPLAIN ${policyStatement(board.id)}`);
  expect(plan.flatMap((line) => Object.values(line)).join("\n")).toContain("HistoryEvent_policy_idx");
});
