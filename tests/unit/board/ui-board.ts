import type { BoardCard } from "@/server/board/domain/card";
import type { Column } from "@/server/board/domain/column";
import { DEFAULT_CALENDAR } from "@/server/board/domain/working-calendar";
import type { BoardLimits } from "@/server/board/domain/wip-limit";
import type { Role } from "@/server/people/domain/actor";
import { columnViews } from "@/server/board/domain/board-view";
import { byRank } from "@/server/board/domain/rank";
import type { AgedCard, BoardData } from "@/components/board/board-data";

const AT = "2026-11-02T00:00:00.000Z";

export function aCard(number: number, column: Column, more: Partial<BoardCard> = {}): AgedCard {
  return {
    key: `ERP-${number}`, number, column, rank: `a${number}`, title: `Card ${number}`, kind: "REQUIREMENT", points: null, labels: [], assignees: [],
    dueOn: null, expedite: false, sprint: null, epic: null, blocked: false, blockedReason: null, blockedSince: null, outcome: null, checklist: null, comments: 0,
    createdAt: AT, enteredAt: AT, startedAt: null, finishedAt: null, ageSeconds: null, ...more,
  };
}

type Wish = { cards?: AgedCard[]; roles?: Role[]; limits?: Partial<BoardLimits>; headcount?: number; version?: number };

/** A board as the browser holds it: one person, two Planned and one In Work each, unless told otherwise. */
export function aBoard({ cards = [], roles = ["PRODUCT_OWNER"], limits = {}, headcount = 1, version = 10 }: Wish = {}): BoardData {
  const head = {
    key: "ERP", name: "ERP", workspace: "works", timeZone: "Asia/Seoul", locale: "en", version, day: "2026-11-20", headcount, members: [], sprints: [], epics: [], pointScale: ["1", "2", "3"], estimating: [], event: null, ...DEFAULT_CALENDAR,
    limits: { planned: { mode: "PER_PERSON" as const, value: 2 }, inWork: { mode: "PER_PERSON" as const, value: 1 }, enforcement: "BLOCK" as const, personal: null, ...limits },
    you: { id: "me", roles },
  };
  return { ...head, columns: columnViews(head, cards.toSorted(byRank)) };
}

/** The numbers of the cards in a column, from top to bottom. */
export function numbersIn(board: BoardData, column: Column): number[] {
  return board.columns.find(({ name }) => name === column)?.cards.map(({ number }) => number) ?? [];
}
