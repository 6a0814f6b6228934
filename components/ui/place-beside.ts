export type Side = "top" | "bottom";
export type Align = "start" | "center" | "end";

/** Kept free between the popup and the edge of the window, and between the popup and its target; pixels. */
const EDGE = 8;
const GAP = 4;

/** Puts a top-layer element above or below its target, on the other side where it would not fit, always inside the window. */
export function placeBeside(popup: HTMLElement, target: Element, side: Side, align: Align): void {
  const at = target.getBoundingClientRect();
  popup.style.maxHeight = `${window.innerHeight - 2 * EDGE}px`;
  const { width, height } = popup.getBoundingClientRect();
  const above = at.top - GAP - height;
  const below = at.bottom + GAP;
  const fitsAbove = above >= EDGE;
  const fitsBelow = below + height <= window.innerHeight - EDGE;
  const goesAbove = side === "top" ? fitsAbove || !fitsBelow : fitsAbove && !fitsBelow;
  popup.style.top = `${Math.round(within(goesAbove ? above : below, window.innerHeight - height))}px`;
  popup.style.left = `${Math.round(within(leftEdge(at, width, align), window.innerWidth - width))}px`;
}

function leftEdge(at: DOMRect, width: number, align: Align): number {
  if (align === "start") return at.left;
  return align === "end" ? at.right - width : at.left + (at.width - width) / 2;
}

function within(position: number, room: number): number {
  return Math.max(EDGE, Math.min(position, room - EDGE));
}
