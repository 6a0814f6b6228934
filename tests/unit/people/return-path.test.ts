import { expect, test } from "vitest";
import { returnPath } from "@/server/people/domain/return-path";

const own = "https://board.example.org";

test.each([
  ["/w/demo/b/ERP?person=a#c", "/w/demo/b/ERP?person=a#c"],
  [`${own}/account`, "/account"],
  ["/a/../account", "/account"],
])("%s leads to %s", (target, path) => expect(returnPath(target, own)).toBe(path));

test.each([
  "//evil.example",
  "//evil.example/account",
  "/\\evil.example",
  "\\\\evil.example",
  "https://evil.example",
  "https://board.example.org.evil.example/",
  "https://board.example.org@evil.example/",
  "javascript:alert(1)",
  "/..//evil.example",
  "/.//evil.example",
  "/\t/evil.example",
  "\u0000",
  "evil",
  "",
  "/api/auth/signout",
  "http://[",
  undefined,
  ["/account"],
])("%j leads home", (target) => expect(returnPath(target, own)).toBe("/"));
