const HANGUL_NAME = /^[\uac00-\ud7a3]{2,5}$/u;

/**
 * One or two letters for a person's face. A Korean name shows the first syllable of the given name,
 * because half a team may share a family name; other names show the first letters of the first and last word.
 */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const [first = "?"] = words;
  if (HANGUL_NAME.test(first)) return givenNameSyllable(first);
  const letters = words.length > 1 ? [first, words[words.length - 1] ?? ""] : [first];
  return letters.map((word) => firstCharacter(word).toUpperCase()).join("");
}

/** Of two syllables the first (a given name alone), of three the second, of four or five the third (a two-syllable family name). */
function givenNameSyllable(name: string): string {
  return name.charAt(Math.max(0, Math.min(name.length - 2, 2)));
}

function firstCharacter(word: string): string {
  return [...word][0] ?? "";
}
