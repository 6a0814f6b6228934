import { expect, test } from "vitest";
import { outsideLink, outsidePage } from "@/server/platform/domain/outside-link";
import { scriptPayloads } from "@/tests/support/script-payloads";

test.each(["http://a.example", "https://a.example/x?y#z", "HTTPS://a.example", "mailto:dana@example.org"])("%s leads out", (url) => {
  expect(outsideLink(url)).toBe(url);
});

test.each([...scriptPayloads("http://canary.invalid/x"), "", "/w/demo", "//a.example", "http:", "https:a.example", " https://a.example", "ftp://a.example", "irc://a.example", "https://", null, undefined])("%j does not", (url) => {
  expect(outsideLink(url)).toBeNull();
});

test("a CI system reports pages, no mail", () => {
  expect(outsidePage("https://ci.example/1")).toBe("https://ci.example/1");
  expect(outsidePage("mailto:dana@example.org")).toBeNull();
});
