/** Every first, second, third … of the marks, so that no more than `most` remain: beginning where most of them are `round`. */
export function thinned<Tick>(ticks: readonly Tick[], most: number, isRound: (tick: Tick) => boolean = () => false): Tick[] {
  const every = Math.max(1, Math.ceil(ticks.length / most));
  const from = (first: number) => ticks.filter((_, index) => index % every === first);
  const choices = Array.from({ length: every }, (_, first) => from(first));
  return choices.toSorted((a, b) => b.filter(isRound).length - a.filter(isRound).length)[0] ?? [];
}

/** The marks of a round step; or those of a finer one, thinned out, where less than three would stand alone: they do not show how even the time between them is. */
export function withMost<Tick>(round: Tick[], finer: Tick[]): Tick[] {
  return round.length >= 3 || round.length >= finer.length ? round : finer;
}
