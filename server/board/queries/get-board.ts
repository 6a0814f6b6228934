import type { Actor } from "@/server/people/domain/actor";
import { headcount, isAway } from "@/server/people/domain/headcount";
import { listMembers, type Member } from "@/server/people/queries/list-members";
import { now } from "@/server/platform/clock";
import { bareSql, type Reader } from "@/server/platform/db/client";
import type { Board } from "@/server/platform/db/generated/client";
import { notFound } from "@/server/platform/errors";
import type { Weekday } from "@/server/platform/domain/weekday";
import { type Day, zonedDay } from "@/server/platform/domain/zoned-day";
import { boardLimits } from "../board-limits";
import type { BoardEpic, BoardEvent, BoardHead, BoardMember, BoardSprint } from "../domain/board-view";

type BoardRow = Omit<Board, "id" | "workspaceId" | "nextNumber" | "writtenAt" | "createdAt" | "workingDays"> & {
  workspace: string;
  workingDays: Weekday[];
  sprints: BoardSprint[];
  epics: BoardEpic[];
  estimating: string[];
  event: BoardEvent | null;
};

/** A board but for its cards: limits, heads, members, and what the asking actor is on it. */
export async function getBoardHead(db: Reader, actor: Actor): Promise<BoardHead> {
  const [[board], members] = await Promise.all([
    bareSql(db).$queryRaw<BoardRow[]>`
      SELECT b."key", b."name", w."slug" AS "workspace", b."timeZone", b."locale", b."version", b."plannedMode"::text, b."plannedValue"::float8,
        b."inWorkMode"::text, b."inWorkValue"::float8, b."enforcement"::text, b."personalLimit",
        b."chartTime"::text, b."workingDays", b."workFrom", b."workTo", b."daysOff", b."pointScale",
        (SELECT COALESCE(json_agg(json_build_object('number', s."number", 'name', s."name", 'goal', s."goal", 'startsAt', s."startsAt", 'endsAt', s."endsAt", 'startedAt', s."startedAt") ORDER BY s."number"), '[]')
          FROM "Sprint" s WHERE s."boardId" = b."id" AND s."closedAt" IS NULL AND s."removedAt" IS NULL) AS "sprints",
        (SELECT COALESCE(json_agg(json_build_object('id', e."id", 'name', e."name") ORDER BY e."name", e."id"), '[]') FROM "Epic" e WHERE e."boardId" = b."id" AND e."closedAt" IS NULL) AS "epics",
        ARRAY(SELECT b."key" || '-' || c."number" FROM "PokerRound" r JOIN "Card" c ON c."id" = r."cardId" WHERE r."boardId" = b."id" AND c."deletedAt" IS NULL AND c."archivedAt" IS NULL ORDER BY r."startedAt") AS "estimating",
        (SELECT json_build_object('kind', e."kind", 'sprint', s."number", 'startedAt', e."startedAt", 'endsAt', e."endsAt", 'pausedAt', e."pausedAt", 'speaker', e."speakerId", 'spoken', e."spoken", 'skipped', e."skipped")
          FROM "ScrumEvent" e JOIN "Sprint" s ON s."id" = e."sprintId" WHERE e."boardId" = b."id" AND s."removedAt" IS NULL) AS "event"
      FROM "Board" b JOIN "Workspace" w ON w."id" = b."workspaceId" WHERE b."id" = ${actor.boardId}::uuid`,
    listMembers(db, actor.boardId),
  ]);
  if (!board) throw notFound();
  const day = zonedDay(now(), board.timeZone);
  return {
    key: board.key,
    name: board.name,
    workspace: board.workspace,
    timeZone: board.timeZone,
    locale: board.locale,
    chartTime: board.chartTime,
    workingDays: board.workingDays,
    workFrom: board.workFrom,
    workTo: board.workTo,
    daysOff: board.daysOff,
    version: board.version,
    day,
    headcount: headcount(members, day),
    limits: boardLimits(board),
    members: members.map((member) => boardMember(member, day)),
    sprints: board.sprints.map(({ startsAt, endsAt, startedAt, ...sprint }) => ({ ...sprint, startsAt: iso(startsAt), endsAt: iso(endsAt), startedAt: startedAt === null ? null : iso(startedAt) })),
    epics: board.epics,
    pointScale: board.pointScale,
    estimating: board.estimating,
    event: board.event && { ...board.event, startedAt: iso(board.event.startedAt), endsAt: iso(board.event.endsAt), pausedAt: board.event.pausedAt === null ? null : iso(board.event.pausedAt) },
    you: { id: actor.userId ?? "", roles: [...actor.roles] },
  };
}

/** The database writes instants in JSON in its own way. */
function iso(instant: string): string {
  return new Date(instant).toISOString();
}

/** A member as the board shows them on `day`. */
export function boardMember({ userId, ...member }: Member, day: Day): BoardMember {
  return { id: userId, ...member, isAway: isAway(member.away, day) };
}
