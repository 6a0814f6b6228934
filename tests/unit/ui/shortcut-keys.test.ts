import { describe, expect, test } from "vitest";
import { matchKey, plainKey } from "@/components/ui/shortcut-keys";
import { isSubmitKey } from "@/components/ui/use-submit-on-enter";

const press = { key: "c", code: "KeyC", isComposing: false, keyCode: 67, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const keys = ["c", "?", "g b", "g f", "f"];

describe("which key was pressed", () => {
  test("a letter, in either case", () => {
    expect(plainKey(press)).toBe("c");
    expect(plainKey({ ...press, key: "C" })).toBe("c");
  });

  test("on a Korean layout the key's place decides", () => {
    expect(plainKey({ ...press, key: "ㅊ" })).toBe("c");
  });

  test("on a Latin layout the letter decides, not its place", () => {
    expect(plainKey({ ...press, key: "j" })).toBe("j");
  });

  test.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }, { keyCode: 229 }])("never with %o", (held) => {
    expect(plainKey({ ...press, ...held })).toBeNull();
  });
});

describe("what a key leads to", () => {
  test("a single key is complete at once", () => {
    expect(matchKey(keys, "c", null)).toEqual({ match: "c", pending: null });
  });

  test("the first key of a sequence waits for the second", () => {
    expect(matchKey(keys, "g", null)).toEqual({ match: null, pending: "g" });
    expect(matchKey(keys, "b", "g")).toEqual({ match: "g b", pending: null });
  });

  test("a sequence goes before the single key it ends with", () => {
    expect(matchKey(keys, "f", "g").match).toBe("g f");
    expect(matchKey(keys, "f", null).match).toBe("f");
  });

  test("a second key that completes nothing counts for itself", () => {
    expect(matchKey(keys, "c", "g")).toEqual({ match: "c", pending: null });
    expect(matchKey(keys, "x", "g")).toEqual({ match: null, pending: null });
  });
});

describe("Enter", () => {
  const enter = { ...press, key: "Enter", code: "Enter", keyCode: 13 };

  test("sends", () => {
    expect(isSubmitKey(enter)).toBe(true);
  });

  test.each([{ isComposing: true }, { keyCode: 229 }, { shiftKey: true }, { key: "a" }])("does not send with %o", (held) => {
    expect(isSubmitKey({ ...enter, ...held })).toBe(false);
  });
});
