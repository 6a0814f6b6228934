import type { Tx } from "@/server/platform/db/client";

/** Any fixed number that no other advisory lock of ours uses. */
const ACCOUNTS = 7_701_001;

/** Lets one transaction at a time decide what only one may have: to be the first admin, a workspace's address. */
export async function lockAccounts(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${ACCOUNTS}::bigint)`;
}
