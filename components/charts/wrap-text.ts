/** The width of a text in pixels. */
export type Measure = (text: string) => number;

/** A text as lines none of which is wider than `room`, broken between words; a word wider than the room has a line of its own. */
export function wrapText(text: string, room: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== "")) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line === undefined || measure(longer) > room) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
