import { describe, expect, test } from "vitest";
import { codeName } from "@/server/delivery/domain/code-name";
import { addMonths, isMonth, monthOf } from "@/server/delivery/domain/month";
import { isStale, lastHeard, STALE_AFTER_MS } from "@/server/delivery/domain/stale-run";

const heardAt = new Date("2026-11-02T09:00:00Z");
const after = (ms: number) => new Date(heardAt.getTime() + ms);

describe("a run is stale", () => {
  test("when it is under way and nothing was heard of it for 24 hours", () => {
    for (const status of ["QUEUED", "WAITING", "RUNNING", "UNKNOWN"] as const) {
      expect(isStale({ status, heardAt }, after(STALE_AFTER_MS - 1))).toBe(false);
      expect(isStale({ status, heardAt }, after(STALE_AFTER_MS))).toBe(true);
    }
  });
  test("never when it is over", () => {
    for (const status of ["SUCCESS", "FAILED", "CANCELLED", "SKIPPED"] as const) expect(isStale({ status, heardAt }, after(100 * STALE_AFTER_MS))).toBe(false);
  });
  test("by the last that was heard, of the run or of any of its stages", () => {
    expect(lastHeard(heardAt, [null, after(5), null, after(3)])).toEqual(after(5));
    expect(lastHeard(heardAt, [after(-5), null])).toEqual(heardAt);
  });
});

describe("what people call what was deployed", () => {
  const sha = "abcdef0123456789abcdef0123456789abcdef01";
  test.each([
    [{ version: "2.14.0", ref: "main", sha }, "2.14.0"],
    [{ version: null, ref: "v2.14", sha }, "v2.14"],
    [{ version: null, ref: "refs/tags/2.14.0-rc.1", sha }, "2.14.0-rc.1"],
    [{ version: null, ref: "erp-v2.14.0", sha }, "erp-v2.14.0"],
    [{ version: null, ref: "main", sha }, "abcdef0"],
    [{ version: null, ref: "release/2.14", sha }, "abcdef0"],
    [{ version: null, ref: "feature-2", sha }, "abcdef0"],
    [{ version: null, ref: sha, sha }, "abcdef0"],
    [{ version: null, ref: "main", sha: null }, "main"],
    [{ version: null, ref: null, sha: null }, null],
  ])("%j is %s", (code, name) => expect(codeName(code)).toBe(name));
});

describe("a month", () => {
  test("is the board's", () => {
    expect(monthOf(new Date("2026-10-31T15:30:00Z"), "Asia/Seoul")).toBe("2026-11");
    expect(monthOf(new Date("2026-10-31T15:30:00Z"), "UTC")).toBe("2026-10");
  });
  test("has others before and after it, across years", () => {
    expect([addMonths("2026-11", 1), addMonths("2026-12", 1), addMonths("2026-01", -1), addMonths("2026-03", -27)]).toEqual(["2026-12", "2027-01", "2025-12", "2023-12"]);
  });
  test("exists", () => {
    expect(["2026-11", "2026-13", "2026-1", "2026-00", "x"].map((text) => isMonth(text))).toEqual([true, false, false, false, false]);
  });
});
