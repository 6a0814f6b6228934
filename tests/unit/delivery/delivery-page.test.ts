import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvText } from "@/components/charts/csv-text";
import { auditCsv } from "@/components/delivery/page/audit-csv";
import { readDeliverySearch, releasesInput } from "@/components/delivery/page/delivery-search";
import { draftNotes } from "@/components/delivery/page/draft-notes";
import type { AuditRow } from "@/components/delivery/page/page-data";
import { stageSpans } from "@/components/delivery/page/stage-spans";
import { CARD_KINDS, type CardKind } from "@/server/board/domain/card";

const minute = (count: number) => new Date(Date.UTC(2026, 10, 2, 9, count)).toISOString();

describe("the stages of a run", () => {
  const stage = (from: number | null, to: number | null) => ({ startedAt: from === null ? null : minute(from), finishedAt: to === null ? null : minute(to) });
  const told = (since: number, ...stages: ReturnType<typeof stage>[]) => stageSpans(stages, minute(since)).map(({ tookMs, waitedMs }) => [tookMs === null ? null : tookMs / 60_000, waitedMs / 60_000]);

  test("took their time, and waited while nothing ran", () => {
    expect(told(0, stage(2, 5), stage(5, 6), stage(10, 12))).toEqual([[3, 2], [1, 0], [2, 4]]);
  });
  test("beside each other wait for nothing", () => {
    expect(told(0, stage(0, 10), stage(2, 4), stage(11, 12))).toEqual([[10, 0], [2, 0], [1, 1]]);
  });
  test("that run, or have not begun, have taken no known time", () => {
    expect(told(0, stage(1, null), stage(null, null))).toEqual([[null, 1], [null, 0]]);
  });
});

describe("notes drafted from the cards", () => {
  const kinds = Object.fromEntries(CARD_KINDS.map((kind) => [kind, `The ${kind}`])) as Record<CardKind, string>;
  const words = { title: "v2.14 · 19 Nov 2026", kinds, none: "No card came with it." };

  test("stand under the headings of their kinds, in the order of kinds and as they came", () => {
    const cards = [
      { key: "ERP-3", title: "Crash on save", kind: "DEFECT" },
      { key: "ERP-9", title: "Price list", kind: "REQUIREMENT" },
      { key: "ERP-1", title: "Wrong VAT", kind: "DEFECT" },
    ] as const;
    expect(draftNotes(cards, words)).toBe("## v2.14 · 19 Nov 2026\n\n### The REQUIREMENT\n\n- ERP-9 Price list\n\n### The DEFECT\n\n- ERP-3 Crash on save\n- ERP-1 Wrong VAT\n");
  });
  test("say so when no card came", () => {
    expect(draftNotes([], words)).toBe("## v2.14 · 19 Nov 2026\n\nNo card came with it.\n");
  });
  test("read as the titles were written, whatever Markdown would make of them", () => {
    expect(draftNotes([{ key: "ERP-1", title: "`a` *b* [c](d) <e>", kind: "TOIL" }], words)).toContain("- ERP-1 \\`a\\` \\*b\\* \\[c\\](d) \\<e\\>\n");
  });
  test("name every card once", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.record({ number: fc.nat(999), kind: fc.constantFrom(...CARD_KINDS) }), { selector: ({ number }) => number }), (made) => {
        const lines = draftNotes(made.map(({ number, kind }) => ({ key: `ERP-${number}`, title: "x", kind })), words).split("\n").filter((line) => line.startsWith("- "));
        expect(lines.sort()).toEqual(made.map(({ number }) => `- ERP-${number} x`).sort());
      }),
    );
  });
});

describe("the audit as a file", () => {
  const row: AuditRow = {
    version: "v1.1", service: "erp", environment: "Production", kind: "HOTFIX", deployment: "d", sha: "b".repeat(40), releasedAt: minute(0), points: 3, unestimated: 1, commits: 2, notes: null, url: null,
    cards: [{ key: "ERP-1", title: "VAT", kind: "DEFECT", points: 3 }, { key: "ERP-2", title: "=SUM(A1)", kind: "DEFECT", points: null }],
    commitList: [{ sha: "a".repeat(40), message: "one", author: null, url: null }, { sha: "b".repeat(40), message: "two", author: null, url: null }],
    approvedBy: "Hyejin", approvedAt: minute(1), approvalNote: "=HYPERLINK(1)",
    told: { state: "SENT", tries: 1, nextAt: null, reason: null, said: "204" },
  };

  test("has a row for each release, with the same cards, commits and approver as the page", () => {
    const [head, first, ...rest] = auditCsv([row]);
    expect(rest).toEqual([]);
    expect(Object.fromEntries((head ?? []).map((name, index) => [name, first?.[index]]))).toEqual({
      releasedAt: row.releasedAt, version: "v1.1", kind: "HOTFIX", service: "erp", environment: "Production", sha: row.sha, cards: "ERP-1\nERP-2", cardTitles: "VAT\n=SUM(A1)", points: 3, unestimated: 1,
      commits: `${"a".repeat(40)} one\n${"b".repeat(40)} two`, approvedBy: "Hyejin", approvedAt: row.approvedAt, approvalNote: "=HYPERLINK(1)", pipelineTold: "SENT",
    });
  });
  test("runs nothing in a spreadsheet", () => {
    expect(csvText(auditCsv([row]))).toContain(",'=HYPERLINK(1)");
  });
});

describe("the address", () => {
  const read = (query: string) => readDeliverySearch(new URLSearchParams(query), new Date("2026-11-30T16:00:00Z"), "Asia/Seoul");

  test("opens on the runs, and on the month that it is where the board is", () => {
    expect(read("")).toEqual({ view: "runs", status: null, environment: null, since: 90, month: "2026-12" });
  });
  test("says which view and what of it", () => {
    expect(read("view=audit&month=2026-02&status=FAILED&environment=QA&since=all")).toEqual({ view: "audit", status: "FAILED", environment: "QA", since: null, month: "2026-02" });
  });
  test("is read kindly", () => {
    expect(read("view=x&month=2026-13&status=x&since=7")).toEqual(read(""));
  });
  test("asks for releases from the beginning of a day, so that the same is asked for all day", () => {
    const at = (hour: number) => releasesInput("ERP", { since: 90 }, new Date(Date.UTC(2026, 10, 30, hour)));
    expect(at(1)).toEqual({ key: "ERP", from: "2026-09-01T00:00:00.000Z" });
    expect(at(23)).toEqual(at(1));
    expect(releasesInput("ERP", { since: null }, new Date(0))).toEqual({ key: "ERP" });
  });
});
