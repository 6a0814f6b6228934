import type { Db } from "@/server/platform/db/client";
import type { Weekday } from "@/server/platform/domain/weekday";
import { notFound } from "@/server/platform/errors";
import type { BoardFlow } from "../contracts/page";
import { getBoardFlow } from "./get-board-flow";

/** The boards of a workspace that this person is a member of, each with its own flow. Throws `not_found` for a workspace they are not in. */
export async function listBoardFlows(db: Db, userId: string, slug: string): Promise<BoardFlow[]> {
  const workspace = await db.workspace.findFirst({
    where: { slug, members: { some: { userId } } },
    select: { boards: { where: { members: { some: { userId } } }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: { id: true, key: true, name: true, timeZone: true, chartTime: true, workingDays: true, workFrom: true, workTo: true, daysOff: true } } },
  });
  if (workspace === null) throw notFound();
  const flows: BoardFlow[] = [];
  // One after the other: a workspace of many boards is no reason to hold a whole pool.
  for (const board of workspace.boards) flows.push(await getBoardFlow(db, { ...board, workingDays: board.workingDays as Weekday[] }));
  return flows;
}
