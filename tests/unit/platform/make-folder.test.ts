import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeFolder } from "@/server/platform/db/make-folder";

const home = mkdtempSync(join(tmpdir(), "throughline-folder-"));
afterAll(() => rmSync(home, { recursive: true }));

test("makes what is missing above it, and is content with what is there", () => {
  const path = join(home, "a", "b", "c");
  makeFolder(path);
  makeFolder(path);
  expect(existsSync(path)).toBe(true);
});

test("gives up where a folder takes no folders, and where a file stands", () => {
  expect(() => makeFolder("/proc/throughline")).toThrow(/ENOENT|EPERM|EACCES/);
  const file = join(home, "file");
  writeFileSync(file, "");
  expect(() => makeFolder(file)).toThrow("EEXIST");
  expect(() => makeFolder(join(file, "below"))).toThrow("ENOTDIR");
});
