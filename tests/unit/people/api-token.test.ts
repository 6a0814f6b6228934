import { expect, test } from "vitest";
import { hashSecret, isTokenShaped, makeToken } from "@/server/people/api-token";

test("a token is tln_, 32 random characters and 6 that check them", () => {
  expect(makeToken()).toMatch(/^tln_[0-9A-Za-z]{38}$/);
  expect(isTokenShaped(makeToken())).toBe(true);
});

test("one wrong character is noticed without asking the database", () => {
  const token = makeToken();
  for (let at = 4; at < token.length; at++) {
    const other = token[at] === "a" ? "b" : "a";
    expect(isTokenShaped(token.slice(0, at) + other + token.slice(at + 1))).toBe(false);
  }
});

test.each(["", "tln_", `tln_${"a".repeat(38)}`, `xxx_${makeToken().slice(4)}`, `${makeToken()}a`, ` ${makeToken()}`])("%j is no token", (text) => {
  expect(isTokenShaped(text)).toBe(false);
});

test("ten thousand tokens: none twice, and every character about as often as any other", () => {
  const tokens = Array.from({ length: 10_000 }, makeToken);
  expect(new Set(tokens).size).toBe(tokens.length);
  const counts = new Map<string, number>();
  for (const token of tokens) for (const character of token.slice(4, 36)) counts.set(character, (counts.get(character) ?? 0) + 1);
  const expected = (10_000 * 32) / 62;
  expect(counts.size).toBe(62);
  // A fair alphabet strays by more than 8 standard deviations less than once in 10^13 runs.
  for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(8 * Math.sqrt(expected));
});

test("only a hash of 256 bits is kept", () => {
  expect(hashSecret("tln_example")).toMatch(/^[0-9a-f]{64}$/);
});
