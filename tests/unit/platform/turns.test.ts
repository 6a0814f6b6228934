import { expect, test } from "vitest";
import { heavyRead, madeInTurns } from "@/server/platform/heavy-reads";
import { turns } from "@/server/platform/turns";

/** Work that is over when it is told so. */
function aWork(name: string, log: string[]) {
  let end = (_: Error | null): void => undefined;
  const over = new Promise<string>((resolve, reject) => (end = (error) => (error ? reject(error) : resolve(name))));
  return { run: () => (log.push(name), over), end: (error: Error | null = null) => end(error) };
}

test("so many at once, the others in the order in which they came, those beyond the line are refused", async () => {
  const inTurn = turns("a test's", { atOnce: () => 2, waitingMax: 2 });
  const log: string[] = [];
  const works = ["a", "b", "c", "d"].map((name) => aWork(name, log));
  const done = works.map(({ run }) => inTurn(run));
  await expect(inTurn(() => Promise.resolve("e"))).rejects.toMatchObject({ code: "UNAVAILABLE", reason: "busy" });
  expect(log).toEqual(["a", "b"]);
  works[1]?.end(new Error("it failed"));
  await expect(done[1]).rejects.toThrow("it failed");
  expect(log).toEqual(["a", "b", "c"]);
  for (const { end } of works) end();
  expect(await Promise.all([done[0], done[2], done[3]])).toEqual(["a", "c", "d"]);
  expect(await inTurn(() => Promise.resolve("f"))).toBe("f");
});

test("a file that is read slowly holds no turn between its pieces, and none when its reader goes away", async () => {
  let isClosed = false;
  async function* pieces() {
    try {
      yield "first";
      yield "second";
    } finally {
      isClosed = true;
    }
  }
  const files = Array.from({ length: 5 }, () => madeInTurns(pieces()));
  for (const file of files) expect((await file.next()).value).toBe("first");
  expect(await heavyRead(() => Promise.resolve("mine"))).toBe("mine");
  await files[0]?.return(undefined);
  expect(isClosed).toBe(true);
  expect((await files[1]?.next())?.value).toBe("second");
});
