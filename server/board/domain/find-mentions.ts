export type Named = { readonly id: string; readonly name: string };

/** Where somebody is named in a text, the @ included; several people where they are called the same. */
export type Mention = { readonly start: number; readonly end: number; readonly users: readonly string[] };

/**
 * The places in a text where a member's name follows an @, in their order. The longest name counts; case does not. An @ inside
 * a word, as in an address, names nobody; nor does a name that goes on as a word, but for Korean ones, which particles follow.
 */
export function findMentions(text: string, members: readonly Named[]): Mention[] {
  const names = [...byName(members)].sort(([a], [b]) => b.length - a.length);
  const found: Mention[] = [];
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    if (at > 0 && /[\p{L}\p{N}._%+-]/u.test(text.charAt(at - 1))) continue;
    const hit = names.find(([name]) => text.slice(at + 1, at + 1 + name.length).toLowerCase() === name && endsThere(name, text.slice(at + 1 + name.length)));
    if (hit) found.push({ start: at, end: at + 1 + hit[0].length, users: hit[1] });
  }
  return found;
}

function byName(members: readonly Named[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { id, name } of members) {
    const key = name.trim().toLowerCase();
    if (key !== "") ids.set(key, [...(ids.get(key) ?? []), id]);
  }
  return ids;
}

const HANGUL_END = /\p{Script=Hangul}$/u;

function endsThere(name: string, rest: string): boolean {
  if (!/^[\p{L}\p{N}]/u.test(rest)) return true;
  return HANGUL_END.test(name) && /^\p{Script=Hangul}/u.test(rest);
}
