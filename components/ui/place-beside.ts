export type Side = "top" | "bottom";

/** Kept free between the popup and the edge of the window, and between the popup and its target; pixels. */
const EDGE = 8;
const GAP = 6;

/** Puts a top-layer element above or below its target, on the other side where it would not fit, always inside the window. */
export function placeBeside(popup: HTMLElement, target: Element, side: Side): void {
  const at = target.getBoundingClientRect();
  const { width, height } = popup.getBoundingClientRect();
  const above = at.top - GAP - height;
  const below = at.bottom + GAP;
  const fitsAbove = above >= EDGE;
  const fitsBelow = below + height <= window.innerHeight - EDGE;
  const goesAbove = side === "top" ? fitsAbove || !fitsBelow : fitsAbove && !fitsBelow;
  const left = at.left + at.width / 2 - width / 2;
  popup.style.top = `${Math.round(goesAbove ? above : below)}px`;
  popup.style.left = `${Math.round(Math.max(EDGE, Math.min(left, window.innerWidth - width - EDGE)))}px`;
}
