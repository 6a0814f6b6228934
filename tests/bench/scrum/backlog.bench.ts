import { Prisma } from "@/server/platform/db/generated/client";
import type { Db } from "@/server/platform/db/client";
import { applyOrder } from "@/server/scrum/apply-order";
import { listBacklog } from "@/server/scrum/queries/list-backlog";
import { searchBacklog } from "@/server/scrum/queries/search-backlog";
import { rankCards } from "@/server/scrum/rank-cards";
import { aBoard } from "@/tests/support/a-board";
import { onBenchDatabase } from "@/tests/support/bench-database";
import { fillBacklog } from "../fill-backlog";
import { interleaved, report } from "../measure";

const SIZE = 5_000;

await onBenchDatabase(async ({ db }) => {
  const board = await aBoard(db, { members: 4 });
  const { card } = await board.sm.create("The one that is ranked");
  await fillBacklog(db, board.id, SIZE);
  await weigh(db, board.id);
  const turn = { top: false, wsjf: false };
  const times = await interleaved({
    list: () => listBacklog(db, board),
    bare: () => db.$queryRaw`SELECT "number", "title", "kind"::text, "points"::float8, "labels" FROM "Card" WHERE "boardId" = ${board.id}::uuid ORDER BY "rank"`,
    search: () => searchBacklog(db, board, "결제 nowhere"),
    scan: () => db.$queryRaw`SELECT count(*)::int FROM "Card" WHERE "boardId" = ${board.id}::uuid AND "description" ILIKE '%결제%'`,
    rank: () => rankCards(db, board.po.actor, { key: board.key, cards: [card.key], place: { to: (turn.top = !turn.top) ? "TOP" : "BOTTOM" } }),
    order: () => applyOrder(db, board.po.actor, { key: board.key, by: (turn.wsjf = !turn.wsjf) ? "WSJF" : "MOSCOW" }),
  }, { rounds: 15, warmUp: 3 });
  const reference = { what: "its cards alone in bare SQL", value: times.bare };
  report({ name: `Backlog of ${SIZE}`, value: times.list, unit: "ms", reference, goal: { of: "ratio", atMost: 10 } });
  report({ name: `one card ranked among ${SIZE}`, value: times.rank, unit: "ms", reference, goal: { of: "ratio", atMost: 5 } });
  report({ name: `${SIZE} put into the order of another score`, value: times.order, unit: "ms", reference, goal: { of: "ratio", atMost: 150 } });
  report({ name: `search in ${SIZE}`, value: times.search, unit: "ms", reference: { what: "one look through the descriptions", value: times.scan }, goal: { of: "value", atMost: 100 } });
});

/** A worth for every card, and a description of a usual length. */
async function weigh(db: Db, boardId: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "CardWorth" ("cardId", "value", "urgency", "risk", "effort", "moscow")
    SELECT "id", 1 + "number" * 7 % 20, 1 + "number" * 13 % 20, 1 + "number" * 3 % 20, 1 + "number" % 8, (ARRAY['MUST', 'SHOULD', 'COULD', 'WONT'])[1 + "number" % 4]::"Moscow" FROM "Card" WHERE "boardId" = ${boardId}::uuid`;
  await db.$executeRaw(Prisma.sql`UPDATE "Card" SET "description" = repeat('사용자는 주문을 확인하고 싶습니다. As a user I want to see orders. ', 12) WHERE "boardId" = ${boardId}::uuid`);
}
