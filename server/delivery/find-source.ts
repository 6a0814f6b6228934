import { z } from "zod";
import { bareSql, type Reader } from "@/server/platform/db/client";
import { notFound } from "@/server/platform/errors";
import { gathering } from "@/server/platform/gathering";
import type { SourceKind } from "./domain/source-kind";
import type { StageRule } from "./domain/stage-rule";
import { SOURCE_DEFINITIONS } from "./sources/definitions";
import type { SourceDefinition } from "./sources/source";
import type { DeliverySource } from "./written";

/** A source that still receives, with how its kind is received. */
export type FoundSource = DeliverySource & { sealedSecret: string; definition: SourceDefinition };

type Row = { id: string; kind: Uppercase<SourceKind>; boardId: string; boardKey: string; stageRules: StageRule[]; secret: string };

/** Looked for together, and always after they were asked for: a source that was removed is refused at once. */
const find = gathering<Reader, string, Row | undefined>(
  async (db, ids) => {
    const rows = await bareSql(db).$queryRaw<Row[]>`
      SELECT s."id", s."kind"::text, s."boardId", b."key" AS "boardKey", s."stageRules", s."secret" FROM "Source" s JOIN "Board" b ON b."id" = s."boardId"
      WHERE s."id" = ANY(${[...new Set(ids)]}::uuid[]) AND s."removedAt" IS NULL`;
    return ids.map((id) => rows.find((row) => row.id === id));
  },
  { max: 100, waitingMax: 10_000 },
);

/** The source with this id; of this kind too, where one is given as in a hook's address. Throws `not_found`, also for a removed one. */
export async function getSource(db: Reader, id: string, kind?: string): Promise<FoundSource> {
  if (!z.uuid().safeParse(id).success) throw notFound();
  const row = await find(db, "sources", id.toLowerCase());
  if (!row || (kind !== undefined && row.kind.toLowerCase() !== kind)) throw notFound();
  const definition = SOURCE_DEFINITIONS[row.kind.toLowerCase() as SourceKind];
  return { id: row.id, kind: definition.kind, boardId: row.boardId, boardKey: row.boardKey, stageRules: row.stageRules, sealedSecret: row.secret, definition };
}
