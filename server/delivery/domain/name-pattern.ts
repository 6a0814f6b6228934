/** Whether a name fits a pattern, in any case, where * stands for any run of characters, also none. Linear in the name for each star. */
export function fitsPattern(name: string, pattern: string): boolean {
  const [text, wanted] = [name.toLowerCase(), pattern.toLowerCase()];
  let [at, place] = [0, 0];
  /** Where the last star stands, and what it has swallowed up to: tried again with one character more. */
  let [star, swallowed] = [-1, 0];
  while (at < text.length) {
    if (wanted[place] === "*") [star, swallowed] = [place++, at];
    else if (place < wanted.length && wanted[place] === text[at]) [at, place] = [at + 1, place + 1];
    else if (star >= 0) [at, place] = [++swallowed, star + 1];
    else return false;
  }
  while (wanted[place] === "*") place++;
  return place === wanted.length;
}
