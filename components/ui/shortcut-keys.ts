import { isComposing } from "./use-submit-on-enter";

type KeyPress = Pick<KeyboardEvent, "key" | "code" | "isComposing" | "keyCode" | "ctrlKey" | "metaKey" | "altKey">;

/** Milliseconds within which the second key of a sequence such as "g b" has to follow. */
export const SEQUENCE_WINDOW = 1_200;

/**
 * The plain key of a press, as written in a shortcut ("c", "?", "escape"), or null where it is no shortcut:
 * a modifier is held, or an input method is composing. On a Korean layout the key's place decides ("ㅊ" is "c").
 */
export function plainKey(press: KeyPress): string | null {
  if (isComposing(press) || press.ctrlKey || press.metaKey || press.altKey) return null;
  const isLatin = /^[\x20-\x7e]$/.test(press.key);
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  if (!isLatin && press.key.length === 1 && letter) return letter.toLowerCase();
  return press.key.toLowerCase();
}

/** Whether keys typed at this element are text, or belong to a widget that reads them itself. */
export function takesKeys(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false;
  return element.isContentEditable || element.closest("input:not([type=checkbox], [type=radio]), textarea, select, [role=menu], [role=listbox]") !== null;
}

/** What a press leads to: the shortcut it completes, or the first half of one, kept for the next press. */
export function matchKey(
  keys: Iterable<string>,
  pressed: string,
  pending: string | null,
): { match: string | null; pending: string | null } {
  const all = [...keys];
  const sequence = pending === null ? null : `${pending} ${pressed}`;
  if (sequence !== null && all.includes(sequence)) return { match: sequence, pending: null };
  if (all.some((each) => each.startsWith(`${pressed} `))) return { match: null, pending: pressed };
  return { match: all.includes(pressed) ? pressed : null, pending: null };
}
