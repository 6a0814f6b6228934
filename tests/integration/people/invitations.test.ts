import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { atTime } from "@/server/platform/clock";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { acceptInvitation, openInvitation } from "@/server/people/accept-invitation";
import type { Actor } from "@/server/people/domain/actor";
import { issueInvitation } from "@/server/people/issue-invitation";
import { saveMember } from "@/server/people/save-member";
import { describeOnBoth } from "@/tests/support/database";
import { aBoardOf, aPerson, Browser } from "@/tests/support/people";

const invalid = { code: "NOT_FOUND", reason: "invitation_invalid" };
const FROM = "192.0.2.1";

describeOnBoth("an invitation", (aDb) => {
  let db: Db;
  let master: Actor;
  let newcomer: { email: string; name: string; roles: ["TEAM_MEMBER"] };
  let boards = 0;

  async function aMaster(): Promise<Actor> {
    const person = await aPerson(db);
    const board = await aBoardOf(db, `BOARD${++boards}`, [[person, ["SCRUM_MASTER"]]]);
    return { userId: person.id, boardId: board.id, roles: ["SCRUM_MASTER"] };
  }
  async function invite(actor = master): Promise<string> {
    const { invitation } = await inTransaction(db, (tx) => saveMember(tx, actor, newcomer));
    return invitation ?? "";
  }
  const join = (code: string, password = "a long enough sentence") => acceptInvitation(db, { code, name: "Nari", password }, FROM);

  beforeAll(async () => {
    db = await aDb();
  });
  beforeEach(async () => {
    newcomer = { email: `${randomUUID()}@example.org`, name: "Newcomer", roles: ["TEAM_MEMBER"] };
    master = await aMaster();
  });

  test("lets the person added by e-mail choose a name and a password, once", async () => {
    const code = await invite();
    expect(code).toMatch(/^[0-9A-Za-z]{32}$/);
    expect(await openInvitation(db, code, FROM)).toEqual({ state: "open", email: newcomer.email, name: newcomer.name });
    expect(await join(code)).toEqual({ email: newcomer.email });
    const browser = new Browser(db);
    await browser.signIn(newcomer, "a long enough sentence");
    expect((await browser.user())?.name).toBe("Nari");
    await expect(join(code, "somebody else's sentence")).rejects.toMatchObject(invalid);
    expect(await openInvitation(db, code, FROM)).toEqual({ state: "gone" });
  });

  test("works once for four who click at once", async () => {
    const code = await invite();
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, (_, at) => join(code, `a long enough sentence ${at}`)));
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject(invalid);
  });

  test("is not used up by a password that will not do", async () => {
    const code = await invite();
    await expect(join(code, "short")).rejects.toMatchObject({ reason: "password_short" });
    await expect(join(code, newcomer.email)).rejects.toMatchObject({ reason: "password_common" });
    expect(await join(code)).toEqual({ email: newcomer.email });
  });

  test("ends after seven days, and when a newer one is issued", async () => {
    const first = await invite();
    const inDays = (days: number) => new Date(Date.now() + days * 24 * 3600 * 1000);
    expect(await atTime(inDays(6.9), () => openInvitation(db, first, FROM))).toMatchObject({ state: "open" });
    expect(await atTime(inDays(7.1), () => openInvitation(db, first, FROM))).toEqual({ state: "gone" });
    const second = await inTransaction(db, (tx) => issueInvitation(tx, master, newcomer.email));
    expect(await openInvitation(db, first, FROM)).toEqual({ state: "gone" });
    expect(await openInvitation(db, second.code, FROM)).toMatchObject({ state: "open" });
  });

  test("is stored as a hash only", async () => {
    const code = await invite();
    expect(JSON.stringify(await db.invitation.findMany())).not.toContain(code);
  });

  test("is not issued for who can sign in already, nor for who is not on the board", async () => {
    await join(await invite());
    await expect(inTransaction(db, (tx) => issueInvitation(tx, master, newcomer.email))).rejects.toMatchObject({ reason: "already_joined" });
    const stranger = await aPerson(db);
    await expect(inTransaction(db, (tx) => issueInvitation(tx, master, stranger.email))).rejects.toMatchObject({ code: "NOT_FOUND", reason: "not_found" });
  });

  test("opens no board whose Scrum Master did not issue it", async () => {
    const first = await invite();
    const other = await aMaster();
    expect(await invite(other)).toBe("");
    await expect(inTransaction(db, (tx) => issueInvitation(tx, other, newcomer.email))).rejects.toMatchObject({ code: "FORBIDDEN", reason: "invited_elsewhere" });
    expect(await openInvitation(db, first, FROM)).toMatchObject({ state: "open" });
  });

  test("cannot be guessed at more than thirty times a minute from one address", async () => {
    const code = await invite();
    await atTime(new Date("2026-11-20T10:00:00Z"), async () => {
      for (let time = 0; time < 30; time++) expect(await openInvitation(db, `guess${time}`, FROM)).toEqual({ state: "gone" });
      expect(await openInvitation(db, code, FROM)).toEqual({ state: "throttled" });
      await expect(join(code)).rejects.toMatchObject({ code: "TOO_MANY", facts: { retryAfter: 60 } });
      expect(await openInvitation(db, code, "192.0.2.2")).toMatchObject({ state: "open" });
    });
  });

  test.each(["", "\u0000", "../..", "a".repeat(200)])("%j is none", async (code) => {
    expect(await openInvitation(db, code, FROM)).toEqual({ state: "gone" });
  });
});
