import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Db } from "@/server/platform/db/client";
import { createUser } from "@/server/people/create-user";
import { isSetUpOpen, setUp } from "@/server/people/set-up";
import { describeOnBoth } from "@/tests/support/database";
import { aPerson, Browser } from "@/tests/support/people";
import { useSettings } from "@/tests/support/settings";

const admin = { email: "admin@example.org", name: "Ada", password: "a long enough sentence", workspace: "ERP Team" };
const notFound = { code: "NOT_FOUND", reason: "not_found" };

describeOnBoth("setting up", (aDb) => {
  let db: Db;
  beforeAll(async () => {
    db = await aDb();
  });
  beforeEach(async () => {
    for (const table of [db.workspaceMember, db.workspace, db.user] as { deleteMany(): Promise<unknown> }[]) await table.deleteMany();
    useSettings({ demo: "0" });
  });
  afterEach(() => useSettings());

  test("makes an admin with a workspace, who can sign in, and is over then", async () => {
    expect(await isSetUpOpen(db)).toBe(true);
    expect(await setUp(db, admin)).toEqual({ email: admin.email, workspace: "erp-team" });
    const browser = new Browser(db);
    await browser.signIn(admin, admin.password);
    expect(await browser.user()).toMatchObject({ name: "Ada", isAdmin: true });
    expect(await isSetUpOpen(db)).toBe(false);
    await expect(setUp(db, { ...admin, email: "second@example.org" })).rejects.toMatchObject(notFound);
    expect(await db.user.count()).toBe(1);
  });

  test("by four people at once makes one admin", async () => {
    const tries = Array.from({ length: 4 }, (_, at) => setUp(db, { ...admin, email: `admin${at}@example.org` }));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject(notFound);
    expect([await db.user.count(), await db.workspace.count()]).toEqual([1, 1]);
  });

  test("with a bad password makes nobody", async () => {
    await expect(setUp(db, { ...admin, password: "password1" })).rejects.toMatchObject({ reason: "password_common" });
    expect(await db.user.count()).toBe(0);
  });

  test("is not there in a demo, nor once an account was made on the command line, which is the admin's then", async () => {
    useSettings({ demo: "1" });
    await expect(setUp(db, admin)).rejects.toMatchObject(notFound);
    useSettings({ demo: "0" });
    await aPerson(db, { email: "po@demo.local", isDemo: true });
    const { id } = await createUser(db, admin);
    const second = await createUser(db, { ...admin, email: "second@example.org" });
    await expect(setUp(db, { ...admin, email: "third@example.org" })).rejects.toMatchObject(notFound);
    const admins = await db.user.findMany({ where: { isAdmin: true }, select: { id: true } });
    expect(admins).toEqual([{ id }]);
    expect(second.id).not.toBe(id);
  });

  test("an address is given to one account only", async () => {
    const outcomes = await Promise.allSettled([createUser(db, admin), createUser(db, admin)]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(createUser(db, admin)).rejects.toMatchObject({ code: "CONFLICT", reason: "email_taken" });
  });
});
