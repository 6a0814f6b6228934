import type { KeyboardEvent } from "react";

/** Browsers that report no `isComposing` on the key that ends a composition report this code instead. */
const COMPOSING_KEY_CODE = 229;

type KeyPress = { key: string; isComposing: boolean; keyCode: number; shiftKey: boolean };

/** Whether this key belongs to an input method that is still composing, as for Korean, Japanese or Chinese. */
export function isComposing(event: Pick<KeyPress, "isComposing" | "keyCode">): boolean {
  return event.isComposing || event.keyCode === COMPOSING_KEY_CODE;
}

/** Whether this key press means "send": Enter alone, never the Enter that confirms composed text, never Shift+Enter. */
export function isSubmitKey(event: KeyPress): boolean {
  return event.key === "Enter" && !event.shiftKey && !isComposing(event);
}

/** A key handler for a field whose Enter submits. The Enter of an input method never does. */
export function useSubmitOnEnter(submit: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key === "Enter" && isComposing(event.nativeEvent)) {
      event.stopPropagation();
      // Safari ends the composition before this key, so its default action would send the form around the field.
      if (!event.nativeEvent.isComposing) event.preventDefault();
      return;
    }
    if (!isSubmitKey(event.nativeEvent)) return;
    event.preventDefault();
    submit();
  };
}
