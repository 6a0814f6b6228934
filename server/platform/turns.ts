import { DomainError } from "./errors";

type Line = { running: number; waiting: (() => void)[] };
// Next loads modules more than once in a process; all copies share their lines.
const holder = globalThis as { __throughlineLines?: Map<string, Line> };

/** Does a piece of work when it is its turn. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * A line in which at most `atOnce()` do their work, in this process, and up to `waitingMax` wait for theirs, first come first
 * served; whoever else comes is refused with `UNAVAILABLE busy`.
 */
export function turns(name: string, { atOnce, waitingMax }: { atOnce: () => number; waitingMax: number }): InTurn {
  return async (work) => {
    const line = lineOf(name);
    if (line.running < atOnce()) line.running++;
    else if (line.waiting.length < waitingMax) await new Promise<void>((resolve) => line.waiting.push(resolve));
    else throw new DomainError("UNAVAILABLE", "busy");
    try {
      return await work();
    } finally {
      const next = line.waiting.shift();
      if (next) next();
      else line.running--;
    }
  };
}

function lineOf(name: string): Line {
  const lines = (holder.__throughlineLines ??= new Map());
  const line = lines.get(name) ?? { running: 0, waiting: [] };
  lines.set(name, line);
  return line;
}
