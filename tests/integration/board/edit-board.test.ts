import { beforeAll, beforeEach, expect, test } from "vitest";
import { editBoardInput } from "@/server/board/contracts";
import { DEFAULT_CALENDAR } from "@/server/board/domain/working-calendar";
import { editBoard } from "@/server/board/edit-board";
import { getBoardHead } from "@/server/board/queries/get-board";
import { getActor } from "@/server/people/get-actor";
import { checkSchema } from "@/server/portability/doctor/check-schema";
import { exportJson } from "@/server/portability/export-json";
import type { Db } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import { aBoard, type Someone, versionOf } from "@/tests/support/a-board";
import { describeOnBoth } from "@/tests/support/database";
import { aPerson } from "@/tests/support/people";

type Edit = Partial<typeof editBoardInput._input>;

describeOnBoth("a board's calendar", (aDb) => {
  let db: Db;
  let board: Awaited<ReturnType<typeof aBoard>>;
  beforeAll(async () => {
    db = await aDb();
  });
  beforeEach(async () => {
    board = await aBoard(db, { members: 1 });
  });

  const edit = (who: Someone, input: Edit) => editBoard(db, who.actor, editBoardInput.parse({ key: board.key, ...input }));
  const calendar = async () => {
    const { chartTime, workingDays, workFrom, workTo, daysOff } = await getBoardHead(db, board.sm.actor);
    return { chartTime, workingDays, workFrom, workTo, daysOff };
  };
  const lastEvent = async () => {
    const [event] = await db.historyEvent.findMany({ where: { boardId: board.id }, orderBy: [{ version: "desc" }, { ordinal: "desc" }], take: 1 });
    return event && { kind: event.kind, actorId: event.actorId, version: event.version, data: event.data };
  };

  test("is the usual week in calendar time until somebody says otherwise", async () => {
    expect(await calendar()).toEqual(DEFAULT_CALENDAR);
  });

  test("is set by the Scrum Master, kept in order, and told in the history by what is other than before", async () => {
    const { version } = await edit(board.sm, { chartTime: "WORKING", workingDays: ["SUN", "MON", "TUE"], workFrom: "09:00", workTo: "24:00", daysOff: ["2026-12-25", "2026-05-05"] });
    const set = { chartTime: "WORKING", workingDays: ["MON", "TUE", "SUN"], workFrom: "09:00", workTo: "24:00", daysOff: ["2026-05-05", "2026-12-25"] };
    expect(await calendar()).toEqual(set);
    expect(await lastEvent()).toEqual({ kind: "board.edited", actorId: board.sm.id, version, data: { fields: ["chartTime", "workingDays", "workTo", "daysOff"] } });
    // Whoever asks next measures by it, and a copy of the board has it.
    expect((await getActor(db, board.dev.id, board.key)).board).toMatchObject(set);
    let exported = "";
    for await (const part of exportJson(db, board.id)) exported += part;
    expect((JSON.parse(exported) as { board: unknown }).board).toMatchObject(set);
  });

  test("keeps what an edit does not name", async () => {
    await edit(board.sm, { daysOff: ["2026-12-25"], workFrom: "10:00" });
    await edit(board.sm, { name: "Renamed", timeZone: "Asia/Seoul" });
    expect(await calendar()).toEqual({ ...DEFAULT_CALENDAR, daysOff: ["2026-12-25"], workFrom: "10:00" });
    expect((await lastEvent())?.data).toEqual({ fields: ["name", "timeZone"], timeZone: { from: "UTC", to: "Asia/Seoul" } });
  });

  test.each(["dev", "observer", "po"] as const)("is not for the %s to change", async (who) => {
    const before = await versionOf(db, board.id);
    await expect(async () => edit(board[who], { chartTime: "WORKING" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect([await calendar(), await versionOf(db, board.id)]).toEqual([DEFAULT_CALENDAR, before]);
  });

  test("is not there for a stranger", async () => {
    const stranger = await aPerson(db);
    await expect(getActor(db, stranger.id, board.key)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test.each([
    [{ workingDays: [] }, "working_days_empty"],
    [{ workingDays: ["MON", "MON"] }, "working_days_repeated"],
    [{ workTo: "09:00" }, "working_hours_backwards"],
    [{ workFrom: "19:00" }, "working_hours_backwards"],
    [{ daysOff: ["2026-12-25", "2026-12-25"] }, "day_off_repeated"],
  ] as [Edit, string][])("%j is refused, and nothing is written", async (input, reason) => {
    const before = await versionOf(db, board.id);
    await expect(edit(board.sm, input)).rejects.toMatchObject({ code: "INVALID", reason });
    expect([await calendar(), await versionOf(db, board.id)]).toEqual([DEFAULT_CALENDAR, before]);
  });

  test.each([{ workingDays: ["FUNDAY"] }, { workFrom: "9:00" }, { workTo: "25:00" }, { daysOff: ["2026-02-30"] }, { chartTime: "LUNAR" }])("%j is not understood", (input) => {
    expect(editBoardInput.safeParse({ key: board.key, ...input }).success).toBe(false);
  });

  test.each([
    ["Board_working_days", { workingDays: [] }],
    ["Board_working_days", { workingDays: ["MON", "FUNDAY"] }],
    ["Board_working_hours", { workFrom: "18:00" }],
    ["Board_working_hours", { workFrom: "9:00" }],
    ["Board_working_hours", { workTo: "24:30" }],
    ["Board_days_off", { daysOff: ["Christmas"] }],
    ["Board_days_off", { daysOff: ["2026-12-25", ""] }],
  ])("%s refuses %j, whoever writes it", async (constraint, data) => {
    await expect(db.board.update({ where: { id: board.id }, data })).rejects.toThrow(constraint);
  });

  test.each(["Board_working_days", "Board_working_hours", "Board_days_off"])("a database without %s is found out", async (constraint) => {
    const hurt = await aDb();
    expect(await checkSchema(hurt)).toEqual([]);
    await hurt.$executeRaw`ALTER TABLE "Board" RENAME CONSTRAINT ${Prisma.raw(`"${constraint}"`)} TO "gone"`;
    expect(await checkSchema(hurt)).toEqual([`database: the constraint ${constraint} is missing or switched off`]);
  });
});
