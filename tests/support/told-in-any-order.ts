import fc from "fast-check";
import { expect } from "vitest";
import type { SourceKind } from "@/server/delivery/domain/source-kind";
import { listStrips } from "@/server/delivery/queries/list-strips";
import type { Db } from "@/server/platform/db/client";
import { aBoardWithSource, knowledgeOf } from "./a-source";
import { SECRET, type SignedDelivery } from "./github-deliveries";

type Story = { kind: SourceKind; secret?: string; /** What is sent about the first card of the board with this key. */ tell: (boardKey: string) => SignedDelivery[] };

/** Holds a source to it that a story ends in the same knowledge in order, backwards, each delivery twice, and shuffled; returns it as told in order. */
export async function expectSameInAnyOrder(db: Db, { kind, secret = SECRET, tell }: Story, { shuffles = 6 } = {}) {
  const count = tell("KEY").length;
  const inOrder = Array.from({ length: count }, (_, index) => index);
  const endOf = async (order: readonly number[]) => {
    const board = await aBoardWithSource(db, { kind, secret });
    const story = tell(board.key);
    for (const index of order) expect((await board.receive(story[index]!)).outcome).not.toBe("FAILED");
    const [knowledge, strips] = [await knowledgeOf(db, board.id), [...(await listStrips(db, board.id, [1])).values()].map(({ strip }) => strip)];
    const text = JSON.stringify({ knowledge, strips }, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
    return { knowledge, strips, plain: JSON.parse(text.replaceAll(board.key, "KEY").replaceAll(board.key.toLowerCase(), "key")) as unknown };
  };
  const wanted = await endOf(inOrder);
  expect((await endOf([...inOrder].reverse())).plain).toEqual(wanted.plain);
  expect((await endOf(inOrder.flatMap((index) => [index, index]))).plain).toEqual(wanted.plain);
  const shuffled = fc.tuple(fc.shuffledSubarray(inOrder, { minLength: count }), fc.subarray(inOrder, { maxLength: 3 }));
  await fc.assert(
    fc.asyncProperty(shuffled, async ([order, repeats]) => {
      expect((await endOf([...order, ...repeats])).plain).toEqual(wanted.plain);
    }),
    { numRuns: shuffles },
  );
  return wanted;
}
