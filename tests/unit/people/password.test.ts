import { describe, expect, test } from "vitest";
import { assertPassword } from "@/server/people/domain/password-rules";
import { hashPassword, isPassword } from "@/server/people/hash-password";

const cheap = { ln: 10, r: 8, p: 1 };
const about = { email: "dana@example.org", name: "Dana Kim" };
const reason = (name: string) => expect.objectContaining({ code: "INVALID", reason: name });

describe("a new password", () => {
  test.each(["abcdefgh" + "!", "correct horse battery", "비밀번호는길수록좋다", "🐟🐠🐡🦈🐬🐳🐋🐙", "x1".repeat(100)])("%j will do", (password) => {
    expect(() => assertPassword(password, about)).not.toThrow();
  });

  test.each([
    ["short77", "password_short"],
    ["🐟🐠🐡🦈", "password_short"],
    ["x1".repeat(100) + "y", "password_long"],
    ["password123", "password_common"],
    ["Qwerty123", "password_common"],
    ["throughline", "password_common"],
    ["zzzzzzzzzzzz", "password_common"],
    ["dana@example.org", "password_common"],
    ["DanaKim", "password_short"],
  ])("%j is refused: %s", (password, why) => {
    expect(() => assertPassword(password, about)).toThrow(reason(why));
  });

  test("is not one's own name", () => {
    expect(() => assertPassword("DanielaKim", { email: "d@example.org", name: "Daniela Kim" })).toThrow(reason("password_common"));
  });
});

describe("a stored password", () => {
  test("is recognized, and nothing else is", async () => {
    const stored = await hashPassword("correct horse battery", cheap);
    expect(await isPassword("correct horse battery", stored)).toBe(true);
    expect(await isPassword("correct horse batterz", stored)).toBe(false);
    expect(await isPassword("", stored)).toBe(false);
  });

  test("counts to its last character, far beyond 72 bytes", async () => {
    const stored = await hashPassword(`${"long ".repeat(20)}a`, cheap);
    expect(await isPassword(`${"long ".repeat(20)}b`, stored)).toBe(false);
  });

  test("is the same however the keyboard composes it", async () => {
    const stored = await hashPassword("비밀번호 café".normalize("NFD"), cheap);
    expect(await isPassword("비밀번호 café".normalize("NFC"), stored)).toBe(true);
  });

  test("is salted", async () => {
    expect(await hashPassword("correct horse battery", cheap)).not.toBe(await hashPassword("correct horse battery", cheap));
  });

  test("costs what OWASP asks for", async () => {
    const stored = await hashPassword("correct horse battery");
    expect(stored).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(await isPassword("correct horse battery", stored)).toBe(true);
  });

  test("that is missing or unreadable is nobody's", async () => {
    expect(await isPassword("anything", null)).toBe(false);
    expect(await isPassword("anything", "$2b$10$something")).toBe(false);
    expect(await isPassword("", null)).toBe(false);
  });
});
