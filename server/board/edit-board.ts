import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction } from "@/server/platform/db/client";
import type { Weekday } from "@/server/platform/domain/weekday";
import { appendHistory } from "./append-history";
import type { EditBoard } from "./contracts";
import { inScaleOrder } from "./domain/point-scale";
import { assertWorkingCalendar, inOrder, type BoardCalendar } from "./domain/working-calendar";
import { lockBoard } from "./lock-board";

type Fields = BoardCalendar & { name: string; timeZone: string; locale: string; pointScale: string[] };

/**
 * Renames a board or changes its time zone, its language, its scale of points, or the calendar by which its charts measure; what is not named
 * stays. The history has the names of what is other than before, and both zones where that is one of them. Throws `FORBIDDEN`, and what `assertWorkingCalendar` does.
 */
export function editBoard(db: Db, actor: Actor, { key: _, ...edit }: EditBoard): Promise<{ version: number }> {
  assertMay("board.configure", actor);
  return inTransaction(db, async (tx) => {
    const board = await lockBoard(tx, actor.boardId);
    const { name, timeZone, locale, chartTime, workingDays, workFrom, workTo, daysOff, pointScale } = await tx.board.findUniqueOrThrow({ where: { id: board.id } });
    const before: Fields = { name, timeZone, locale, chartTime, workingDays: workingDays as Weekday[], workFrom, workTo, daysOff, pointScale };
    const wanted = { ...before, ...given(edit) };
    assertWorkingCalendar(wanted);
    const after = { ...inOrder(wanted), pointScale: inScaleOrder(wanted.pointScale) };
    const fields = fieldsOf(after).filter((field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]));
    await tx.board.update({ where: { id: board.id }, data: after });
    const zone = fields.includes("timeZone") ? { timeZone: { from: before.timeZone, to: after.timeZone } } : {};
    await appendHistory(tx, board, actor, [{ kind: "board.edited", data: { fields, ...zone } }]);
    return { version: board.version };
  });
}

/** An edit without what it does not name, which must not overwrite anything. */
function given(edit: Omit<EditBoard, "key">): Partial<Fields> {
  return Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));
}

function fieldsOf(board: Fields): (keyof Fields)[] {
  return Object.keys(board) as (keyof Fields)[];
}
