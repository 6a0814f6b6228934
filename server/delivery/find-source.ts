import { z } from "zod";
import type { Reader } from "@/server/platform/db/client";
import { notFound } from "@/server/platform/errors";
import type { SourceKind } from "./domain/source-kind";
import type { StageRule } from "./domain/stage-rule";
import { SOURCE_DEFINITIONS } from "./sources/definitions";
import type { SourceDefinition } from "./sources/source";
import type { DeliverySource } from "./written";

/** A source that still receives, with how its kind is received. */
export type FoundSource = DeliverySource & { sealedSecret: string; definition: SourceDefinition };

/** The source with this id; of this kind too, where one is given as in a hook's address. Throws `not_found`, also for a removed one. */
export async function getSource(db: Reader, id: string, kind?: string): Promise<FoundSource> {
  if (!z.uuid().safeParse(id).success) throw notFound();
  const row = await db.source.findFirst({ where: { id, removedAt: null }, include: { board: { select: { key: true } } } });
  if (!row || (kind !== undefined && row.kind.toLowerCase() !== kind)) throw notFound();
  const definition = SOURCE_DEFINITIONS[row.kind.toLowerCase() as SourceKind];
  return { id: row.id, kind: definition.kind, boardId: row.boardId, boardKey: row.board.key, stageRules: row.stageRules as StageRule[], sealedSecret: row.secret, definition };
}
