const NARROW = 6.4;
const WIDE = 11.5;

/** About how many pixels a text takes at 11 px: Hangul and the like are square, all else about half as wide. Never too few for words. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u1100-\u11ff\u2e80-\uffef]/u.test(character) ? WIDE : NARROW;
  return width;
}
