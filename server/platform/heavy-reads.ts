import { env } from "./env";
import { turns } from "./turns";

/**
 * Reads of a whole board's past, two at a time, and one where all share the embedded database's one connection: however many
 * are asked for, moves find the database and the process free.
 */
export const heavyRead = turns("heavy reads", { atOnce: () => (env().databaseUrl === undefined ? 1 : 2), waitingMax: 500 });

/** The same pieces, each made in a turn of its own: who reads slowly keeps nobody waiting. */
export async function* madeInTurns(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  const made = pieces[Symbol.asyncIterator]();
  try {
    for (;;) {
      const piece = await heavyRead(() => made.next());
      if (piece.done) return;
      yield piece.value;
    }
  } finally {
    await made.return?.();
  }
}
