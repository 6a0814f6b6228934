import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ASK_AT_MOST, createStripStore, type CardStrips } from "@/components/delivery/strip-store";
import { EMPTY_STRIP } from "@/server/delivery/domain/strip";

const RUNNING = { card: "ERP-1", strip: { ...EMPTY_STRIP, BUILD: "RUNNING" }, held: null } as const;
const PASSED = { card: "ERP-1", strip: { ...EMPTY_STRIP, BUILD: "PASSED" }, held: null } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A store whose questions are answered by hand. */
function aStore() {
  const questions: { cards: string[]; answer: (strips: CardStrips) => Promise<void>; fail: () => Promise<void> }[] = [];
  const store = createStripStore(
    (cards) =>
      new Promise((resolve, reject) => {
        const settle = async (act: () => void) => {
          act();
          await vi.advanceTimersByTimeAsync(0);
        };
        questions.push({ cards, answer: (strips) => settle(() => resolve(strips)), fail: () => settle(() => reject(new Error("offline"))) });
      }),
  );
  const ask = async (...cards: { key: string }[]) => {
    cards.forEach(store.want);
    await vi.runAllTimersAsync();
  };
  return { store, questions, ask };
}

test("cards that come into view together are one question, and a card already known is none", async () => {
  const { store, questions, ask } = aStore();
  const [one, two] = [{ key: "ERP-1" }, { key: "ERP-2" }];
  const seen = vi.fn();
  store.watch("ERP-1", seen);
  await ask(one, two, one);
  expect(questions.map(({ cards }) => cards)).toEqual([["ERP-1", "ERP-2"]]);
  await questions[0]!.answer([RUNNING]);
  expect([store.toldOf("ERP-1"), store.toldOf("ERP-2"), seen.mock.calls.length]).toEqual([RUNNING, undefined, 1]);
  await ask(one, two);
  expect(questions).toHaveLength(1);
});

test("more cards than the server answers for are asked for in parts", async () => {
  const { questions, ask } = aStore();
  await ask(...Array.from({ length: ASK_AT_MOST + 1 }, (_, index) => ({ key: `ERP-${index + 1}` })));
  expect(questions.map(({ cards }) => cards.length)).toEqual([ASK_AT_MOST, 1]);
});

test("a card that has changed is asked for again, keeps its line meanwhile, and an older answer comes too late", async () => {
  const { store, questions, ask } = aStore();
  await ask({ key: "ERP-1" });
  await ask({ key: "ERP-1" });
  expect(questions).toHaveLength(2);
  await questions[1]!.answer([PASSED]);
  await questions[0]!.answer([RUNNING]);
  expect(store.toldOf("ERP-1")).toEqual(PASSED);
  await ask({ key: "ERP-1" });
  expect(store.toldOf("ERP-1")).toEqual(PASSED);
  await questions[2]!.answer([]);
  expect(store.toldOf("ERP-1")).toBeUndefined();
});

test("what could not be asked is asked when the card is drawn again", async () => {
  const { store, questions, ask } = aStore();
  const card = { key: "ERP-1" };
  await ask(card);
  await questions[0]!.fail();
  await ask(card);
  await questions[1]!.answer([PASSED]);
  expect(store.toldOf("ERP-1")).toEqual(PASSED);
});
