import type { Reader } from "@/server/platform/db/client";
import type { Prisma } from "@/server/platform/db/generated/client";
import { notFound } from "@/server/platform/errors";
import type { Actor } from "./domain/actor";

export type BoardOfActor = { id: string; key: string; name: string; timeZone: string; locale: string; version: number; workspaceId: string };
/** A board with the person who acts on it. */
export type ActorOnBoard = { board: BoardOfActor; actor: Actor };

const BOARD = { id: true, key: true, name: true, timeZone: true, locale: true, version: true, workspaceId: true } as const;

/**
 * The board with this key and the person's roles on it, in one query; of a person who is like `person`, where that is given.
 * Throws the same `not_found` for "not there" and "not yours".
 */
export async function getActor(db: Reader, userId: string, boardKey: string, person: Prisma.UserWhereInput = {}): Promise<ActorOnBoard> {
  const key = boardKey.toUpperCase();
  if (!/^[A-Z][A-Z0-9]{1,9}$/.test(key)) throw notFound();
  const membership = await db.membership.findFirst({ where: { userId, user: person, board: { key } }, select: { roles: true, board: { select: BOARD } } });
  if (membership === null) throw notFound();
  return { board: membership.board, actor: { userId, boardId: membership.board.id, roles: membership.roles } };
}

/** The parts of a card's key. Throws `not_found` for what no card can be called. */
export function parseCardKey(cardKey: string): { boardKey: string; number: number } {
  const [, boardKey, number] = /^([A-Z][A-Z0-9]{1,9})-(\d{1,9})$/i.exec(cardKey) ?? [];
  if (boardKey === undefined || number === undefined) throw notFound();
  return { boardKey, number: Number(number) };
}
