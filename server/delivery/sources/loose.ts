import { z } from "zod";
import { outsidePage } from "@/server/platform/domain/outside-link";

// Producers leave out, rename and null what they please: only an object's own key is ever required.

// Also lone surrogates, which `toWellFormed` replaces.
const NUL = /\0/g;

/** A text cut to `max` characters, without what PostgreSQL cannot store; null for anything else. */
export function text(max: number) {
  return z
    .string()
    .transform((value) => value.replace(NUL, "").slice(0, max).toWellFormed() || null)
    .nullish()
    .catch(null)
    .transform((value) => value ?? null);
}

/** A producer's id, a number or a text, as a text; some are addresses of pages. */
export const id = z.union([z.number().int().nonnegative(), z.string().min(1).max(300)]).transform((value) => String(value).replace(NUL, "").toWellFormed());

/** What names a thing and so must be there: never empty, at most `max` characters, without what PostgreSQL cannot store. */
export function required(max: number) {
  return z.string().max(max).transform((value) => value.replace(NUL, "").toWellFormed()).pipe(z.string().min(1));
}

/** What names a commit, of a length that no system goes beyond. */
export const sha = required(100);

/** A link that may be shown: http or https; null for anything else. */
export const link = text(2000).transform(outsidePage);

/** An instant in any of the forms producers use; null for none, for nonsense and for the year one, which means none. */
export const instant = z.union([z.string().max(100), z.number()]).nullish().catch(null).transform(instantOf);

const EPOCH = /^\d{9,19}(?:\.\d+)?$/;

function instantOf(value: string | number | null | undefined): Date | null {
  if (value === null || value === undefined || value === "" || value === 0) return null;
  const epoch = typeof value === "number" ? value : EPOCH.test(value) ? Number(value) : null;
  const at = new Date(epoch === null ? value : milliseconds(epoch));
  const year = at.getUTCFullYear();
  return Number.isNaN(year) || year < 1970 || year > 9999 ? null : at;
}

/** Of a count since 1970 in seconds, milliseconds, microseconds or nanoseconds: each is of another size for the next five thousand years. */
function milliseconds(epoch: number): number {
  if (epoch < 1e11) return epoch * 1000;
  if (epoch < 1e14) return epoch;
  return epoch < 1e17 ? epoch / 1000 : epoch / 1e6;
}

/** True only for true. */
export const flag = z.boolean().nullish().catch(null).transform((value) => value === true);

/** An object of which nothing is required; null when it is none. */
export function maybe<T extends z.ZodType>(schema: T) {
  return schema.nullish().catch(null).transform((value) => value ?? null);
}
