import { expect, test } from "vitest";
import { sonarqube, statusOf } from "@/server/delivery/sources/sonarqube";
import { expectUnbroken } from "@/tests/support/expect-unbroken";
import { analysisMessage } from "@/tests/support/sonarqube-messages";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 9, minute));
const condition = { metric: "new_coverage", operator: "LESS_THAN", value: "61", status: "ERROR", errorThreshold: "80" };
const context = { boardKey: "ERP", headers: {}, receivedAt: at(9) };

test("an analysis with any field broken is understood or refused, never more", () => {
  expectUnbroken(sonarqube, analysisMessage({ task: "T1", gate: { status: "ERROR", conditions: [condition] }, revision: "a".repeat(40), branch: { name: "x" }, properties: { "sonar.analysis.card": "ERP-1" }, at: at(1) }));
});

test.each([
  ["SUCCESS", "OK", "SUCCESS"],
  ["SUCCESS", "ERROR", "FAILED"],
  ["SUCCESS", "WARN", "SUCCESS"],
  ["SUCCESS", "NONE", "UNKNOWN"],
  ["SUCCESS", null, "UNKNOWN"],
  [null, "OK", "SUCCESS"],
  ["FAILED", "OK", "FAILED"],
  ["FAILED", null, "FAILED"],
  ["CANCELED", null, "CANCELLED"],
  ["PENDING", null, "QUEUED"],
  ["SOMETHING", "OK", "UNKNOWN"],
] as const)("a task that is %s with a gate that is %s is %s", (task, gate, status) => expect(statusOf(task, gate)).toBe(status));

test("each condition says whether it is met; a word that is not known is no yes", () => {
  const conditions = [condition, { ...condition, metric: "bugs", status: "OK" }, { ...condition, metric: "new_lines", status: "NO_VALUE" }, { ...condition, metric: "x", status: "MAYBE" }];
  const parsed = sonarqube.parse("analysis", analysisMessage({ gate: { status: "ERROR", conditions }, revision: "a".repeat(40), at: at(1) }), context);
  const [, stage] = "changes" in parsed ? parsed.changes : [];
  expect(stage?.type === "stage" && stage.facts.conditions?.map(({ metric, isMet }) => [metric, isMet])).toEqual([["new_coverage", false], ["bugs", true], ["new_lines", true], ["x", false]]);
});

test("without a page of its own it leads to the project's dashboard", () => {
  const { project: _project, ...rest } = analysisMessage({ task: "T1", at: at(1) });
  expect(sonarqube.parse("analysis", { ...rest, project: { key: "acme:erp/ui" } }, context)).toMatchObject({ changes: [{ facts: { name: "acme:erp/ui", url: "https://sonar.example/dashboard?id=acme%3Aerp%2Fui" } }, {}] });
});
