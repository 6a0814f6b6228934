import { findApiAnswer } from "./answer-api";
import { applyForgotten, applyPending } from "./delivery/apply-pending";
import { tellDecisions } from "./delivery/tell-decisions";
import { assertReadableSources } from "./delivery/sealed-sources";
import { keepHouse } from "./keep-house";
import { notifyPeople } from "./notifications/notify-people";
import { sendMails } from "./notifications/send-mails";
import { closeDatabase, getDatabase } from "./platform/db/client";
import { migrate } from "./platform/db/migrate";
import { env } from "./platform/env";
import { closeFeed } from "./platform/feed/hub";
import { answerDirectly } from "./platform/http/answer-directly";
import { createFront } from "./platform/http/front";
import { logger } from "./platform/logger";
import { isDemoOn } from "./people/demo-mode";
import { hasAccounts } from "./people/create-user";
import { ensureDemo } from "./portability/ensure-demo";
import { authSecret } from "./platform/auth-secret";
import { runOften } from "./platform/often";

/** How long a pipeline may wait to be told of a decision. */
const TELL_EVERY_MS = 5_000;
/** How often what was stored and never applied is looked for. */
const FORGOTTEN_EVERY_MS = 60_000;
/** How long it may take until somebody is notified of what concerns them, and how often what is due by mail is sent. */
const NOTIFY_EVERY_MS = 3_000;
const MAIL_EVERY_MS = 15_000;

export type Running = {
  demo: boolean;
  /** Whether nobody has an account yet. */
  isEmpty: boolean;
  /** What every request passes on its way to the app, and what is answered before it gets there. */
  front: typeof createFront;
  /** Told of an error that no request waits for. */
  stray(error: unknown): void;
  endStreams(): void;
  close(): Promise<void>;
};

/**
 * Opens everything that serving needs: settings, secret, database, migrations, the demo in an empty embedded database.
 * Throws a `DomainError` whose reason names what is wrong with the machine or its settings.
 */
export async function boot(): Promise<Running> {
  const { databaseUrl, dataDir } = env();
  const database = await getDatabase();
  authSecret();
  const applied = await migrate(database);
  if (applied.length > 0) logger.info({ applied }, "migrated");
  if (databaseUrl === undefined) await ensureDemo(database.db, { dataDir, wanted: isDemoOn() });
  const isEmpty = !(await hasAccounts(database.db));
  await assertReadableSources(database.db);
  // What an ended process stored and left; serving does not wait for it.
  void applyPending(database.db).catch((error: unknown) => logger.error({ error: String(error) }, "stored deliveries could not be applied"));
  const front: Running["front"] = (handle, openMax) => createFront(answerDirectly(handle, findApiAnswer), openMax);
  const stops = [
    keepHouse(database),
    runOften("stored deliveries", FORGOTTEN_EVERY_MS, () => applyForgotten(database.db)),
    runOften("decisions", TELL_EVERY_MS, () => tellDecisions(database.db)),
    runOften("notifications", NOTIFY_EVERY_MS, () => notifyPeople(database.db)),
    ...(env().mail === null ? [] : [runOften("mails", MAIL_EVERY_MS, () => sendMails(database.db))]),
  ];
  const close = () => (stops.forEach((stop) => stop()), closeDatabase());
  const running = { demo: isDemoOn() && !isEmpty, isEmpty, front, stray: logStray, endStreams: closeFeed, close };
  (globalThis as { __throughline?: Running }).__throughline = running;
  return running;
}

function logStray(error: unknown): void {
  logger.error({ error: error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : String(error) }, "an error that nobody waited for");
}
