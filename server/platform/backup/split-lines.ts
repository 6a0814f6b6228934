const LINE_END = 0x0a;

/**
 * The lines of a stream without their ends, also a last one that has none. A line longer than `maxBytes` is told as null
 * as soon as that is known, and nothing after it: however long it would have been, no more of it is held.
 */
export async function* splitLines(chunks: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer | null> {
  let begun: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_END); end !== -1; end = chunk.indexOf(LINE_END, from)) {
      if (length + end - from > maxBytes) return yield null;
      yield Buffer.concat([...begun, chunk.subarray(from, end)]);
      begun = [];
      length = 0;
      from = end + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > maxBytes) return yield null;
  }
  if (length > 0) yield Buffer.concat(begun);
}
