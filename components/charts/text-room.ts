/** Pixels that a letter of a small label takes; a syllable of Korean fills its square, and a percent sign nearly so. */
const LETTER = 7;
const WIDE_LETTER = 12;

/** About how many pixels a small label takes, before anything is drawn that could be measured. */
export function textRoom(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/\p{Script=Hangul}|%/u.test(letter) ? WIDE_LETTER : LETTER), 0);
}
