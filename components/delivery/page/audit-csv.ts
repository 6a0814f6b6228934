import type { CsvCell } from "@/components/charts/csv-text";
import type { AuditRow } from "./page-data";

const HEAD = [
  "releasedAt", "version", "kind", "service", "environment", "sha", "cards", "cardTitles", "points", "unestimated", "commits", "approvedBy", "approvedAt", "approvalNote", "pipelineTold",
] as const;

/** The audit as a file: a row for each release in the order shown; cards, their titles and commits a line each within their cell. */
export function auditCsv(rows: readonly AuditRow[]): CsvCell[][] {
  return [[...HEAD], ...rows.map(rowOf)];
}

function rowOf(row: AuditRow): CsvCell[] {
  const lines = (texts: readonly string[]) => texts.join("\n");
  return [
    row.releasedAt, row.version, row.kind, row.service, row.environment, row.sha,
    lines(row.cards.map(({ key }) => key)), lines(row.cards.map(({ title }) => title)), row.points, row.unestimated,
    lines(row.commitList.map(({ sha, message }) => `${sha} ${message}`)), row.approvedBy, row.approvedAt, row.approvalNote, row.told?.state ?? null,
  ];
}
