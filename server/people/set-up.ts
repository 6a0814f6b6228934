import type { Db, Reader } from "@/server/platform/db/client";
import { inTransaction } from "@/server/platform/db/client";
import { logger } from "@/server/platform/logger";
import { notFound } from "@/server/platform/errors";
import type { SetUp } from "./contracts";
import { createWorkspace } from "./create-workspace";
import { hasOwnAccounts, insertUser } from "./create-user";
import { isDemoOn } from "./demo-mode";
import { assertPassword } from "./domain/password-rules";
import { hashPassword } from "./hash-password";
import { lockAccounts } from "./lock-accounts";

/** Whether this installation still waits for its first admin. */
export async function isSetUpOpen(db: Reader): Promise<boolean> {
  return !isDemoOn() && !(await hasOwnAccounts(db));
}

/** Makes the first admin and a workspace; of any number at once one succeeds, the others are told what a second visit is: `not_found`. */
export async function setUp(db: Db, { email, name, password, workspace, locale }: SetUp): Promise<{ email: string; workspace: string }> {
  if (!(await isSetUpOpen(db))) throw notFound();
  assertPassword(password, { email, name });
  const passwordHash = await hashPassword(password);
  const { id, slug } = await inTransaction(db, async (tx) => {
    await lockAccounts(tx);
    if (!(await isSetUpOpen(tx))) throw notFound();
    const admin = await insertUser(tx, { email, name, passwordHash, locale, isAdmin: true });
    return { id: admin.id, slug: (await createWorkspace(tx, admin.id, workspace)).slug };
  });
  logger.info({ event: "set_up", userId: id }, "the first admin was made");
  return { email, workspace: slug };
}
