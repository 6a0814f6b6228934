import { AsyncResource } from "node:async_hooks";
import { DomainError } from "./errors";

type Waiting<In, Out> = { input: In; /** Whose request it is, and when: what the work asks for is as of the first of those it is done for. */ context: AsyncResource; resolve: (output: Out) => void; reject: (reason: unknown) => void };

/** Has something done for `owner` (a database) in the line called `key`. */
export type Gathered<Owner extends object, In, Out> = (owner: Owner, key: string, input: In) => Promise<Out>;

type Options = { /** How many are done together at most. */ max: number; /** Whoever comes while so many wait in a line is refused with `UNAVAILABLE busy`. */ waitingMax: number };

/**
 * Does together what is asked for at the same time: while `work` is done for some of a line, the next ones gather, and are then its next
 * inputs, in the order in which they came. When `work` fails for several it is done for each of them alone, so that none suffers for
 * another: it must leave nothing behind when it fails.
 */
export function gathering<Owner extends object, In, Out>(work: Work<Owner, In, Out>, { max, waitingMax }: Options): Gathered<Owner, In, Out> {
  const lines = new WeakMap<Owner, Map<string, Waiting<In, Out>[]>>();
  const serve = async (owner: Owner, key: string, line: Waiting<In, Out>[]) => {
    // Whatever else has arrived by now is in the line before it is first looked at.
    await new Promise((resolve) => setImmediate(resolve));
    while (line.length > 0) await settle(owner, work, line.splice(0, max));
    lines.get(owner)?.delete(key);
  };
  return (owner, key, input) =>
    new Promise((resolve, reject) => {
      const mine = lines.get(owner) ?? new Map<string, Waiting<In, Out>[]>();
      lines.set(owner, mine);
      const line = mine.get(key);
      if (line !== undefined && line.length >= waitingMax) return reject(new DomainError("UNAVAILABLE", "busy"));
      const waiting = { input, context: new AsyncResource("gathered"), resolve, reject };
      if (line !== undefined) return void line.push(waiting);
      const begun = [waiting];
      mine.set(key, begun);
      void serve(owner, key, begun);
    });
}

type Work<Owner extends object, In, Out> = (owner: Owner, inputs: readonly In[]) => Promise<readonly Out[]>;

async function settle<Owner extends object, In, Out>(owner: Owner, work: Work<Owner, In, Out>, [first, ...others]: readonly Waiting<In, Out>[]): Promise<void> {
  if (first === undefined) return;
  const some = [first, ...others];
  try {
    const outputs = await first.context.runInAsyncScope(() => work(owner, some.map(({ input }) => input)));
    for (const [index, one] of some.entries()) one.resolve(outputs[index] as Out);
  } catch (error) {
    if (others.length === 0) first.reject(error);
    else await Promise.all(some.map((one) => settle(owner, work, [one])));
  }
}
