/** The paths to everything within a value, the inner ones too. */
export function fieldsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Object.entries(value).flatMap(([name, each]) => fieldsOf(each, [...path, name]));
  return path.length === 0 ? inner : [path, ...inner];
}

/** The same value with `put` at the path. */
export function withField(value: unknown, [name = "", ...rest]: string[], put: unknown): unknown {
  const set = (each: unknown) => (rest.length === 0 ? put : withField(each, rest, put));
  if (Array.isArray(value)) return value.map((each: unknown, at) => (String(at) === name ? set(each) : each));
  const object = value as Record<string, unknown>;
  return { ...object, [name]: set(object[name]) };
}
