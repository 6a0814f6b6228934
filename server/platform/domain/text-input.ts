import { z } from "zod";

/** Whether PostgreSQL can keep a text: it refuses U+0000 and lone surrogates. */
export function isStorable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}

/** The path to the first text, value or name, within `value` that cannot be stored; null when there is none. */
export function oddTextIn(value: unknown, path = ""): string | null {
  if (typeof value === "string") return isStorable(value) ? null : path;
  if (typeof value !== "object" || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    const at = path === "" ? name : `${path}.${name}`;
    const odd = isStorable(name) ? oddTextIn(inner, at) : path;
    if (odd !== null) return odd;
  }
  return null;
}

/** One line of text: trimmed, line breaks turned to spaces, 1 to `max` characters. */
export function lineText(max: number) {
  return z.string().max(max * 4).transform((text) => text.replace(/[\r\n\u2028\u2029]+/g, " ").trim()).pipe(z.string().min(1).max(max));
}

/** Text of any shape, up to `max` characters. */
export function longText(max: number) {
  return z.string().max(max);
}
