import type { HistoryEvent } from "@/server/board/domain/history-event";

type Ordered = Pick<HistoryEvent, "version" | "ordinal" | "at" | "via" | "kind">;

/** What is wrong with the order of a board's history, in the order in which it was written; `version` is the board's own. */
export function historyBreaches(events: readonly Ordered[], version: number): string[] {
  return [...versionBreaches(events, version), ...timeBreaches(events)];
}

/** Versions run from 1 to the board's without a gap, the events of each are numbered from 0. */
function versionBreaches(events: readonly Ordered[], version: number): string[] {
  const found: string[] = [];
  let last = { version: 0, ordinal: 0 };
  for (const event of events) {
    if (event.version === last.version) {
      if (event.ordinal !== last.ordinal + 1) found.push(`version ${event.version} goes from event ${last.ordinal} to event ${event.ordinal}`);
    } else {
      if (event.version !== last.version + 1) found.push(`version ${last.version + 1} has no event (the next is of version ${event.version})`);
      if (event.ordinal !== 0) found.push(`version ${event.version} begins with event ${event.ordinal}`);
    }
    last = event;
  }
  if (last.version !== version) found.push(`the board is at version ${version}, its history ends at version ${last.version}`);
  return found;
}

/** Time never runs backwards, except that an import tells of earlier days. */
function timeBreaches(events: readonly Ordered[]): string[] {
  const found: string[] = [];
  let latest: Ordered | null = null;
  for (const event of events) {
    if (event.via === "import") continue;
    if (latest !== null && event.at.getTime() < latest.at.getTime()) {
      found.push(`version ${event.version} (${event.kind}) happened at ${event.at.toISOString()}, before version ${latest.version} at ${latest.at.toISOString()}`);
    }
    latest = event;
  }
  return found;
}
