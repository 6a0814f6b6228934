import { createHash, randomUUID } from "node:crypto";
import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction, type Tx } from "@/server/platform/db/client";
import type { RetroNote, Retrospective } from "@/server/platform/db/generated/client";
import { DomainError, notFound } from "@/server/platform/errors";
import type { AddNote, DeleteNote, EditNote } from "./contracts/retro";
import { RETRO_NOTES_EACH_MAX, RETRO_NOTES_MAX } from "./domain/event-limits";
import { getNote, lockRetro } from "./find-retro";
import { limitWrites } from "./limit-writes";
import { tellWatchers } from "./tell-watchers";

/**
 * Writes a note, which only its writer sees until all are shown. Of an anonymous one neither the person is kept nor the instant, not
 * even in its id; whoever holds its key may change it. Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN retro_step`, `retro_closed`,
 * `retro_full`, `INVALID retro_note_key` for an anonymous one without a key.
 */
export async function addNote(db: Db, actor: Actor, { sprint, column, text, noteKey }: AddNote): Promise<{ note: string }> {
  assertMay("event.takePart", actor);
  limitWrites(actor.userId ?? "");
  return inTransaction(db, async (tx) => {
    const retro = await lockRetro(tx, actor.boardId, sprint, ["WRITE"]);
    await assertRoom(tx, retro, actor);
    if (retro.isAnonymous && noteKey === undefined) throw new DomainError("INVALID", "retro_note_key");
    const writer = retro.isAnonymous ? { id: randomUUID(), keyHash: hashOf(noteKey ?? "") } : { authorId: actor.userId ?? "" };
    const { id } = await tx.retroNote.create({ data: { retroId: retro.id, column, text, ...writer }, select: { id: true } });
    await tellWatchers(tx, actor.boardId);
    return { note: id };
  });
}

/** Changes one's own note while notes are written. Throws `FORBIDDEN`, `not_found` also for another's, `RULE_BROKEN retro_step`, `retro_closed`. */
export async function editNote(db: Db, actor: Actor, { sprint, note: id, text, noteKey }: EditNote): Promise<void> {
  assertMay("event.takePart", actor);
  limitWrites(actor.userId ?? "");
  await inTransaction(db, async (tx) => {
    const note = await getOwnNote(tx, actor, { sprint, id, noteKey });
    await tx.retroNote.update({ where: { id: note.id }, data: { text } });
    await tellWatchers(tx, actor.boardId);
  });
}

/** Takes one's own note back while notes are written. Throws as `editNote` does. */
export async function deleteNote(db: Db, actor: Actor, { sprint, note: id, noteKey }: DeleteNote): Promise<void> {
  assertMay("event.takePart", actor);
  limitWrites(actor.userId ?? "");
  await inTransaction(db, async (tx) => {
    const note = await getOwnNote(tx, actor, { sprint, id, noteKey });
    await tx.retroNote.delete({ where: { id: note.id } });
    await tellWatchers(tx, actor.boardId);
  });
}

async function getOwnNote(tx: Tx, actor: Actor, { sprint, id, noteKey }: { sprint: number; id: string; noteKey: string | undefined }): Promise<RetroNote> {
  const retro = await lockRetro(tx, actor.boardId, sprint, ["WRITE"]);
  const note = await getNote(tx, retro.id, id);
  const isOwn = note.keyHash === null ? note.authorId === actor.userId : noteKey !== undefined && note.keyHash === hashOf(noteKey);
  if (!isOwn) throw notFound();
  return note;
}

async function assertRoom(tx: Tx, retro: Retrospective, actor: Actor): Promise<void> {
  const all = await tx.retroNote.count({ where: { retroId: retro.id } });
  if (all >= RETRO_NOTES_MAX) throw new DomainError("RULE_BROKEN", "retro_full", { max: RETRO_NOTES_MAX });
  if (retro.isAnonymous) return;
  const own = await tx.retroNote.count({ where: { retroId: retro.id, authorId: actor.userId } });
  if (own >= RETRO_NOTES_EACH_MAX) throw new DomainError("RULE_BROKEN", "retro_full", { max: RETRO_NOTES_EACH_MAX });
}

/** The key is 128 bits of chance, so that nothing slower is needed. */
function hashOf(noteKey: string): string {
  return createHash("sha256").update(noteKey).digest("hex");
}
