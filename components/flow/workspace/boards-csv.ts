import type { CsvCell } from "@/components/charts/csv-text";
import type { BoardFlow } from "@/server/flow/contracts/page";
import { perWeek } from "./per-week";

const HEAD = [
  "board", "name", "zone", "time", "wip", "wipLimit", "throughputPerWeek", "firstWeek", "completeWeeks", "thisWeekSoFar",
  "finished", "cycle50Seconds", "cycle50Days", "cycle85Seconds", "cycle85Days", "lead85Seconds", "lead85Days",
  "flowEfficiency", "oldestCard", "oldestSeconds", "oldestDays", "flagged",
] as const;

/** The table as a file: a row a board, times in exact seconds and in days as the page counts them. */
export function boardsCsv(boards: readonly BoardFlow[]): CsvCell[][] {
  return [[...HEAD], ...boards.map(rowOf)];
}

function rowOf(board: BoardFlow): CsvCell[] {
  const { throughput, cycle, lead, oldest } = board;
  const complete = throughput.filter((week) => week.complete);
  const spans = [cycle.percentiles["50"], cycle.percentiles["85"], lead.percentiles["85"]];
  return [
    board.key, board.name, board.zone, board.time, board.wip, board.wipLimit, perWeek(throughput),
    complete[0]?.date ?? null, complete.map((week) => week.count).join(" "), throughput.find((week) => !week.complete)?.count ?? null,
    lead.n, ...spans.flatMap((span) => [span?.seconds ?? null, span?.days ?? null]),
    board.efficiency, oldest?.card ?? null, oldest?.span.seconds ?? null, oldest?.span.days ?? null, board.flagged,
  ];
}
