import { DomainError } from "@/server/platform/errors";
import { refusalSentence } from "@/server/platform/refusal-sentence";
import { isToldOnTerminal, startSentence } from "@/server/platform/start-sentence";

/** What is said on the terminal when a command is refused. */
export function commandSentence(error: unknown): string {
  if (!(error instanceof DomainError)) return startSentence(error);
  const { field, problem } = error.facts;
  if (error.reason === "invalid" && field) return `${String(field)}: ${String(problem)}`;
  // What is wrong with the machine or its settings is told at length.
  return isToldOnTerminal(error.reason) ? startSentence(error) : (refusalSentence(error.reason, error.facts) ?? startSentence(error));
}
