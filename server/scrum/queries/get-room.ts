import type { Reader } from "@/server/platform/db/client";
import type { SprintRoom } from "../domain/cut-line";
import { listSprints } from "./list-sprints";

export type NextRoom = SprintRoom & { sprint: { number: number; name: string } | null };

/** What the next sprint has room for: the planned one with the earliest start, or, where none is planned, a sprint at the team's velocity. */
export async function getRoom(db: Reader, boardId: string): Promise<NextRoom> {
  const { sprints, velocity } = await listSprints(db, boardId);
  const [next] = sprints.filter(({ state }) => state === "PLANNED").sort((a, b) => a.startsAt.localeCompare(b.startsAt) || a.number - b.number);
  if (!next) return { sprint: null, capacity: velocity, taken: 0 };
  return { sprint: { number: next.number, name: next.name }, capacity: next.capacity, taken: next.points };
}
