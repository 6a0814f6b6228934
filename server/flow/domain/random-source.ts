/** Gives numbers in [0, 1), evenly spread, the next with every call. */
export type RandomSource = () => number;

/**
 * A small generator that gives the same numbers for the same seed (its lowest 32 bits) on every machine: Tommy Ettinger's mulberry32,
 * of period 2^32, good enough for trials and for nothing that must not be guessed. Numbers are multiples of 2^-32.
 */
export function randomSource(seed: number): RandomSource {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A seed of 32 bits for a text, FNV-1a of its UTF-8: the same board, history and question throw the same dice. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
