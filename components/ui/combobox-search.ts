/**
 * Whether a label contains what is being typed, ignoring case. Both are taken apart into letters first, so that a Korean
 * syllable matches while it is still being composed: "기" finds "김".
 */
export function matchesSearch(label: string, typed: string): boolean {
  return lettersOf(label).includes(lettersOf(typed.trim()));
}

function lettersOf(text: string): string {
  return text.normalize("NFD").toLowerCase();
}
