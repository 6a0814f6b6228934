/** The condition that a column holds this very text somewhere, in any case: what % and _ would mean to LIKE is taken from them. */
export function containing(text: string) {
  return { contains: text.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
}
