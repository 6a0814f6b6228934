import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";

/** Any number that no other advisory lock of ours uses: held by a script until it is done or undone. */
export const SCRIPT_LOCK = 7_310_002;

/**
 * The factory, with migrations run as the one script that they are. The drivers' own `executeScript` cuts a script at
 * every semicolon (also in a comment or a function body), or does not wait for it and loses its error.
 */
export function withWholeScripts(factory: SqlMigrationAwareDriverAdapterFactory, runScript: (sql: string) => Promise<void>): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    async connect() {
      return Object.assign(await factory.connect(), { executeScript: (sql: string) => runScript(whole(sql)) });
    },
  };
}

/**
 * A script sent as one query is one transaction. That its migration is finished is written in it, too, so that whoever is
 * killed meanwhile leaves it done and known to be, or neither.
 */
function whole(sql: string): string {
  return `SELECT pg_advisory_xact_lock(${SCRIPT_LOCK});
${sql}
;DO $$ BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN
    UPDATE "_prisma_migrations" SET "finished_at" = now(), "applied_steps_count" = 1 WHERE "finished_at" IS NULL AND "rolled_back_at" IS NULL;
  END IF;
END $$;`;
}
