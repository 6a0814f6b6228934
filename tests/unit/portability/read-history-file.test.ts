import { expect, test } from "vitest";
import { readHistoryFile, REFUSALS_MAX } from "@/server/portability/read-history-file";

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const LINE = '{"card":"송장","at":"2026-03-02T09:00:00Z","type":"created","title":"전자 송장 😀"}';

test("lines are the same however the bytes arrive, with any line ends and a mark at the front", async () => {
  const text = `\ufeff${LINE}\r\n\n  \n${LINE.replace("송장", "둘")}`;
  const whole = await readHistoryFile(inPieces(text, 1_000));
  expect(whole.lines).toMatchObject([{ line: 1, card: "송장", title: "전자 송장 😀" }, { line: 4, card: "둘" }]);
  for (const size of [1, 2, 3, 7]) expect(await readHistoryFile(inPieces(text, size))).toEqual(whole);
});

test("reading stops where the file proves too large", async () => {
  let read = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      read += 1;
      yield Buffer.from(`${LINE}\n`);
    }
  }
  await expect(readHistoryFile(endless(), 10_000)).rejects.toMatchObject({ code: "TOO_LARGE", reason: "too_large" });
  expect(read).toBeLessThan(200);
});

test("a line without an end is refused, and the next one is read", async () => {
  const { lines, refused } = await readHistoryFile(inPieces(`${LINE}\n"${"x".repeat(300_000)}"\n${LINE.replace("송장", "둘")}`, 50_000));
  expect(refused).toEqual([{ line: 2, reason: "line_too_long" }]);
  expect(lines.map(({ line }) => line)).toEqual([1, 3]);
});

test("a file that is no history is not read to its end", async () => {
  await expect(readHistoryFile(inPieces("x\n".repeat(REFUSALS_MAX + 1), 4_096))).rejects.toMatchObject({ code: "INVALID", reason: "too_many_refused" });
});
