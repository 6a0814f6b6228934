import { z } from "zod";

// U+0000 and lone surrogates are refused by PostgreSQL; they are refused here first, by name.
const storable = (text: string) => !text.includes("\u0000") && text.isWellFormed();
const problem = "has characters that cannot be stored";

/** One line of text: trimmed, line breaks turned to spaces, 1 to `max` characters. */
export function lineText(max: number) {
  return z.string().max(max * 4).refine(storable, problem).transform((text) => text.replace(/[\r\n\u2028\u2029]+/g, " ").trim()).pipe(z.string().min(1).max(max));
}

/** Text of any shape, up to `max` characters. */
export function longText(max: number) {
  return z.string().max(max).refine(storable, problem);
}
