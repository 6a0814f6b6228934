/** Nothing lies over the board. */
export default function Page() {
  return null;
}
