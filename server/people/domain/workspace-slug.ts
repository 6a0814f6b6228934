const SLUG_MAX = 40;

/** The address of a workspace called `name`, other than those taken: latin letters, digits and hyphens. */
export function workspaceSlug(name: string, taken: ReadonlySet<string>): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const slug = plain.slice(0, SLUG_MAX).replace(/^-+|-+$/g, "") || "team";
  if (!taken.has(slug)) return slug;
  let number = 2;
  while (taken.has(`${slug}-${number}`)) number++;
  return `${slug}-${number}`;
}
