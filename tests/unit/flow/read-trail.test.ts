import { describe, expect, test } from "vitest";
import { readTrail } from "@/server/flow/domain/read-trail";

describe("a trail", () => {
  test("is read event by event, in the order of writing", () => {
    expect(readTrail("cB-1700000000123:7:0;mDW1700000005000:12:1;mWD1700000006000:13:0:12;b--0:14:0;")).toEqual([
      { version: 7, ordinal: 0, kind: "card.created", at: 1_700_000_000_123, column: "BACKLOG", outcome: null, undoes: null },
      { version: 12, ordinal: 1, kind: "card.moved", at: 1_700_000_005_000, column: "DONE", outcome: "WONT_DO", undoes: null },
      { version: 13, ordinal: 0, kind: "card.moved", at: 1_700_000_006_000, column: "IN_WORK", outcome: "DONE", undoes: 12 },
      { version: 14, ordinal: 0, kind: "card.blocked", at: 0, column: null, outcome: null, undoes: null },
    ]);
    expect(readTrail("")).toEqual([]);
    expect(readTrail("cB--86400000:1:0;")[0]?.at).toBe(-86_400_000);
  });

  test.each(["nonsense", "cB-1700000000123:7:0", "xB-1700000000123:7:0;", "cB-17x:7:0;", "cB-1700000000123:7;", "cB-1:2:3:4:5;"])("is not %j", (text) => {
    expect(() => readTrail(text)).toThrow("no event of a trail");
  });
});
