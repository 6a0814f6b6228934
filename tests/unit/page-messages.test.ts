import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";

const pages = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("/page.tsx") || file === "page.tsx")
  .map((file) => join("app", file));

/** A page, the layouts that it lies in, and what stands in for it when it fails. */
function chainOf(page: string): string[] {
  const around: string[] = [];
  for (let folder = dirname(page); folder !== "."; folder = dirname(folder)) around.push(join(folder, "layout.tsx"), join(folder, "error.tsx"));
  return [page, ...around.filter((file) => existsSync(file))];
}

/** Everything that these files lead to, also what is only fetched on demand. */
function reachable(files: readonly string[]): Set<string> {
  const found = new Set<string>();
  const open = [...files];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    for (const [, path = ""] of readFileSync(file, "utf8").matchAll(/(?:from|import\()\s*"((?:@\/components|\.)[^"]+)"/g)) {
      const base = path.startsWith("@/") ? path.slice(2) : normalize(join(dirname(file), path));
      const target = [`${base}.tsx`, `${base}.ts`].find((path) => existsSync(path));
      if (target) open.push(target);
    }
  }
  return found;
}

function namesIn(files: Iterable<string>, pattern: RegExp): string[] {
  const names = [...files].flatMap((file) => [...readFileSync(file, "utf8").matchAll(pattern)].map(([, name = ""]) => name));
  return [...new Set(names)].sort();
}

const asked = (files: Iterable<string>) => namesIn(files, /useTranslations\("(\w+)/g);
const given = (files: Iterable<string>) =>
  namesIn(files, /(?:<PageMessages of=|const EVERYWHERE = )\{?\[([^\]]+)\]/g)
    .flatMap((list) => [...list.matchAll(/"(\w+)"/g)].map(([, name = ""]) => name));

describe.each(pages)("%s", (page) => {
  const files = reachable(chainOf(page));

  test("sends the sentences of every component in it", () => {
    const missing = asked([...files].filter((file) => !isForServer(file))).filter((name) => !given(files).includes(name));
    expect(missing).toEqual([]);
  });
});

test("a page sends no sentences that nothing in it or below it says", () => {
  for (const file of [...pages, ...pages.flatMap(chainOf)]) {
    const below = pages.filter((page) => chainOf(page).includes(file)).flatMap(chainOf);
    const unused = given([file]).filter((name) => !asked(reachable(below)).includes(name));
    expect(unused, file).toEqual([]);
  }
});

/** Components that are drawn on the server alone have the sentences there. */
function isForServer(file: string): boolean {
  return file.startsWith("components/portability/");
}
