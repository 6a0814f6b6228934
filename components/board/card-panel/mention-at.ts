/** A name that is being typed: where its @ stands, where the caret is, and what lies between. */
export type BegunMention = { start: number; end: number; typed: string };

/** The name that is being typed at the caret, after an @ that begins a word; null where none is. */
export function mentionAt(text: string, caret: number): BegunMention | null {
  const [, typed] = /(?:^|[\s([{"'])@([^\n@]{0,40})$/u.exec(text.slice(0, caret)) ?? [];
  return typed === undefined || /\s{2}|^\s/.test(typed) ? null : { start: caret - typed.length - 1, end: caret, typed };
}
