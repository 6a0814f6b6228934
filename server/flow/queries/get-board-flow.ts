import { now } from "@/server/platform/clock";
import type { Reader } from "@/server/platform/db/client";
import { ageBands, ageing, isBeyond } from "../domain/ageing";
import { cycleTimes } from "../domain/cycle-times";
import { flowEfficiencies } from "../domain/flow-efficiency";
import { littlesLaw } from "../domain/littles-law";
import { metricWindow } from "../domain/metric-window";
import { periodsOf } from "../domain/periods";
import { calendarRuler } from "../domain/ruler";
import { throughput } from "../domain/throughput";
import type { BoardFlow, BoardStrip, BoardWarning } from "../contracts/page";
import type { FlowCard } from "./load-cards";
import { loadLimits } from "./load-limits";
import { summaryOf } from "./period-figures";
import { readFlow, type FlowBoard, type Reading } from "./read-flow";

/** Cards that must be flagged, and their least part of those in work, before the board warns of old work. */
const AGEING_WARNING = { cards: 2, share: 0.5 };

/** What the strip above the board says: the same numbers as its Flow page's with the period it opens with. */
export async function getStrip(db: Reader, board: FlowBoard): Promise<BoardStrip> {
  const reading = await readNow(db, board);
  const weeks = weeksOf(reading);
  const complete = weeks.filter((week) => week.complete);
  // In calendar time, whichever the charts count: it is held against ages on the board, which grow at night too.
  const usual = summaryOf(cycleTimes(reading.finished, calendarRuler(board.timeZone)));
  return {
    usualSeconds: usual.percentiles["85"]?.seconds ?? null,
    usualOf: usual.n,
    finishedThisWeek: weeks.at(-1)?.count ?? 0,
    averagePerWeek: complete.length === 0 ? null : complete.reduce((sum, { count }) => sum + count, 0) / complete.length,
    warnings: warningsOf(reading),
  };
}

/** One board's row of the workspace view. */
export async function getBoardFlow(db: Reader, board: FlowBoard & { readonly name: string }): Promise<BoardFlow> {
  const [reading, limits] = [await readNow(db, board), await loadLimits(db, board)];
  const aged = agedOf(reading);
  const oldest = aged[0];
  const limit = limits.limitAt(reading.window.now)?.limit ?? null;
  const held = await db.card.count({ where: { boardId: board.id, column: "IN_WORK", expedite: false, archivedAt: null, deletedAt: null } });
  return {
    key: board.key,
    name: board.name,
    zone: reading.ruler.zone,
    time: reading.ruler.time,
    unit: reading.unit,
    wip: aged.length,
    wipLimit: limit,
    over: limit === null ? 0 : Math.max(0, held - limit),
    throughput: weeksOf(reading),
    lead: summaryOf(reading.lead),
    cycle: summaryOf(cycleTimes(reading.finished, reading.ruler)),
    efficiency: flowEfficiencies(reading.finished, reading.ruler).ratio,
    oldest: oldest === undefined ? null : { card: oldest.card.key, title: oldest.card.title, span: oldest.span, flagged: oldest.flagged },
    flagged: aged.filter(({ flagged }) => flagged).length,
  };
}

function readNow(db: Reader, board: FlowBoard): Promise<Reading> {
  return readFlow(db, board, { window: metricWindow({}, board.timeZone, now()), filter: {}, isPresent: true });
}

function agedOf({ finished, cards, window, ruler }: Reading) {
  const bands = ageBands(finished, ruler);
  return ageing<FlowCard>(cards, window.now.getTime(), ruler).map((aged) => ({ ...aged, flagged: isBeyond(aged, bands) }));
}

/** Since the first card: weeks in which there was no board are no weeks without work. */
function weeksOf({ cards, settled, window, ruler }: Reading): BoardFlow["throughput"] {
  const first = settled.all > 0 ? window.from.getTime() : Math.min(...cards.map(({ clock }) => clock.createdAt), window.now.getTime());
  const looked = { ...window, from: new Date(Math.max(first, window.from.getTime())) };
  const weeks = periodsOf({ ...looked, from: periodsOf(looked, "week", ruler.zone)[0]?.start ?? looked.from }, "week", ruler.zone);
  return throughput(cards.map(({ clock }) => clock), weeks, { ...window, from: weeks[0]?.start ?? window.from }).series;
}

function warningsOf(reading: Reading): BoardWarning[] {
  const { cards, window, ruler } = reading;
  const warnings: BoardWarning[] = [];
  const law = littlesLaw(cards.map(({ clock }) => clock), periodsOf(window, "day", ruler.zone));
  if ("verdict" in law && law.verdict === "wip_above") warnings.push({ kind: "littles_law", averageWip: law.averageWip, expectedWip: law.expectedWip });
  const aged = agedOf(reading);
  const flagged = aged.filter((card) => card.flagged).length;
  if (flagged >= AGEING_WARNING.cards && flagged >= AGEING_WARNING.share * aged.length) warnings.push({ kind: "ageing", cards: flagged, of: aged.length });
  return warnings;
}

