import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

type Gate = { name: string; atLeast: string; why: string };

/** The least version of a package without a hole that is known; every copy in the lock counts. */
const GATES: Gate[] = [
  { name: "next", atLeast: "16.2.11", why: "nine advisories of July 2026, among them requests that pass a proxy and answers from another's cache" },
  { name: "react", atLeast: "19.2.6", why: "code execution and endless work in what the server decodes (CVE-2025-55182, CVE-2026-23864)" },
  { name: "react-dom", atLeast: "19.2.6", why: "goes with react" },
  { name: "next-auth", atLeast: "4.24.15", why: "a broken header or address ended in an error, an error in a session" },
  { name: "sharp", atLeast: "0.35.0", why: "the image library beneath it (GHSA-f88m-g3jw-g9cj)" },
  { name: "mermaid", atLeast: "11.15.0", why: "styles of a diagram left it" },
  { name: "@trpc/server", atLeast: "11.8.0", why: "prototypes were reached by the fields of a form (CVE-2025-68130)" },
];
/** Node before this one can be ended by a header's name (CVE-2026-21710). */
const NODE = "20.20.2";

type Lock = { packages: Record<string, { version?: string; engines?: { node?: string } }> };
const lock = JSON.parse(readFileSync(fileURLToPath(new URL("../../../package-lock.json", import.meta.url)), "utf8")) as Lock;

describe("no dependency has a hole that is known", () => {
  test.each(GATES)("$name is $atLeast or newer: $why", ({ name, atLeast }) => {
    const copies = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
    expect(copies.filter(([, { version = "0" }]) => isOlder(version, atLeast)).map(([path, { version }]) => `${path} ${version}`)).toEqual([]);
  });

  test("the gate looks at what is really there", () => {
    const names = new Set(Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, "")));
    expect(GATES.filter(({ name }) => names.has(name)).map(({ name }) => name)).toEqual(expect.arrayContaining(["next", "react", "react-dom", "next-auth", "@trpc/server"]));
  });

  test("it starts on no Node with a hole that is known", () => {
    expect(lock.packages[""]?.engines?.node).toBe(`>=${NODE}`);
    expect(readFileSync(fileURLToPath(new URL("../../../scripts/check-node.mjs", import.meta.url)), "utf8")).toContain(`[${NODE.replaceAll(".", ", ")}]`);
  });
});

test.each([
  ["16.2.10", "16.2.11", true],
  ["16.2.11", "16.2.11", false],
  ["16.10.0", "16.2.11", false],
  ["15.9.9", "16.2.11", true],
  ["16.2.11-canary.1", "16.2.11", true],
])("%s before %s: %s", (version, atLeast, expected) => expect(isOlder(version, atLeast)).toBe(expected));

/** A version made before a release is older than the release. */
function isOlder(version: string, atLeast: string): boolean {
  const numbers = (text: string) => text.split("-")[0]!.split(".").map(Number);
  const [a, b] = [numbers(version), numbers(atLeast)];
  const at = b.findIndex((part, place) => a[place] !== part);
  return at === -1 ? version.includes("-") : (a[at] ?? 0) < (b[at] ?? 0);
}
