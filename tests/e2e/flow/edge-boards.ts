import { expect, type APIRequestContext } from "@playwright/test";
import { aBrowserBoard, type Call } from "@/tests/support/browser-board";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export type EdgeBoard = { key: string; path: string };
/** What happened to a card, each at so many days (or minutes, see `aToldBoard`) before now. The first is its creation. */
export type Told = { title: string; steps: readonly [ago: number, to: string][] };
type Line = { card: string; at: string; type: string; to?: string; title?: string; outcome?: string };

/** A board of this test alone whose past is brought in: columns are moves, WONT_DO and DUPLICATE close a card, other words are what happened. */
export async function aToldBoard(call: Call, request: APIRequestContext, cards: readonly Told[], unit = DAY): Promise<EdgeBoard> {
  const board = await aBrowserBoard(call);
  await call("board.setLimits", { key: board.key, planned: { mode: "NONE" }, inWork: { mode: "NONE" }, enforcement: "BLOCK" });
  const now = Date.now();
  const lines = cards.flatMap(({ title, steps }, index) => steps.map(([ago, to], step) => lineOf(`${board.key}-${index + 1}`, new Date(now - ago * unit).toISOString(), to, step === 0 ? title : undefined)));
  const { token } = (await (await request.post("/api/v1/tokens", { data: { email: "po@demo.local", password: "throughline", name: board.key } })).json()) as { token: string };
  const answer = await request.post(`/api/v1/boards/${board.key}/imports?format=history`, { headers: { authorization: `Bearer ${token}` }, data: lines.map((line) => JSON.stringify(line)).join("\n") });
  expect(await answer.json()).toMatchObject({ cards: cards.length, refused: [] });
  return board;
}

function lineOf(card: string, at: string, to: string, title: string | undefined): Line {
  const place = to === "WONT_DO" || to === "DUPLICATE" ? { to: "DONE", outcome: to } : { to };
  if (title !== undefined) return { card, at, type: "created", title, ...place };
  return /^[a-z]+$/.test(to) ? { card, at, type: to } : { card, at, type: "moved", ...place };
}

/** So many cards that went their way without anything special, one a day, the last one yesterday. */
export function ordinaryCards(count: number): Told[] {
  return Array.from({ length: count }, (_, index) => ({ title: `Ordinary ${index + 1}`, steps: [[index + 9, "BACKLOG"], [index + 7, "PLANNED"], [index + 4, "IN_WORK"], [index + 1, "DONE"]] as const }));
}

/** A card for each thing that can happen besides, named after it. */
export const CASES: readonly Told[] = [
  { title: "Reopened", steps: [[20, "BACKLOG"], [18, "IN_WORK"], [15, "DONE"], [12, "IN_WORK"], [10, "DONE"]] },
  { title: "Reopened and open", steps: [[20, "BACKLOG"], [18, "IN_WORK"], [14, "DONE"], [3, "IN_WORK"]] },
  { title: "Moved back", steps: [[20, "PLANNED"], [17, "IN_WORK"], [14, "PLANNED"], [11, "IN_WORK"], [8, "DONE"]] },
  { title: "Moved back and open", steps: [[24, "PLANNED"], [22, "IN_WORK"], [6, "BACKLOG"]] },
  { title: "Skipped In Work", steps: [[19, "BACKLOG"], [13, "PLANNED"], [7, "DONE"]] },
  { title: "Created In Work", steps: [[12, "IN_WORK"], [9, "DONE"]] },
  { title: "Created In Work and open", steps: [[5, "IN_WORK"]] },
  { title: "Created in Done", steps: [[6, "DONE"]] },
  { title: "Not done", steps: [[15, "BACKLOG"], [12, "IN_WORK"], [9, "WONT_DO"]] },
  { title: "A duplicate", steps: [[14, "BACKLOG"], [5, "DUPLICATE"]] },
  { title: "Archived when done", steps: [[16, "BACKLOG"], [13, "IN_WORK"], [9, "DONE"], [4, "archived"]] },
  { title: "Archived unfinished", steps: [[16, "BACKLOG"], [13, "IN_WORK"], [4, "archived"]] },
  { title: "Deleted when done", steps: [[16, "BACKLOG"], [13, "IN_WORK"], [8, "DONE"], [3, "deleted"]] },
  { title: "Deleted unfinished", steps: [[16, "BACKLOG"], [12, "IN_WORK"], [3, "deleted"]] },
];

/** A class of an hour, told in minutes. */
export const AN_HOUR: readonly Told[] = Array.from({ length: 8 }, (_, index) => ({
  title: `Exercise ${index + 1}`,
  steps: [[55 - index * 2, "BACKLOG"], [50 - index * 3, "IN_WORK"], [40 - index * 4, "DONE"]] as const,
}));

/** A card every twentieth day for ten years. */
export const TEN_YEARS: readonly Told[] = Array.from({ length: 182 }, (_, index) => ({
  title: `Work ${index + 1}`,
  steps: [[3_650 - index * 20, "BACKLOG"], [3_645 - index * 20, "IN_WORK"], [3_635 - index * 20 - (index % 5), "DONE"]] as const,
}));
export { MINUTE };
