import { expect, test } from "vitest";
import { atTime, now } from "@/server/platform/clock";
import { DomainError } from "@/server/platform/errors";
import { gathering } from "@/server/platform/gathering";

/** Work that is over when it is told so, and what it was done for. */
function aWork() {
  const done: string[][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const work = (_: object, inputs: readonly string[]) => {
    done.push([...inputs]);
    return new Promise<string[]>((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve(inputs.map((input) => input.toUpperCase())))));
  };
  const end = async (error?: Error) => {
    await turn();
    ends.shift()?.(error);
    await turn();
  };
  return { done, work, end };
}

const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
const owner = {};

test("what comes while the work is done waits and is done together, so many at most, in its order, line by line", async () => {
  const { done, work, end } = aWork();
  const ask = gathering(work, { max: 2, waitingMax: 10 });
  const first = ask(owner, "one", "a");
  await turn();
  const others = ["b", "c", "d"].map((input) => ask(owner, "one", input));
  const elsewhere = [ask(owner, "two", "x"), ask({}, "one", "y")];
  await turn();
  expect(done).toEqual([["a"], ["x"], ["y"]]);
  for (let count = 0; count < 5; count++) await end();
  expect(done.slice(3)).toEqual([["b", "c"], ["d"]]);
  expect(await Promise.all([first, ...others, ...elsewhere])).toEqual(["A", "B", "C", "D", "X", "Y"]);
});

test("what fails together is done in ever smaller parts, in its order, and only what fails alone is refused", async () => {
  const done: string[][] = [];
  const ask = gathering<object, string, string>((_, inputs) => {
    done.push([...inputs]);
    return inputs.includes("bad") ? Promise.reject(new Error("it failed")) : Promise.resolve(inputs);
  }, { max: 10, waitingMax: 10 });
  const answers = await Promise.allSettled(["a", "bad", "c"].map((input) => ask(owner, "one", input)));
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(done).toEqual([["a", "bad", "c"], ["a", "bad"], ["a"], ["bad"], ["c"]]);
  expect(await ask(owner, "one", "d")).toBe("d");
});

test("what is unavailable for all is tried for none of them alone", async () => {
  let tries = 0;
  const ask = gathering<object, string, string>(() => {
    tries++;
    return Promise.reject(new DomainError("UNAVAILABLE", "database_unreachable"));
  }, { max: 10, waitingMax: 10 });
  const answers = await Promise.allSettled(["a", "b", "c"].map((input) => ask(owner, "one", input)));
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(tries).toBe(1);
});

test("of what the work leaves the first is its next", async () => {
  const done: string[][] = [];
  const ask = gathering<object, string, string>((_, inputs) => {
    done.push([...inputs]);
    return Promise.resolve(inputs.slice(0, 2).map((input) => input.toUpperCase()));
  }, { max: 10, waitingMax: 10 });
  expect(await Promise.all(["a", "b", "c", "d", "e"].map((input) => ask(owner, "one", input)))).toEqual(["A", "B", "C", "D", "E"]);
  expect(done).toEqual([["a", "b", "c", "d", "e"], ["c", "d", "e"], ["e"]]);
});

test("a line that was served waits a little for as many as it had, and no longer once they are there", async () => {
  const { done, work, end } = aWork();
  const ask = gathering(work, { max: 4, waitingMax: 10, lingerMs: 60_000 });
  const first = ["a", "b"].map((input) => ask(owner, "one", input));
  await end();
  await Promise.all(first);
  const third = ask(owner, "one", "c");
  await turn();
  expect(done).toEqual([["a", "b"]]);
  const fourth = ask(owner, "one", "d");
  await end();
  expect(await Promise.all([third, fourth])).toEqual(["C", "D"]);
  expect(done).toEqual([["a", "b"], ["c", "d"]]);
});

test("beyond its length a line refuses", async () => {
  const { work, end } = aWork();
  const ask = gathering(work, { max: 2, waitingMax: 1 });
  const first = ask(owner, "one", "a");
  await turn();
  const second = ask(owner, "one", "b");
  await expect(ask(owner, "one", "c")).rejects.toMatchObject({ code: "UNAVAILABLE", reason: "busy" });
  await end();
  await end();
  expect(await Promise.all([first, second])).toEqual(["A", "B"]);
});

test("each time it is the time of the first of those it is done for", async () => {
  const ask = gathering<object, string, Date>((_, inputs) => Promise.resolve(inputs.map(() => now())), { max: 10, waitingMax: 10 });
  const at = (year: number) => new Date(Date.UTC(year, 0, 1));
  expect(await Promise.all([2001, 2002].map((year) => atTime(at(year), () => ask(owner, "one", String(year)))))).toEqual([at(2001), at(2001)]);
  const later = atTime(at(2001), () => ask(owner, "one", "a")).then(() => atTime(at(2003), () => ask(owner, "one", "b")));
  expect(await later).toEqual(at(2003));
});
