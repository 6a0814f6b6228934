import type { Actor } from "@/server/people/domain/actor";
import { assertMay } from "@/server/people/domain/policy";
import { type Db, inTransaction } from "@/server/platform/db/client";
import { DomainError } from "@/server/platform/errors";
import type { GroupNote, VoteNote } from "./contracts/retro";
import { putWith } from "./domain/retro-groups";
import { getNote, lockRetro } from "./find-retro";
import { limitWrites } from "./limit-writes";
import { tellWatchers } from "./tell-watchers";

/** Puts a note with another, or takes it out of its group; see `putWith`. Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN retro_step`, `retro_closed`. */
export async function groupNote(db: Db, actor: Actor, { sprint, note, with: target }: GroupNote): Promise<void> {
  assertMay("event.takePart", actor);
  limitWrites(actor.userId ?? "");
  await inTransaction(db, async (tx) => {
    const retro = await lockRetro(tx, actor.boardId, sprint, ["GROUP"]);
    await getNote(tx, retro.id, note);
    if (target !== null) await getNote(tx, retro.id, target);
    const notes = await tx.retroNote.findMany({ where: { retroId: retro.id }, orderBy: [{ column: "asc" }, { id: "asc" }], select: { id: true, leadId: true } });
    for (const { id, lead } of putWith(notes.map(({ id, leadId }) => ({ id, lead: leadId })), note, target)) {
      await tx.retroNote.update({ where: { id }, data: { leadId: lead } });
    }
    await tellWatchers(tx, actor.boardId);
  });
}

/** Gives a note so many of one's votes instead of what it had from one. Throws `FORBIDDEN`, `not_found`, `RULE_BROKEN retro_step`, `retro_closed`, `retro_votes_used`. */
export async function voteNote(db: Db, actor: Actor, { sprint, note, votes }: VoteNote): Promise<void> {
  assertMay("event.takePart", actor);
  limitWrites(actor.userId ?? "");
  await inTransaction(db, async (tx) => {
    const retro = await lockRetro(tx, actor.boardId, sprint, ["VOTE"]);
    const { id: noteId } = await getNote(tx, retro.id, note);
    const ballot = { noteId, userId: actor.userId ?? "" };
    const { _sum } = await tx.retroVote.aggregate({ where: { userId: ballot.userId, note: { retroId: retro.id }, noteId: { not: noteId } }, _sum: { votes: true } });
    if ((_sum.votes ?? 0) + votes > retro.votesEach) throw new DomainError("RULE_BROKEN", "retro_votes_used", { max: retro.votesEach });
    if (votes === 0) await tx.retroVote.deleteMany({ where: ballot });
    else await tx.retroVote.upsert({ where: { noteId_userId: ballot }, create: { ...ballot, votes }, update: { votes } });
    await tellWatchers(tx, actor.boardId);
  });
}
