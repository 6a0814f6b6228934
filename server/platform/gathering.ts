import { AsyncResource } from "node:async_hooks";
import { DomainError } from "./errors";

type Waiting<In, Out> = { input: In; /** Whose request it is, and when: what the work asks for is as of the first of those it is done for. */ context: AsyncResource; resolve: (output: Out) => void; reject: (reason: unknown) => void };

/** Those who wait; `grown` is told of each that comes. */
type Line<In, Out> = { waiting: Waiting<In, Out>[]; grown: () => void };

/** Has something done for `owner` (a database) in the line called `key`. */
export type Gathered<Owner extends object, In, Out> = (owner: Owner, key: string, input: In) => Promise<Out>;

type Options = {
  /** How many are done together at most. */
  max: number;
  /** Whoever comes while so many wait in a line is refused with `UNAVAILABLE busy`. */
  waitingMax: number;
  /** How long a line that has just been served waits for as many as it had then: whoever has an answer sends what is next. */
  lingerMs?: number;
};

/**
 * Does for the first few of these what is asked, in one piece, and returns what comes of it, in their order: of all of them, or of at
 * least one when the others shall wait. It leaves nothing behind when it fails.
 */
type Work<Owner extends object, In, Out> = (owner: Owner, inputs: readonly In[]) => Promise<readonly Out[]>;

/**
 * Does together what is asked for at the same time: while `work` is done for some of a line, the next ones gather, and are then its next
 * inputs, in the order in which they came. When `work` fails for several it is done for each half of them, so that in the end none
 * suffers for another; when what it needs is unavailable, it is for all.
 */
export function gathering<Owner extends object, In, Out>(work: Work<Owner, In, Out>, { max, waitingMax, lingerMs = 0 }: Options): Gathered<Owner, In, Out> {
  const lines = new WeakMap<Owner, Map<string, Line<In, Out>>>();
  const serve = async (owner: Owner, key: string, line: Line<In, Out>) => {
    // Whatever else has arrived by now is in the line before it is first looked at.
    await new Promise((resolve) => setImmediate(resolve));
    while (line.waiting.length > 0) {
      const some = line.waiting.splice(0, max);
      await settle(owner, work, some);
      const expected = Math.min(max, some.length + line.waiting.length);
      if (lingerMs > 0 && some.length > 1) await untilGrown(line, expected, lingerMs);
    }
    lines.get(owner)?.delete(key);
  };
  return (owner, key, input) =>
    new Promise((resolve, reject) => {
      const mine = lines.get(owner) ?? new Map<string, Line<In, Out>>();
      lines.set(owner, mine);
      const line = mine.get(key);
      if (line !== undefined && line.waiting.length >= waitingMax) return reject(new DomainError("UNAVAILABLE", "busy"));
      const one = { input, context: new AsyncResource("gathered"), resolve, reject };
      if (line !== undefined) {
        line.waiting.push(one);
        return line.grown();
      }
      const begun = { waiting: [one], grown: () => undefined };
      mine.set(key, begun);
      void serve(owner, key, begun);
    });
}

async function untilGrown(line: Line<unknown, never>, expected: number, withinMs: number): Promise<void> {
  if (line.waiting.length >= expected) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, withinMs);
    line.grown = () => {
      if (line.waiting.length < expected) return;
      clearTimeout(timer);
      resolve();
    };
  });
  line.grown = () => undefined;
}

async function settle<Owner extends object, In, Out>(owner: Owner, work: Work<Owner, In, Out>, some: readonly Waiting<In, Out>[]): Promise<void> {
  const [first] = some;
  if (first === undefined) return;
  let outputs: readonly Out[];
  try {
    outputs = await first.context.runInAsyncScope(() => work(owner, some.map(({ input }) => input)));
  } catch (error) {
    if (some.length === 1 || (error instanceof DomainError && error.code === "UNAVAILABLE")) return some.forEach(({ reject }) => reject(error));
    const half = Math.ceil(some.length / 2);
    await settle(owner, work, some.slice(0, half));
    return settle(owner, work, some.slice(half));
  }
  for (const [index, one] of some.slice(0, Math.max(1, outputs.length)).entries()) one.resolve(outputs[index] as Out);
  await settle(owner, work, some.slice(Math.max(1, outputs.length)));
}
