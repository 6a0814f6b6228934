/** A number as people say it: whole from ten on, to a tenth from one on, below that to two digits, so that little is not told as nothing. */
export function rounded(value: number): number {
  const size = Math.abs(value);
  if (size >= 10) return Math.round(value);
  if (size >= 1 || size === 0) return Math.round(value * 10) / 10;
  return Number(value.toPrecision(2));
}
