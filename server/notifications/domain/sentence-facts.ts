/** What the sentence of a notification needs beside the card and who did it. */
export type Facts = { reason?: string; sprint?: number; name?: string; environment?: string; version?: string | null };

/** What fills the sentence of a notification; an empty text where there is nothing to say. */
export function sentenceFacts(actor: string, { reason = "", sprint = 0, name = "", environment = "", version }: Facts) {
  return { actor, reason, sprint: String(sprint), name, hasName: name === "" ? "no" : "yes", environment, version: version ?? "", hasVersion: version ? "yes" : "no" };
}
