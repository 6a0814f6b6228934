import type { z } from "zod";
import { DomainError } from "@/server/platform/errors";

/** Options as a use case takes them. Throws `INVALID invalid` with the option and its problem. */
export function parseOptions<T extends z.ZodType>(schema: T, options: unknown): z.output<T> {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DomainError("INVALID", "invalid", { field: `--${String(issue?.path[0] ?? "").replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, problem: issue?.message ?? "" });
}
