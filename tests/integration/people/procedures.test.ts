import { beforeAll, describe, expect, test } from "vitest";
import type { Db } from "@/server/platform/db/client";
import { createCallerFactory, router, type Context } from "@/server/platform/trpc";
import { boardProcedure, cardProcedure, userProcedure } from "@/server/people/procedures";
import { peopleRouter } from "@/server/people/router";
import { aDatabase } from "@/tests/support/database";
import { aBoardOf, aPerson, type Person } from "@/tests/support/people";

const probe = router({
  user: userProcedure.query(({ ctx }) => ctx.user.id),
  board: boardProcedure.query(({ ctx }) => ({ key: ctx.board.key, actor: ctx.actor })),
  card: cardProcedure.query(({ ctx }) => ({ key: ctx.board.key, number: ctx.cardNumber, actor: ctx.actor })),
});

let db: Db;
let member: Person;
let stranger: Person;
let boardId: string;
beforeAll(async () => {
  db = await aDatabase();
  [member, stranger] = [await aPerson(db), await aPerson(db)];
  boardId = (await aBoardOf(db, "ERP", [[member, ["PRODUCT_OWNER", "TEAM_MEMBER"]]])).id;
});

function contextOf(person: Person | null): Context {
  const user = person && { id: person.id, name: person.name, email: person.email, isAdmin: false, locale: null, through: "session" as const, sessionVersion: 1 };
  return { db, user, address: null, tokenId: null };
}
const as = (person: Person | null) => createCallerFactory(probe)(contextOf(person));

const KEYS = ["erp", "NOPE", "", "ERP ", "%", "../ERP", "ERP-1", "E".repeat(100)];
const CARD_KEYS = ["NOPE-1", "ERP", "ERP-", "ERP-x", "ERP--1", "ERP-9999999999", "-1", ""];

describe("a procedure on a board", () => {
  test("knows the board and what its caller is there, however the key is written", async () => {
    const actor = { userId: member.id, boardId, roles: ["PRODUCT_OWNER", "TEAM_MEMBER"] };
    expect(await as(member).board({ key: "erp" })).toEqual({ key: "ERP", actor });
    expect(await as(member).card({ cardKey: "erp-42" })).toEqual({ key: "ERP", number: 42, actor });
  });

  test("answers a stranger exactly as if the board were not there", async () => {
    const refusal = (error: unknown) => JSON.stringify(error, ["code", "message", "name", "cause", "reason", "facts"]);
    const theirs = await as(stranger).board({ key: "ERP" }).catch(refusal);
    const nowhere = await as(stranger).board({ key: "NOPE" }).catch(refusal);
    expect(theirs).toContain("not_found");
    expect(theirs).toBe(nowhere);
    expect(await as(stranger).card({ cardKey: "ERP-1" }).catch(refusal)).toBe(nowhere);
  });

  test.each(KEYS)("finds nothing at %j for a stranger", async (key) => {
    await expect(as(stranger).board({ key })).rejects.toMatchObject({ code: "NOT_FOUND", message: "not_found" });
  });

  test.each(CARD_KEYS)("finds no card at %j", async (cardKey) => {
    await expect(as(member).card({ cardKey })).rejects.toMatchObject({ code: "NOT_FOUND", message: "not_found" });
  });

  test("without its key, or with one that could not be stored, does not run", async () => {
    await expect(as(member).board({ key: "ERP\u0000" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(as(member).card({ cardKey: "\u0000-1" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(as(member).board({} as { key: string })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(as(member).card({ cardKey: { not: "" } } as unknown as { cardKey: string })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  test("is for people who are signed in", async () => {
    const unauthenticated = { code: "UNAUTHORIZED", message: "unauthenticated" };
    await expect(as(null).user()).rejects.toMatchObject(unauthenticated);
    await expect(as(null).board({ key: "ERP" })).rejects.toMatchObject(unauthenticated);
    await expect(as(null).card({ cardKey: "ERP-1" })).rejects.toMatchObject(unauthenticated);
  });

  test("ends with the membership", async () => {
    const leaver = await aPerson(db);
    const { id } = await db.membership.create({ data: { boardId, userId: leaver.id, roles: ["TEAM_MEMBER"], counted: true } });
    expect((await as(leaver).board({ key: "ERP" })).key).toBe("ERP");
    await db.membership.delete({ where: { id } });
    await expect(as(leaver).board({ key: "ERP" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("workspaces", () => {
  const people = (person: Person | null) => createCallerFactory(peopleRouter)(contextOf(person));

  test("list the boards one is a member of, and no others", async () => {
    expect(await people(member).workspaces()).toEqual([{ slug: "workspace-erp", name: "ERP", boards: [{ key: "ERP", name: "ERP", roles: ["PRODUCT_OWNER", "TEAM_MEMBER"] }] }]);
    const colleague = await aPerson(db);
    const { workspaceId } = await db.board.findUniqueOrThrow({ where: { id: boardId } });
    await db.workspaceMember.create({ data: { workspaceId, userId: colleague.id } });
    expect(await people(colleague).workspace({ workspace: "workspace-erp" })).toMatchObject({ boards: [] });
  });

  test("are not there for strangers", async () => {
    expect(await people(stranger).workspaces()).toEqual([]);
    await expect(people(stranger).workspace({ workspace: "workspace-erp" })).rejects.toMatchObject({ code: "NOT_FOUND", message: "not_found" });
    await expect(people(null).workspaces()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });
});
