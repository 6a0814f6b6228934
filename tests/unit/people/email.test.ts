import { expect, test } from "vitest";
import { guessedAccount, isEmail, normalizeEmail } from "@/server/people/domain/email";

test.each([
  ["  PO@Demo.Local ", "po@demo.local"],
  ["ｐｏ@demo.local", "po@demo.local"],
])("%j is the address %j", (text, email) => expect(normalizeEmail(text)).toBe(email));

test.each(["po@demo.local", "dev@localhost", "김@예시.한국", "a+b@c.d"])("%s is an address", (text) => expect(isEmail(text)).toBe(true));

test.each(["", "po", "@demo.local", "po@", "a@b.c,d@e.f", "a b@c.d", "a\u0000@b.c", "a\ud800@b.c", `${"a".repeat(250)}@b.cd`])("%j is none", (text) =>
  expect(isEmail(text)).toBe(false),
);

test.each(["po@demo.local", "PO@demo.local", "po+1@demo.local", "po+a+b@DEMO.local", "ｐｏ+x@demo.local"])("guesses at %s are guesses at one account", (text) =>
  expect(guessedAccount(text)).toBe("po@demo.local"),
);
