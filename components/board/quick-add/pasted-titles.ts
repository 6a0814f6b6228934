/** Marks that lists carry in front of their lines. */
const LIST_MARK = /^\s*(?:[-*•–]|\d+[.)])\s+(?:\[[ xX]\]\s+)?/;

/** The titles that pasted text offers, one a line, without blank lines and list marks; cut to `max` characters. */
export function pastedTitles(text: string, max: number): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(LIST_MARK, "").trim().slice(0, max))
    .filter((line) => line !== "");
}
