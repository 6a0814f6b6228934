import { ticks } from "d3-array";

/** Round values for an axis from 0 to `max`, about `count` of them; whole numbers only where fractions mean nothing. */
export function linearTicks(max: number, count: number, whole: boolean): number[] {
  return ticks(0, max, count).filter((value) => !whole || Number.isInteger(value));
}

/** 1, 2, 5, 10, 20, 50 … between `min` and `max`. */
export function logTicks(min: number, max: number): number[] {
  const found: number[] = [];
  for (let power = Math.floor(Math.log10(min)); 10 ** power <= max; power += 1) {
    for (const step of [1, 2, 5]) {
      const value = Number(`${step}e${power}`);
      if (value >= min && value <= max) found.push(value);
    }
  }
  return found;
}
