import { expect, test } from "vitest";
import { initials } from "@/components/ui/initials";

test.each([
  ["김지민", "지"],
  ["지민", "지"],
  ["남궁민수", "민"],
  ["Jimin Kim", "JK"],
  ["Ada", "A"],
  ["  Grace   Brewster Hopper ", "GH"],
  ["김 지민", "김지"],
  ["🦊 Fox", "🦊F"],
  ["", "?"],
])("%s is shown as %s", (name, shown) => {
  expect(initials(name)).toBe(shown);
});
