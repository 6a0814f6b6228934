import type { Reader } from "@/server/platform/db/client";

const INDEXES = ["Card_place_key", "Card_expedite_key", "Card_boardId_number_key", "Card_boardId_externalId_key", "HistoryEvent_pkey", "HistoryEvent_policy_idx", "HistoryEvent_edits_idx", "Board_key_key", "ApiToken_hash_key"];
const CONSTRAINTS = [
  "Card_title_length", "Card_outcome_in_done", "Card_finished_in_done", "Card_blocked_has_reason", "Card_expedite_is_open", "Card_points_range",
  "Board_key_form", "Board_limits_positive", "Board_working_days", "Board_working_hours", "Board_days_off", "Membership_has_role", "Absence_in_order", "CardLink_one_object",
];
const TRIGGER = "HistoryEvent_append_only";

/** The guards that the database itself keeps, as far as they are missing, each as a sentence. */
export async function checkSchema(db: Reader): Promise<string[]> {
  const indexes = await db.$queryRaw<{ name: string }[]>`SELECT indexname AS name FROM pg_indexes WHERE schemaname = current_schema()`;
  const constraints = await db.$queryRaw<{ name: string }[]>`SELECT conname AS name FROM pg_constraint WHERE convalidated AND connamespace = current_schema()::regnamespace`;
  const triggers = await db.$queryRaw<{ name: string }[]>`SELECT tgname AS name FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND NOT tgisinternal`;
  const bytewise = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name || '.' || column_name AS name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'rank' AND collation_name IS DISTINCT FROM 'C'`;
  return [
    ...missing("index", INDEXES, indexes),
    ...missing("constraint", CONSTRAINTS, constraints),
    ...missing("trigger", [TRIGGER], triggers),
    ...bytewise.map(({ name }) => `database: ${name} is not compared byte by byte`),
  ];
}

function missing(what: string, wanted: readonly string[], there: readonly { name: string }[]): string[] {
  const names = new Set(there.map(({ name }) => name));
  return wanted.filter((name) => !names.has(name)).map((name) => `database: the ${what} ${name} is missing or switched off`);
}
