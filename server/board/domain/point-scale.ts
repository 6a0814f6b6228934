import { POINTS_MAX } from "./text-limits";

/** How many estimates a scale may have. */
export const SCALE_MAX = 20;

/** Whether `text` can be an estimate of a scale: a number of points as it is written, with a dot and two places at most. */
export function isScalePoint(text: string): boolean {
  return /^\d{1,5}(\.\d{1,2})?$/.test(text) && Number(text) <= POINTS_MAX;
}

/** Why these estimates are no scale; null when they are one: at least two, none twice, each a number of points. */
export function scaleFault(scale: readonly string[]): "few" | "many" | "twice" | "unreadable" | null {
  if (scale.some((text) => !isScalePoint(text))) return "unreadable";
  if (new Set(scale.map(Number)).size < scale.length) return "twice";
  if (scale.length < 2) return "few";
  return scale.length > SCALE_MAX ? "many" : null;
}

/** The estimates from the smallest to the largest, each written as briefly as it can be. */
export function inScaleOrder(scale: readonly string[]): string[] {
  return scale.map(Number).sort((a, b) => a - b).map(String);
}
