import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Db } from "@/server/platform/db/client";
import { createUser } from "@/server/people/create-user";
import { lockAccounts } from "@/server/people/lock-accounts";
import { isSetUpOpen, setUp } from "@/server/people/set-up";
import { aDatabase, describeOnBoth } from "@/tests/support/database";
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

test("of four people who set up at once, one becomes the admin and the others find nothing", async () => {
  useSettings({ demo: "0" });
  const db = await aDatabase({ on: "postgres" });
  const letGo = await holdAccounts(db);
  const tries = Array.from({ length: 4 }, (_, at) => setUp(db, { ...admin, email: `admin${at}@example.org` }));
  const settled = Promise.allSettled(tries);
  await vi.waitFor(async () => expect(await countWaiting(db)).toBe(4), { timeout: 20_000 });
  await letGo();
  const outcomes = await settled;
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject(notFound);
  expect([await db.user.count(), await db.workspace.count()]).toEqual([1, 1]);
  useSettings();
});

/** Keeps everybody waiting at the lock, so that they have all looked before anybody writes; answers the way to let them go. */
async function holdAccounts(db: Db): Promise<() => Promise<void>> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let held: Promise<void> = Promise.resolve();
  await new Promise<void>((taken) => {
    held = db.$transaction(
      async (tx) => {
        await lockAccounts(tx);
        taken();
        await released;
      },
      { timeout: 30_000 },
    );
  });
  return () => {
    release();
    return held;
  };
}

async function countWaiting(db: Db): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_locks
    WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  return rows[0]?.count ?? 0;
}
