import fc from "fast-check";
import { expect } from "vitest";
import type { SourceKind } from "@/server/delivery/domain/source-kind";
import { listStrips } from "@/server/delivery/queries/list-strips";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, forgetAll, knowledgeOf } from "./a-source";
import { SECRET, type SignedDelivery } from "./github-deliveries";

type Story = { kind: SourceKind; secret?: string; /** What is sent about the first card of the board with this key. */ tell: (boardKey: string) => SignedDelivery[] };

/**
 * Holds a source to it that a story ends in the same knowledge in order, backwards, each delivery twice, and shuffled, when several
 * deliveries come at the same time and are applied together; returns it as told in order.
 */
export async function expectSameInAnyOrder(db: Db, { kind, secret = SECRET, tell }: Story, { shuffles = 5 } = {}) {
  const board = await aBoardWithSource(db, { kind, secret });
  const story = tell(board.key);
  const inOrder = [...story.keys()];
  const endOf = async (chunks: readonly (readonly number[])[]) => {
    await forgetAll(db, board.id);
    for (const chunk of chunks) {
      const answers = await Promise.all(chunk.map((index) => board.receive(story[index]!)));
      expect(answers.map(({ outcome }) => outcome)).not.toContain("FAILED");
    }
    const [knowledge, strips] = [await knowledgeOf(db, board.id), [...(await listStrips(db, board.id, [1])).values()].map(({ strip }) => strip)];
    const text = JSON.stringify({ knowledge, strips }, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
    return { knowledge, strips, plain: JSON.parse(text) as unknown };
  };
  const wanted = await endOf(inOrder.map((index) => [index]));
  expect((await endOf([...inOrder].reverse().map((index) => [index]))).plain).toEqual(wanted.plain);
  expect((await endOf(inOrder.map((index) => [index, index]))).plain).toEqual(wanted.plain);
  const shuffled = fc.tuple(fc.shuffledSubarray(inOrder, { minLength: story.length }), fc.subarray(inOrder, { maxLength: 3 }), fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 3, maxLength: 3 }));
  await fc.assert(
    fc.asyncProperty(shuffled, async ([order, repeats, sizes]) => {
      expect((await endOf(chunksOf([...order, ...repeats], sizes))).plain).toEqual(wanted.plain);
    }),
    { numRuns: shuffles },
  );
  return wanted;
}

/** The items in pieces of these sizes, over and over. */
export function chunksOf<T>(items: readonly T[], sizes: readonly number[]): T[][] {
  const chunks: T[][] = [];
  for (let [start, turn] = [0, 0]; start < items.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    chunks.push(items.slice(start, start + size));
    start += size;
  }
  return chunks;
}
