import type { BoardFlow } from "@/server/flow/contracts/page";
import { perWeek } from "./per-week";

export const SORT_COLUMNS = ["name", "wip", "throughput", "cycle50", "cycle85", "lead85", "efficiency", "oldest", "flagged"] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];
export type BoardSort = { by: SortColumn; descending: boolean };

const DEFAULT_SORT: BoardSort = { by: "name", descending: false };

/** Reads `?sort=`: a column, with a minus before it from the largest; what is not understood is by name. */
export function readBoardSort(text: string | undefined): BoardSort {
  const descending = text?.startsWith("-") ?? false;
  const by = SORT_COLUMNS.find((column) => column === (descending ? text?.slice(1) : text));
  return by === undefined ? DEFAULT_SORT : { by, descending };
}

/** The query of the page's address; "" for the order it has anyway. */
export function writeBoardSort({ by, descending }: BoardSort): string {
  if (by === DEFAULT_SORT.by && descending === DEFAULT_SORT.descending) return "";
  return `?sort=${descending ? "-" : ""}${by}`;
}

/** The order after a column's head is pressed: the other way round, or first by names from A, by numbers from the largest. */
export function nextSort(current: BoardSort, by: SortColumn): BoardSort {
  return { by, descending: current.by === by ? !current.descending : by !== "name" };
}

/** The boards in an order; those without a value are the last either way, and equal ones are in the order of their names. */
export function sortBoards(boards: readonly BoardFlow[], { by, descending }: BoardSort, locale: string): BoardFlow[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const names = (a: BoardFlow, b: BoardFlow) => collator.compare(a.name, b.name) || collator.compare(a.key, b.key);
  const way = descending ? -1 : 1;
  if (by === "name") return boards.toSorted((a, b) => way * names(a, b));
  return boards.toSorted((a, b) => {
    const [left, right] = [valueOf(a, by), valueOf(b, by)];
    if (left === null || right === null) return Number(left === null) - Number(right === null) || names(a, b);
    return way * (left - right) || names(a, b);
  });
}

/** Times compare by their seconds, so that boards of days and of minutes stand in one order. */
function valueOf(board: BoardFlow, by: Exclude<SortColumn, "name">): number | null {
  switch (by) {
    case "wip":
      return board.wip;
    case "throughput":
      return perWeek(board.throughput);
    case "cycle50":
      return board.cycle.percentiles["50"]?.seconds ?? null;
    case "cycle85":
      return board.cycle.percentiles["85"]?.seconds ?? null;
    case "lead85":
      return board.lead.percentiles["85"]?.seconds ?? null;
    case "efficiency":
      return board.efficiency;
    case "oldest":
      return board.oldest?.span.seconds ?? null;
    case "flagged":
      return board.flagged;
  }
}
