import type { Reader, Tx } from "@/server/platform/db/client";
import type { Retrospective } from "@/server/platform/db/generated/client";
import { DomainError, notFound } from "@/server/platform/errors";
import type { RetroStep } from "./domain/retro-step";
import { getSprint } from "./find-sprint";

/** The retrospective of a sprint, held so that no write and no step pass each other. Throws `not_found`, `RULE_BROKEN retro_step` unless it is at one of `steps`. */
export async function lockRetro(tx: Tx, boardId: string, sprintNumber: number, steps: readonly RetroStep[]): Promise<Retrospective> {
  const sprint = await getSprint(tx, boardId, sprintNumber);
  await tx.$queryRaw`SELECT 1 FROM "Retrospective" WHERE "sprintId" = ${sprint.id}::uuid FOR UPDATE`;
  const retro = await tx.retrospective.findUnique({ where: { sprintId: sprint.id } });
  if (!retro) throw notFound();
  if (retro.step === "CLOSED" && !steps.includes("CLOSED")) throw new DomainError("RULE_BROKEN", "retro_closed");
  if (!steps.includes(retro.step)) throw new DomainError("RULE_BROKEN", "retro_step");
  return retro;
}

/** A note of this retrospective. Throws `not_found`. */
export async function getNote(db: Reader, retroId: string, id: string) {
  const note = await db.retroNote.findFirst({ where: { id, retroId } });
  if (!note) throw notFound();
  return note;
}
