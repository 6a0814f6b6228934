/** How single charts are drawn, by the names that they have in the address; see `useInAddress`. */
const DRAWN = ["bars", "done"];

/** An address of the Flow page that keeps how its charts are drawn now: another period or filter is no reason to draw them otherwise. */
export function withDrawn(address: string, now: URLSearchParams): string {
  const kept = new URLSearchParams(DRAWN.flatMap((name) => {
    const value = now.get(name);
    return value === null ? [] : [[name, value]];
  })).toString();
  if (kept === "") return address;
  return `${address}${address.includes("?") ? "&" : "?"}${kept}`;
}
