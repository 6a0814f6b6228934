import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkSearch } from "@/server/delivery/domain/link-search";

const NOTHING = { text: null, number: null, sha: null, urls: [] };

describe("what is looked for", () => {
  test.each([
    ["", NOTHING],
    ["  Round VAT ", { ...NOTHING, text: "Round VAT" }],
    ["#12", { ...NOTHING, text: "#12", number: 12 }],
    ["12", { ...NOTHING, text: "12", number: 12 }],
    ["#0", { ...NOTHING, text: "#0" }],
    ["99999999999", { ...NOTHING, text: "99999999999", sha: "99999999999" }],
    ["ABC1234", { ...NOTHING, text: "ABC1234", sha: "abc1234" }],
    ["abc123", { ...NOTHING, text: "abc123" }],
    ["ftp://example.org/a", { ...NOTHING, text: "ftp://example.org/a" }],
  ])("with “%s”", (typed, found) => expect(linkSearch(typed)).toEqual(found));

  test("the address of a page is also that of the pages it lies under, and names a commit at its end", () => {
    expect(linkSearch("https://github.com/acme/erp/commit/ABCDEF0123?diff=split#r1")).toEqual({
      ...NOTHING,
      sha: "abcdef0123",
      urls: [
        "https://github.com/acme/erp/commit/ABCDEF0123", "https://github.com/acme/erp/commit/ABCDEF0123/", "https://github.com/acme/erp/commit", "https://github.com/acme/erp/commit/",
        "https://github.com/acme/erp", "https://github.com/acme/erp/", "https://github.com/acme", "https://github.com/acme/",
      ],
    });
  });

  test("a bare host is only itself", () => expect(linkSearch("https://qa.example").urls).toEqual(["https://qa.example", "https://qa.example/"]));

  test("never fails, and what is a name is no address", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true, withQueryParameters: true })), (typed) => {
        const { text, urls } = linkSearch(typed);
        expect(text === null || urls.length === 0).toBe(true);
      }),
    );
  });
});
