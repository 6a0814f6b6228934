import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const text = readFileSync(`${ROOT}/docs/security.md`, "utf8");
const guards = [...text.matchAll(/`([\w./[\]-]+\/[\w./[\]-]+\.\w+|[\w-]+\.config\.mjs|package-lock\.json)`/g)].map((match) => match[1] ?? "");
const limits = [...text.matchAll(/\| (\d+) \| `(\w+)` in `([\w./-]+)` \|/g)].map((match) => ({ value: Number(match[1]), name: match[2] ?? "", file: match[3] ?? "" }));

test("every guard and test that is named is there", () => {
  expect(guards.length).toBeGreaterThan(50);
  expect(guards.filter((file) => !existsSync(`${ROOT}/${file}`))).toEqual([]);
});

test("every row names a guard and a test", () => {
  const rows = text.slice(text.indexOf("## Guards"), text.indexOf("## Limits")).split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| attack"));
  expect(rows.length).toBeGreaterThanOrEqual(25);
  for (const row of rows) expect(row.split("|").slice(2, 4).every((cell) => cell.includes("`")), row).toBe(true);
});

test.each(limits)("$name in $file is $value", async ({ value, name, file }) => {
  const module = (await import(`${ROOT}/${file}`)) as Record<string, unknown>;
  expect(module[name]).toBe(value);
});

test("the limits are all there", () => expect(limits.length).toBeGreaterThanOrEqual(14));
