import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FLOORS = [["platform"], ["people"], ["board"], ["scrum", "delivery"], ["flow", "reliability"], ["exercise", "notifications", "portability"]];
const MAX_LINES = 250;
const SELF = "tests/architecture.test.ts";

const TOP_LEVEL = new Set(
  [
    [".ci", "app", "components", "docs", "messages", "prisma", "public", "scripts", "server", "tests"],
    [".dockerignore", ".editorconfig", ".gitattributes", ".gitignore", ".npmrc", "CHANGELOG.md", "CONTRIBUTING.md", "Dockerfile", "LICENSE", "README.md", "SECURITY.md"],
    ["eslint.config.mjs", "global.d.ts", "instrumentation.ts", "next.config.ts", "package-lock.json", "package.json", "playwright.config.ts", "prisma.config.ts"],
    ["proxy.ts", "tsconfig.json", "vitest.config.ts"],
  ].flat(),
);

/** What a domain may stand on besides itself: libraries that compute and do nothing else. */
const PURE_LIBRARIES = new Set(["@date-fns/tz", "d3-array", "d3-scale", "d3-shape", "date-fns", "fractional-indexing", "zod"]);
const PURE_FILES = new Set(["server/platform/errors.ts"]);

type Import = { from: string; to: string; typeOnly: boolean };

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: ROOT, encoding: "utf8" })
  .split("\n")
  .filter((path) => path !== "" && existsSync(join(ROOT, path)));
const text = new Map(files.filter((path) => /\.(tsx?|mjs|css|json|md|prisma|sql|sh|ya?ml)$|^\.ci\//.test(path)).map((path) => [path, readFileSync(join(ROOT, path), "utf8")]));
const modules = [...text.keys()].filter((path) => /\.(tsx?|mjs)$/.test(path));
const source = modules.filter((path) => /^(app|components|server|prisma)\//.test(path));
const imports = modules.flatMap((from) => importsOf(from));

/** Every import, export-from and dynamic import with a literal, with repository paths resolved. */
function importsOf(from: string): Import[] {
  const pattern = /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?["']([^"']+)["']|\bimport\(\s*(?:\/\*.*?\*\/\s*)*["']([^"']+)["']/gm;
  return [...(text.get(from) ?? "").matchAll(pattern)].map((match) => ({
    from,
    to: resolve(from, match[2] ?? match[3] ?? ""),
    typeOnly: match[1] !== undefined,
  }));
}

function resolve(from: string, specifier: string): string {
  if (!/^(\.|@\/)/.test(specifier)) return specifier;
  const base = specifier.startsWith("@/") ? specifier.slice(2) : relative(ROOT, join(ROOT, dirname(from), specifier));
  const found = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"].map((end) => base + end).find((path) => existsSync(join(ROOT, path)) && statSync(join(ROOT, path)).isFile());
  return found ?? base;
}

const withoutComments = (path: string) => (text.get(path) ?? "").replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, "");
const areaOf = (path: string) => /^server\/([^/]+)\//.exec(path)?.[1];
const floorOf = (area: string) => FLOORS.findIndex((names) => names.includes(area));
const isDomain = (path: string) => /^server\/[^/]+\/domain\//.test(path);
const isContract = (path: string) => /^server\/[^/]+\/contracts(\/[^/]+)?\.ts$/.test(path);
const isRepositoryFile = (path: string) => /^(app|components|server|tests|scripts|prisma)\//.test(path);
const show = ({ from, to }: Import) => `${from} -> ${to}`;
const matching = (paths: string[], pattern: RegExp) => paths.filter((path) => pattern.test(withoutComments(path)));

describe("floors", () => {
  test("every room under server/ has its floor", () => {
    const rooms = new Set(files.map(areaOf).filter((area) => area !== undefined));
    expect([...rooms].filter((area) => floorOf(area) === -1)).toEqual([]);
  });

  test("an area imports only from floors below it", () => {
    const wrong = imports.filter(({ from, to }) => {
      const [own, other] = [areaOf(from), areaOf(to)];
      return own !== undefined && other !== undefined && own !== other && floorOf(other) >= floorOf(own);
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test("no area imports what is composed above all areas", () => {
    const wrong = imports.filter(({ from, to }) => areaOf(from) && /^(app|components|tests|scripts)\/|^server\/[^/]+\.ts$/.test(to));
    expect(wrong.map(show)).toEqual([]);
  });

  test("no two files import each other, however far round", () => {
    expect(circles()).toEqual([]);
  });
});

describe("who may know what", () => {
  test("a domain imports only domains, errors and pure libraries", () => {
    const wrong = imports.filter(({ from, to }) => isDomain(from) && !isDomain(to) && !PURE_FILES.has(to) && !PURE_LIBRARIES.has(to));
    expect(wrong.map(show)).toEqual([]);
  });

  test("a domain asks nobody for the time, for chance or for the environment", () => {
    expect(matching(source.filter(isDomain), /\bDate\.now\(|new Date\(\)|Math\.random|\bprocess\.|\bfetch\(|\bset(Timeout|Interval)\(|\bcrypto\./)).toEqual([]);
  });

  test("contracts stand on contracts, domains, errors and zod, so that a browser can read them", () => {
    const wrong = imports.filter(({ from, to, typeOnly }) => isContract(from) && !typeOnly && !isContract(to) && !isDomain(to) && !PURE_FILES.has(to) && !PURE_LIBRARIES.has(to));
    expect(wrong.map(show)).toEqual([]);
  });

  test("components know only domains, contracts and the router's type", () => {
    const wrong = imports.filter(({ from, to, typeOnly }) => {
      if (!from.startsWith("components/") || !isRepositoryFile(to) || to.startsWith("components/")) return false;
      return !isDomain(to) && !isContract(to) && !(typeOnly && to === "server/app-router.ts");
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test("shared interface parts know no product area", () => {
    const wrong = imports.filter(({ from, to }) => from.startsWith("components/ui/") && isRepositoryFile(to) && !/^(components\/ui|server\/platform\/domain)\//.test(to));
    expect(wrong.map(show)).toEqual([]);
  });

  test("routes never touch the database", () => {
    const wrong = imports.filter(({ from, to }) => from.startsWith("app/") && /^server\/platform\/db\/|^@prisma\/|^pg$/.test(to));
    expect(wrong.map(show)).toEqual([]);
  });

  test("only components/board/dnd knows the drag library", () => {
    const wrong = imports.filter(({ from, to }) => to.startsWith("@dnd-kit/") && !from.startsWith("components/board/dnd/"));
    expect(wrong.map(show)).toEqual([]);
  });
});

describe("one place for one thing", () => {
  test("only env.ts reads the environment", () => {
    const readers = matching([...source, ...modules.filter((path) => path === "proxy.ts" || path === "instrumentation.ts")], /\bprocess\.env\b/);
    expect(readers.filter((path) => path !== "server/platform/env.ts" && path !== "instrumentation.ts")).toEqual([]);
  });

  test("only server/platform/db opens transactions", () => {
    expect(matching(source, /\.\$transaction\b/).filter((path) => !path.startsWith("server/platform/db/"))).toEqual([]);
  });

  test("only append-history.ts writes history", () => {
    expect(matching(source, /\bhistoryEvent\.(create|update|upsert|delete)|INTO "HistoryEvent"/).filter((path) => path !== "server/board/append-history.ts")).toEqual([]);
  });

  test("use cases ask the clock for the time", () => {
    const askers = matching(source.filter((path) => areaOf(path) && !path.startsWith("server/platform/")), /\bDate\.now\(|new Date\(\)/);
    expect(askers).toEqual([]);
  });

  test("only outside-link.tsx leads out of the product, and no pattern is made of somebody's text", () => {
    expect(matching(source, /target="_blank"|window\.open\(/).filter((path) => path !== "components/ui/outside-link.tsx")).toEqual([]);
    // Of the words of our own vocabulary.
    expect(matching(source, /new RegExp\(|\bRegExp\(/).filter((path) => path !== "server/delivery/domain/environment-tier.ts")).toEqual([]);
  });

  test("no unsafe SQL, raw markup or server actions", () => {
    expect(matching(source, /\$(query|execute)RawUnsafe|dangerouslySetInnerHTML|^\s*["']use server["']/m)).toEqual([]);
  });
});

describe("the shape of files", () => {
  test("every entry at the top of the repository has its reason to be there", () => {
    expect([...new Set(files.map((path) => path.split("/")[0] ?? path))].filter((entry) => !TOP_LEVEL.has(entry))).toEqual([]);
  });

  test("files are kebab-case and named after what they hold", () => {
    const named = modules.filter((path) => !path.startsWith("app/")).map((path) => path.split("/").at(-1) ?? path);
    expect(named.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(tsx?|mjs)$/.test(name))).toEqual([]);
  });

  test("there are no index files and no drawers for odds and ends", () => {
    expect(modules.filter((path) => /(^|\/)(index|utils?|helpers?|common|managers?)(\.|\/)/.test(path))).toEqual([]);
  });

  test("no file outgrows one idea", () => {
    const long = modules.filter((path) => source.includes(path) && (text.get(path) ?? "").split("\n").filter((line) => line.trim() !== "").length > MAX_LINES);
    expect(long).toEqual([]);
  });

  test("nothing is left for later or switched off", () => {
    const left = [...text].filter(([path, content]) => path !== SELF && modules.includes(path) && /\bTODO\b|\bFIXME\b|@ts-(ignore|nocheck|expect-error)|eslint-disable/.test(content));
    expect(left.map(([path]) => path)).toEqual([]);
  });

  test("only the move function writes the column of a card that stands on the board", () => {
    const inServer = modules.filter((path) => path.startsWith("server/"));
    expect(matching(inServer, /(SET|,)\s*"column" = |\bcard\.update(Many)?\(\{[^;]*data: \{[^}]*\bcolumn\b/)).toEqual(["server/board/move-card.ts"]);
  });

  test("no test is skipped, focused or asleep", () => {
    const tests = modules.filter((path) => path.startsWith("tests/") && path !== SELF);
    expect(matching(tests, /\b(test|it|describe)\.(skip|only|fixme|todo)\b|waitForTimeout/)).toEqual([]);
  });

  test("no file knows the machine that it was written on", () => {
    const machine = /\/(home|root|Users|work)\/|(registry|deb)\.\w/;
    expect([...text].filter(([path, content]) => path !== SELF && machine.test(content)).map(([path]) => path)).toEqual([]);
  });
});

test("the lock names the packages of every platform, or npm ci refuses it elsewhere", () => {
  type Package = { optionalDependencies?: Record<string, string> };
  const { packages } = JSON.parse(text.get("package-lock.json") ?? "") as { packages: Record<string, Package> };
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`]),
  );
  expect(missing).toEqual([]);
});

/** Circles among imports of values; each is told once, by the files on it. */
function circles(): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports) {
    if (!typeOnly && isRepositoryFile(from) && text.has(to)) next.set(from, [...(next.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: string[]) => {
    if (trail.includes(path)) return void found.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
    if (done.has(path)) return;
    for (const to of next.get(path) ?? []) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const path of next.keys()) visit(path, []);
  return found;
}
