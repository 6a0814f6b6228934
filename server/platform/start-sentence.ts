import { BACKUP_SENTENCES } from "./backup/backup-refusal";
import { asUnavailable } from "./db/as-unavailable";
import { DomainError } from "./errors";

const SENTENCES: Record<string, (facts: Record<string, unknown>) => string> = {
  bad_environment: ({ name, problem, example }) => `${name} ${problem}. Example: ${name}=${example}`,
  ...BACKUP_SENTENCES,
  data_dir_locked: ({ dataDir, pid }) =>
    `The data in ${dataDir} is in use by another process${pid ? ` (pid ${pid})` : ""}. Stop it first, or choose another folder with DATA_DIR: two processes would lose each other's changes.`,
  data_dir_broken: ({ folder, cause, backup, backupAt }) =>
    `The embedded database in ${folder} cannot be read (${cause}). Nothing in it was changed. ${backup ? `The newest verified backup is of ${backupAt}. To go back to it: mv ${folder} ${folder}.broken && npm run cli -- restore ${backup}` : "There is no backup beside it; restore one that you keep elsewhere: docs/backup.md says how."}`,
  storage_full: () => "The disk is full. Nothing was lost; make room, then try again.",
  data_dir_not_writable: ({ dataDir, cause }) => `The data folder ${dataDir} cannot be written to (${cause}). Give this account the right to, or choose another folder with DATA_DIR.`,
  database_newer: ({ migration }) => `The database was made by a newer version of Throughline (it knows ${migration}). Start that version, or restore a backup made by this one. Nothing was changed.`,
  secret_differs: ({ sources }) =>
    `AUTH_SECRET is not the one that this data was made with: the secrets of ${sources} connected sources cannot be read. Set the old one again (embedded: the file auth-secret in DATA_DIR). If it is lost, remove those sources with: npm run cli -- source forget, and connect them anew. Nothing was changed.`,
  database_unreachable: ({ host, port, cause }) => `The PostgreSQL server at ${host}:${port} cannot be reached (${cause}). Check that it runs and that DATABASE_URL names it.`,
  database_login_refused: ({ host, user }) => `The PostgreSQL server at ${host} refused the login of "${user}". Check the user and password in DATABASE_URL.`,
  database_missing: ({ host, database }) => `The PostgreSQL server at ${host} has no database "${database}". Make it with: createdb ${database}`,
  database_too_old: ({ version, needed }) => `The PostgreSQL server is version ${version}; Throughline needs ${needed} or newer.`,
};

/** Whether there is a sentence for it that only the terminal has. */
export function isToldOnTerminal(reason: string): boolean {
  return Object.hasOwn(SENTENCES, reason);
}

/** What is said on the terminal when the product cannot start: what happened, what is safe, what to do. */
export function startSentence(thrown: unknown): string {
  const error = asUnavailable(thrown) ?? thrown;
  const known = error instanceof DomainError ? SENTENCES[error.reason]?.(error.facts) : undefined;
  return known ?? `Throughline could not start: ${error instanceof Error ? error.message : String(error)}`;
}
