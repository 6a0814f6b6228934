import { randomBytes } from "node:crypto";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { now } from "@/server/platform/clock";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { seal } from "@/server/platform/seal";
import type { CreateSource } from "./contracts";
import { type SourceKind, storedKind } from "./domain/source-kind";
import { hookUrl } from "./hook-url";
import { ensureEnvironments } from "./set-environments";

export type CreatedSource = { id: string; kind: SourceKind; name: string; url: string; secret: string };

/** Connects a board to a CI/CD system. The secret, given or made here, is in this answer and never in another. Throws `FORBIDDEN`. */
export async function createSource(db: Db, actor: Actor, { kind, name, secret }: CreateSource): Promise<CreatedSource> {
  assertMay("sources.manage", actor);
  const shared = secret ?? randomBytes(32).toString("base64url");
  const { id } = await inTransaction(db, async (tx) => {
    await ensureEnvironments(tx, actor.boardId);
    return tx.source.create({ data: { boardId: actor.boardId, kind: storedKind(kind), name, secret: seal(shared), createdAt: now() }, select: { id: true } });
  });
  return { id, kind, name, url: hookUrl(kind, id, shared), secret: shared };
}
