import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { historySentence } from "@/components/board/card-panel/history-sentence";
import type { HistoryLine } from "@/components/board/card-panel/card-data";
import en from "@/messages/en/card.json";
import ko from "@/messages/ko/card.json";

const line = (kind: string, data: Record<string, unknown> = {}): HistoryLine => ({ seq: 1, version: 1, at: "2026-11-20T00:00:00.000Z", actor: null, via: null, ...data, kind });

/** The sentence and its notes as a reader sees them. */
function told(event: HistoryLine, locale: "en" | "ko" = "en"): string {
  const t = createTranslator({ locale, messages: { card: locale === "en" ? en : ko }, namespace: "card" }) as unknown as ((key: string, values: object) => string) & { markup: (key: string, values: object) => string };
  const { key, values, list, notes } = historySentence(event);
  const sentence = t.markup(`history.${key}`, { ...values, list: list?.items.join(", ") ?? "", who: () => (locale === "en" ? "Ann" : "Ann 님이"), b: (text: string) => text });
  return [sentence, ...notes.map((note) => t(`history.${note.key}`, note.values))].join(" · ");
}

describe("a line of the history", () => {
  test.each([
    ["Ann pulled it into In Work · 3 of 4 slots then", line("card.moved", { from: "PLANNED", to: "IN_WORK", limit: 4, count: 2, headcount: 4 })],
    ["Ann moved it from Backlog to Planned · 5 of 4 slots then · over the limit: an audit", line("card.moved", { from: "BACKLOG", to: "PLANNED", limit: 4, count: 4, override: { reason: "an audit" } })],
    ["Ann moved it from Backlog to In Work · 2 of 1 slots then · over the limit, with a warning", line("card.moved", { from: "BACKLOG", to: "IN_WORK", limit: 1, count: 1, warned: true })],
    ["Ann closed it: won’t do", line("card.moved", { from: "IN_WORK", to: "DONE", outcome: "WONT_DO" })],
    ["Ann reopened it into In Work", line("card.moved", { from: "DONE", to: "IN_WORK" })],
    ["Ann took the move back, from In Work to Planned", line("card.moved", { from: "IN_WORK", to: "PLANNED", undoes: 7 })],
    ["Ann added it to Backlog · imported", line("card.created", { column: "BACKLOG", imported: true })],
    ["Ann estimated it at 1 point", line("card.estimated", { from: null, points: 1 })],
    ["Ann changed the estimate from 1 to 0.5", line("card.estimated", { from: 1, points: 0.5 })],
    ["Ann removed the estimate", line("card.estimated", { from: 1, points: null })],
    ["Ann renamed it to “New”", line("card.edited", { fields: ["title"], title: "New" })],
    ["Ann changed: title, labels", line("card.edited", { fields: ["title", "labels"], title: "New" })],
    ["Ann left it unassigned", line("card.assigned", { assignees: [] })],
    ["CI failed on attempt 2 · test failed", line("run.changed", { name: "CI", run: "9", status: "FAILED", attempt: 2, stage: { name: "test", status: "FAILED" } })],
    ["CI: build passed", line("run.changed", { name: "CI", run: "9", status: "UNKNOWN", attempt: 1, stage: { name: "build", status: "SUCCESS" } })],
    ["Deployment to Production succeeded", line("deployment.changed", { environment: "Production", status: "SUCCESS" })],
    ["A deployment no longer belongs to this card", line("deployment.changed", { environment: "QA", status: "SUCCESS", unlinked: true })],
    ["Ann says it is ready in this: small enough", line("card.readied", { line: "small enough", met: true })],
    ["Ann says it is not ready in this: small enough", line("card.readied", { line: "small enough", met: false })],
    ["Ann split off ERP-2, ERP-3", line("card.split", { into: ["ERP-2", "ERP-3"] })],
    ["Ann split it off ERP-1", line("card.split", { from: "ERP-1" })],
    ["Ann merged ERP-2 into it", line("card.merged", { from: ["ERP-2"] })],
    ["Ann merged it into ERP-1", line("card.merged", { into: "ERP-1" })],
    ["Ann wanted to move it to In Work (first commit), but the column is full", line("automation.held", { to: "IN_WORK", rule: "first_commit", reason: "wip_limit" })],
    ["Ann approved the deployment of 1.4.0 to Production: go", line("deployment.decided", { environment: "Production", version: "1.4.0", decision: "APPROVED", note: "go" })],
    ["Ann rejected the deployment to Production", line("deployment.decided", { environment: "Production", version: null, decision: "REJECTED", note: "" })],
    ["Ann linked a pipeline run: CI", line("link.changed", { what: "run", name: "CI", linked: true })],
    ["Ann unlinked a commit: a1b2", line("link.changed", { what: "commit", name: "a1b2", linked: false })],
    ["Ann sprint.joined", line("sprint.joined")],
  ])("is told as “%s”", (sentence, event) => {
    expect(told(event)).toBe(sentence);
  });

  test("Korean takes the particle that the word needs", () => {
    expect(told(line("card.moved", { from: "DONE", to: "IN_WORK" }), "ko")).toBe("Ann 님이 다시 열어 진행 중으로 옮겼습니다");
    expect(told(line("card.moved", { from: "IN_WORK", to: "BACKLOG" }), "ko")).toBe("Ann 님이 진행 중에서 백로그로 옮겼습니다");
  });

  test("leads nowhere but to web pages", () => {
    expect(historySentence(line("run.changed", { url: "javascript:alert(1)" })).url).toBeNull();
    expect(historySentence(line("run.changed", { url: "https://ci.example/9" })).url).toBe("https://ci.example/9");
  });
});
