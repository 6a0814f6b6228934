import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { REMOVALS } from "@/tests/guards/removals";

test.each(REMOVALS)("what `npm run test:guards` takes out against $attack stands once in $file", ({ file, guard, without }) => {
  expect(readFileSync(file, "utf8").split(guard)).toHaveLength(2);
  expect(without).not.toBe(guard);
});
