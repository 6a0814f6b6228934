/** Who has the word in a daily, who has had it and who was passed over; user ids. */
export type Turns = { speaker: string | null; spoken: readonly string[]; skipped: readonly string[] };

/** The turns once `to` has the word, or with null nobody: who had it has spoken, or was passed over where `isSkipped`. Nobody stands in two lists. */
export function passTurn(turns: Turns, to: string | null, isSkipped: boolean): Turns {
  const { speaker } = turns;
  const others = (list: readonly string[]) => list.filter((id) => id !== to && id !== speaker);
  const ended = speaker === null || speaker === to ? [] : [speaker];
  return {
    speaker: to,
    spoken: [...others(turns.spoken), ...(isSkipped ? [] : ended)],
    skipped: [...others(turns.skipped), ...(isSkipped ? ended : [])],
  };
}

/** Of those present, in their order, whose turn is to come; who was passed over comes after all others. */
export function waitingFor({ speaker, spoken, skipped }: Turns, present: readonly string[]): string[] {
  const waiting = present.filter((id) => id !== speaker && !spoken.includes(id));
  return [...waiting.filter((id) => !skipped.includes(id)), ...skipped.filter((id) => waiting.includes(id))];
}
