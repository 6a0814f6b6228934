import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { atTime } from "@/server/platform/clock";
import { type Db, inTransaction } from "@/server/platform/db/client";
import type { MemberInput, MemberPatch } from "@/server/people/contracts";
import type { Actor } from "@/server/people/domain/actor";
import { ensureWorkspace } from "@/server/people/ensure-workspace";
import { countHeads } from "@/server/people/queries/count-heads";
import { listMembers } from "@/server/people/queries/list-members";
import { changeMember, removeMember, saveMember } from "@/server/people/save-member";
import { aDatabase } from "@/tests/support/database";
import { aBoardOf, aPerson, type Person } from "@/tests/support/people";

let db: Db;
let dana: Person;
let actor: Actor;
let board: { id: string; workspace: string };
/** The address of somebody nobody has heard of. */
let email: string;
let boards = 0;

beforeAll(async () => {
  db = await aDatabase();
});
beforeEach(async () => {
  email = `${randomUUID()}@example.org`;
  dana = await aPerson(db);
  board = await aBoardOf(db, `BOARD${++boards}`, [[dana, ["SCRUM_MASTER", "TEAM_MEMBER"]]]);
  actor = { userId: dana.id, boardId: board.id, roles: ["SCRUM_MASTER"] };
});

const save = (input: MemberInput) => inTransaction(db, (tx) => saveMember(tx, actor, input));
const change = (patch: MemberPatch) => inTransaction(db, (tx) => changeMember(tx, actor, patch));
const remove = (email: string) => inTransaction(db, (tx) => removeMember(tx, actor, email));
const heads = (at: string) => atTime(new Date(at), () => countHeads(db, { id: board.id, timeZone: "Asia/Seoul" }));

describe("adding", () => {
  test("somebody unknown makes an account without a password and puts them on board and workspace", async () => {
    const { before, after, invitation } = await save({ email, name: "Nari", roles: ["TEAM_MEMBER"] });
    expect(before).toBeNull();
    expect(after).toMatchObject({ email, name: "Nari", roles: ["TEAM_MEMBER"], counted: true, away: [], hasJoined: false });
    expect(invitation).not.toBeNull();
    expect(await db.workspaceMember.count({ where: { userId: after.userId } })).toBe(1);
  });

  test("somebody with an account takes no invitation and renames nobody", async () => {
    const known = await aPerson(db, { name: "Kim" });
    const { after, invitation } = await save({ email: known.email, name: "Mallory", roles: ["PRODUCT_OWNER"] });
    expect([after.name, after.hasJoined, after.counted, invitation]).toEqual(["Kim", true, false, null]);
  });

  test("the same person again changes their standing, and names what it was", async () => {
    await save({ email, roles: ["TEAM_MEMBER"] });
    const { before, after } = await save({ email, roles: ["OBSERVER"] });
    expect([before?.roles, after.roles, after.counted]).toEqual([["TEAM_MEMBER"], ["OBSERVER"], false]);
    expect(await listMembers(db, board.id)).toHaveLength(2);
  });

  test("the same unknown person to two boards at once makes one account", async () => {
    const postgres = await aDatabase({ on: "postgres" });
    const master = await aPerson(postgres);
    const made = await Promise.all(["FIRST", "SECOND"].map((key) => aBoardOf(postgres, key, [[master, ["SCRUM_MASTER"]]])));
    const added = made.map(({ id }) =>
      inTransaction(postgres, (tx) => saveMember(tx, { userId: master.id, boardId: id, roles: ["SCRUM_MASTER"] }, { email, roles: ["TEAM_MEMBER"] })),
    );
    const members = (await Promise.all(added)).map(({ after }) => after.userId);
    expect(new Set(members).size).toBe(1);
  });

  test.each([
    [{ roles: [] }, "roles_empty"],
    [{ roles: ["OBSERVER", "TEAM_MEMBER"] }, "observer_exclusive"],
    [{ roles: ["OBSERVER"], counted: true }, "observer_not_counted"],
    [{ roles: ["TEAM_MEMBER"], away: [{ from: "2026-11-21", to: "2026-11-20" }] }, "absence_ends_before_it_starts"],
  ] as [Omit<MemberInput, "email">, string][])("%j is refused, and nobody is made", async (standing, reason) => {
    await expect(save({ email, ...standing })).rejects.toMatchObject({ code: "INVALID", reason });
    expect(await db.user.count({ where: { email } })).toBe(0);
    expect(await listMembers(db, board.id)).toHaveLength(1);
  });
});

describe("changing", () => {
  test("touches only what is named", async () => {
    await save({ email, roles: ["TEAM_MEMBER"], counted: false, away: [{ from: "2026-11-20", to: "2026-11-22" }] });
    const { before, after } = await change({ email, away: [{ from: "2026-12-24", to: "2026-12-26" }] });
    expect(after).toEqual({ ...before, away: [{ from: "2026-12-24", to: "2026-12-26" }] });
  });

  test("roles decides anew who is counted, unless that is said too", async () => {
    await save({ email, roles: ["TEAM_MEMBER"] });
    expect((await change({ email, roles: ["PRODUCT_OWNER"] })).after.counted).toBe(false);
    expect((await change({ email, counted: true })).after.counted).toBe(true);
    expect((await change({ email, roles: ["PRODUCT_OWNER"] })).after.counted).toBe(true);
  });

  test("or removing the last Scrum Master is refused; one of two may go", async () => {
    await expect(change({ email: dana.email, roles: ["TEAM_MEMBER"] })).rejects.toMatchObject({ code: "RULE_BROKEN", reason: "last_scrum_master" });
    await expect(save({ email: dana.email, roles: ["TEAM_MEMBER"] })).rejects.toMatchObject({ reason: "last_scrum_master" });
    await expect(remove(dana.email)).rejects.toMatchObject({ reason: "last_scrum_master" });
    await save({ email, roles: ["SCRUM_MASTER"] });
    expect((await remove(dana.email)).roles).toEqual(["SCRUM_MASTER", "TEAM_MEMBER"]);
    await expect(remove(email)).rejects.toMatchObject({ reason: "last_scrum_master" });
  });

  test("members of another board is answered as if nobody had that address", async () => {
    const stranger = await aPerson(db);
    await aBoardOf(db, `OTHER${boards}`, [[stranger, ["TEAM_MEMBER"]]]);
    for (const address of [stranger.email, email]) {
      await expect(change({ email: address, counted: false })).rejects.toMatchObject({ code: "NOT_FOUND", reason: "not_found" });
      await expect(remove(address)).rejects.toMatchObject({ code: "NOT_FOUND", reason: "not_found" });
    }
    expect(await db.membership.count({ where: { userId: stranger.id } })).toBe(1);
  });
});

describe("heads", () => {
  test("are away on the board's own calendar, both days included", async () => {
    await save({ email, roles: ["TEAM_MEMBER"], away: [{ from: "2026-11-20", to: "2026-11-21" }] });
    expect(await heads("2026-11-19T14:59:59Z")).toBe(2);
    expect(await heads("2026-11-19T15:00:00Z")).toBe(1);
    expect(await heads("2026-11-21T14:59:59Z")).toBe(1);
    expect(await heads("2026-11-21T15:00:00Z")).toBe(2);
  });

  test("go with the member", async () => {
    await save({ email, roles: ["TEAM_MEMBER"], away: [{ from: "2026-11-20", to: "2026-11-21" }] });
    await remove(email);
    expect(await heads("2026-11-25T00:00:00Z")).toBe(1);
    expect(await db.absence.count({ where: { membership: { user: { email } } } })).toBe(0);
  });
});

describe("a workspace for a new board", () => {
  test("is the one that is named, if the person is in it", async () => {
    expect((await inTransaction(db, (tx) => ensureWorkspace(tx, dana.id, board.workspace))).slug).toBe(board.workspace);
    const stranger = await aPerson(db);
    await expect(inTransaction(db, (tx) => ensureWorkspace(tx, stranger.id, board.workspace))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is else the person's own, made once", async () => {
    const [first, second] = [await aPerson(db, { name: "Ana" }), await aPerson(db, { name: "Ana" })];
    const made = await inTransaction(db, (tx) => ensureWorkspace(tx, first.id));
    expect(made.slug).toBe("ana");
    expect(await inTransaction(db, (tx) => ensureWorkspace(tx, first.id))).toEqual(made);
    expect((await inTransaction(db, (tx) => ensureWorkspace(tx, second.id))).slug).toBe("ana-2");
  });
});
