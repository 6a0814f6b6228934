/** Milliseconds after which typed letters start a new search. */
const TYPING_PAUSE = 700;

export type Typed = { text: string; at: number };
type KeyPress = Pick<KeyboardEvent, "key" | "timeStamp" | "ctrlKey" | "metaKey" | "altKey" | "isComposing">;

/** The items of a menu in order; those that cannot be chosen are walked too, so that their reason is heard. */
export function itemsOf(menu: Element): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>("[role^=menuitem]")];
}

/** Where a key leads from the current item: arrows go round, Home and End to the ends, letters to what begins with them. */
export function nextItem(items: readonly HTMLElement[], current: Element | null, press: KeyPress, typed: Typed): HTMLElement | null {
  const at = items.findIndex((item) => item === current);
  switch (press.key) {
    case "ArrowDown":
      return items[(at + 1) % items.length] ?? null;
    case "ArrowUp":
      return items[(at <= 0 ? items.length : at) - 1] ?? null;
    case "Home":
      return items[0] ?? null;
    case "End":
      return items[items.length - 1] ?? null;
    default:
      return isLetter(press) ? byLetters(items, at, press, typed) : null;
  }
}

function isLetter(press: KeyPress): boolean {
  return [...press.key].length === 1 && press.key !== " " && !press.ctrlKey && !press.metaKey && !press.altKey && !press.isComposing;
}

function byLetters(items: readonly HTMLElement[], at: number, press: KeyPress, typed: Typed): HTMLElement | null {
  const goesOn = press.timeStamp - typed.at < TYPING_PAUSE;
  typed.text = (goesOn ? typed.text : "") + press.key.toLowerCase();
  typed.at = press.timeStamp;
  // A first letter looks on from the next item, further letters stay with an item that still fits.
  const from = typed.text.length === 1 ? at + 1 : Math.max(at, 0);
  const inOrder = [...items.slice(from), ...items.slice(0, from)];
  return inOrder.find((item) => item.textContent.trim().toLowerCase().startsWith(typed.text)) ?? null;
}
