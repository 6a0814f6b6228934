import { randomUUID } from "node:crypto";
import type { CardKind, Outcome } from "@/server/board/domain/card";
import type { Column } from "@/server/board/domain/column";
import { flowRouter } from "@/server/flow/router";
import type { Role } from "@/server/people/domain/actor";
import type { Db } from "@/server/platform/db/client";
import { createCallerFactory, type SessionUser } from "@/server/platform/trpc";
import { rebuildTrails } from "@/server/portability/rebuild-trails";

export type Step = readonly [at: string, to: Column | "blocked" | "unblocked" | "archived" | "deleted", more?: { outcome?: Outcome; undoes?: number }];
export type ToldCard = { name?: string; kind?: CardKind; labels?: string[]; assignees?: string[]; steps: readonly Step[] };

let boards = 0;

/** A board whose history is told outright: what its cards are now follows from the last step. The first step is the creation. */
export async function aToldBoard(db: Db, cards: readonly ToldCard[], { timeZone = "UTC" } = {}) {
  const id = randomUUID();
  const key = `FL${(boards += 1)}`;
  const workspace = await db.workspace.create({ data: { slug: `w-${id}`, name: "Works" } });
  await db.board.create({ data: { id, workspaceId: workspace.id, key, name: key, timeZone, locale: "en" } });
  let version = 0;
  for (const [index, card] of cards.entries()) version = await tell(db, id, index + 1, version, card);
  await db.board.update({ where: { id }, data: { version, nextNumber: cards.length + 1 } });
  await rebuildTrails(db);
  return { id, key, timeZone };
}

async function tell(db: Db, boardId: string, number: number, before: number, card: ToldCard): Promise<number> {
  const at = new Date(card.steps[0]![0]);
  const columns = card.steps.filter(([, to]) => /^[A-Z_]+$/.test(to));
  const deleted = card.steps.find(([, to]) => to === "deleted");
  const [lastAt, last, { outcome = "DONE" as Outcome } = {}] = columns.at(-1)!;
  const { id: cardId } = await db.card.create({
    data: {
      boardId, number, externalId: card.name ?? null, column: last as Column, rank: `a${number}`, title: card.name ?? `Card ${number}`,
      kind: card.kind ?? "REQUIREMENT", labels: card.labels ?? [], createdAt: at, enteredAt: new Date(lastAt),
      outcome: last === "DONE" ? outcome : null, finishedAt: last === "DONE" ? new Date(lastAt) : null,
      deletedAt: deleted === undefined ? null : new Date(deleted[0]),
      assignees: { create: (card.assignees ?? []).map((userId) => ({ userId })) },
    },
  });
  const events = card.steps.map(([when, to, more = {}], index) => {
    const placed = /^[A-Z_]+$/.test(to);
    const kind = placed ? (index === 0 ? "card.created" : "card.moved") : `card.${to}`;
    const data = placed ? { [index === 0 ? "column" : "to"]: to, rank: "a0", ...more } : {};
    return { boardId, version: before + index + 1, ordinal: 0, cardId, kind, at: new Date(when), data };
  });
  await db.historyEvent.createMany({ data: events });
  return before + events.length;
}

let people = 0;

/** Someone who calls the flow procedures, with the roles they hold on the board, or as a stranger to it. */
export async function aReader(db: Db, boardId: string | null, roles: Role[] = ["OBSERVER"]) {
  const name = `reader${(people += 1)}`;
  const user = await db.user.create({ data: { name, email: `${name}@example.org` } });
  if (boardId !== null) await db.membership.create({ data: { boardId, userId: user.id, roles, counted: false } });
  const session: SessionUser = { id: user.id, name, email: `${name}@example.org`, isAdmin: false, locale: null, through: "session", sessionVersion: 1 };
  return { ...session, flow: createCallerFactory(flowRouter)({ db, user: session, address: null, tokenId: null }) };
}
