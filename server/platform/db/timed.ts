import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory, SqlQueryable } from "@prisma/driver-adapter-utils";
import { metrics } from "../metrics";

/** The factory, with the time of each statement counted in the metrics. */
export function timed(factory: SqlMigrationAwareDriverAdapterFactory): SqlMigrationAwareDriverAdapterFactory {
  return { ...whole(factory), connect: async () => timedAdapter(await factory.connect()) };
}

/** Methods of a class are not spread. */
function whole(factory: SqlMigrationAwareDriverAdapterFactory): SqlMigrationAwareDriverAdapterFactory {
  return { provider: factory.provider, adapterName: factory.adapterName, connect: () => factory.connect(), connectToShadowDb: () => factory.connectToShadowDb() };
}

function timedAdapter(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const startTransaction = adapter.startTransaction.bind(adapter);
  return Object.assign(timeQueries(adapter), { startTransaction: async (level?: Parameters<typeof startTransaction>[0]) => timeQueries(await startTransaction(level)) });
}

function timeQueries<T extends SqlQueryable>(queryable: T): T {
  const [queryRaw, executeRaw] = [queryable.queryRaw.bind(queryable), queryable.executeRaw.bind(queryable)];
  return Object.assign(queryable, { queryRaw: (query: Parameters<typeof queryRaw>[0]) => timing(queryRaw(query)), executeRaw: (query: Parameters<typeof executeRaw>[0]) => timing(executeRaw(query)) });
}

/** The same work, its time counted. */
export async function timing<T>(work: Promise<T>): Promise<T> {
  const stop = metrics().databaseSeconds.startTimer();
  return work.finally(() => void stop());
}
