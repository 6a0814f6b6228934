import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";

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
      return Object.assign(await factory.connect(), { executeScript: runScript });
    },
  };
}
