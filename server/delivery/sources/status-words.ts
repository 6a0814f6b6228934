import type { RunStatus } from "../domain/run-status";

const WORDS: Readonly<Record<RunStatus, readonly string[]>> = {
  QUEUED: ["queued", "pending", "created", "requested", "scheduled"],
  WAITING: ["waiting", "paused", "manual", "needs_approval", "blocked"],
  RUNNING: ["running", "in_progress", "started", "progressing"],
  SUCCESS: ["success", "successful", "succeeded", "passed", "pass", "ok", "completed", "finished"],
  FAILED: ["failed", "failure", "fail", "error", "errored", "unstable", "timed_out", "broken"],
  CANCELLED: ["cancelled", "canceled", "aborted", "stopped", "stale", "cancel"],
  SKIPPED: ["skipped", "not_built", "neutral", "not_run"],
  UNKNOWN: [],
};
const STATUS_OF: ReadonlyMap<string, RunStatus> = new Map(Object.entries(WORDS).flatMap(([status, words]) => words.map((word) => [word, status as RunStatus] as const)));

/** The usual words for how far something is, in any case and spelling of its gaps ("In progress", "TIMED_OUT"); any other is UNKNOWN. */
export function statusOfWord(word: string | null): RunStatus {
  return STATUS_OF.get((word ?? "").trim().toLowerCase().replace(/[\s-]+/g, "_")) ?? "UNKNOWN";
}
