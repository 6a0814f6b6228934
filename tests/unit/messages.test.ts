import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";

type Sentences = Record<string, string>;

const namespaces = [...new Set(["en", "ko"].flatMap((locale) => readdirSync(`messages/${locale}`)))]
  .filter((file) => file.endsWith(".json"))
  .map((file) => basename(file, ".json"));

/** The keys of a file as paths, so that nested groups compare like flat ones. */
function sentencesOf(locale: string, namespace: string): Sentences {
  const flatten = (value: unknown, path: string): [string, string][] =>
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => flatten(inner, path === "" ? key : `${path}.${key}`))
      : [[path, String(value)]];
  return Object.fromEntries(flatten(JSON.parse(readFileSync(`messages/${locale}/${namespace}.json`, "utf8")), ""));
}

/** The arguments a sentence needs: "{name}", "{count, plural, ...}" and tags, but not the words inside its branches. */
function argumentsOf(sentence: string): string[] {
  const found = new Set<string>();
  readArguments(sentence, found);
  for (const [, tag] of sentence.matchAll(/<(\w+)>/g)) found.add(`<${tag}>`);
  return [...found].sort();
}

function readArguments(text: string, found: Set<string>): void {
  for (const block of blocksOf(text)) {
    const [, name, type, branches = ""] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*,?([\s\S]*))?$/.exec(block) ?? [];
    if (name === undefined) continue;
    found.add(name);
    if (type === "plural" || type === "select" || type === "selectordinal") {
      for (const branch of blocksOf(branches)) readArguments(branch, found);
    }
  }
}

/** What stands between each outermost pair of braces. */
function blocksOf(text: string): string[] {
  const blocks: string[] = [];
  let depth = 0;
  let start = 0;
  [...text].forEach((character, at, all) => {
    if (character === "{" && depth++ === 0) start = at + 1;
    if (character === "}" && --depth === 0) blocks.push(all.slice(start, at).join(""));
  });
  return blocks;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("generated"))
    .map((file) => join(folder, file));
}

test("every file of messages is given to the pages", () => {
  const given = /const NAMESPACES = \[(.*)\]/.exec(readFileSync("app/i18n.ts", "utf8"))?.[1]?.match(/\w+/g);
  expect(given?.toSorted()).toEqual(namespaces.toSorted());
});

describe.each(namespaces)("%s", (namespace) => {
  test("says the same things in both languages, with the same arguments", () => {
    const [en, ko] = [sentencesOf("en", namespace), sentencesOf("ko", namespace)];
    expect(Object.keys(ko).sort()).toEqual(Object.keys(en).sort());
    for (const [key, sentence] of Object.entries(en)) {
      expect(argumentsOf(ko[key]!), `${namespace}.${key}`).toEqual(argumentsOf(sentence));
    }
  });

  test("leaves no sentence empty", () => {
    for (const locale of ["en", "ko"]) {
      for (const [key, sentence] of Object.entries(sentencesOf(locale, namespace))) {
        expect(sentence.trim(), `${locale} ${namespace}.${key}`).not.toBe("");
      }
    }
  });
});

test("every reason the server can refuse with has a sentence", () => {
  const reasons = sources("server").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/new DomainError\(\s*"[A-Z_]+",\s*"([a-z0-9_]+)"/g)].map((found) => found[1]!),
  );
  const known = sentencesOf("en", "errors");
  expect(reasons.length).toBeGreaterThan(10);
  expect([...new Set(reasons)].filter((reason) => !(reason in known))).toEqual([]);
});

test("every sentence that a component asks for by name exists", () => {
  const missing = [...sources("app"), ...sources("components")].flatMap((file) => {
    const text = readFileSync(file, "utf8");
    const translators = [...text.matchAll(/const (\w+) = (?:await )?(?:useTranslations|getTranslations|useWords)\("([\w.]+)"\)/g)];
    return [...new Set(translators.map(([, name]) => name!))].flatMap((name) => {
      // One name may stand for several places in several functions of a file: then any of them may hold the key.
      const places = translators.filter(([, same]) => same === name).map(([, , place]) => place!);
      const asked = [...text.matchAll(new RegExp(`\\b${name}(?:\\.rich|\\.markup|\\.raw)?\\(\\s*"([\\w.]+)"`, "g"))].map((found) => found[1]!);
      return asked.filter((key) => !places.some((place) => isSentence(`${place}.${key}`))).map((key) => `${file}: ${places.join(" or ")}: ${key}`);
    });
  });
  expect([...new Set(missing)]).toEqual([]);
});

/** Whether `path`, a namespace and a key in it, leads to a sentence. */
function isSentence(path: string): boolean {
  const [namespace = "", ...rest] = path.split(".");
  const key = rest.join(".");
  return namespaces.includes(namespace) && key in sentencesOf("en", namespace);
}
