import type { Db } from "@/server/platform/db/client";

/** A digest of all that the product keeps, but for counters and when a token was last used. */
export async function contents(db: Db): Promise<Record<string, string>> {
  const digests = await Promise.all([
    db.$queryRaw<Digest>`SELECT 'boards' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "Board" t`,
    db.$queryRaw<Digest>`SELECT 'cards' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "Card" t`,
    db.$queryRaw<Digest>`SELECT 'history' AS name, md5(string_agg(t::text, '|' ORDER BY t."boardId", t."version", t."ordinal")) AS digest FROM "HistoryEvent" t`,
    db.$queryRaw<Digest>`SELECT 'checklists' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "ChecklistItem" t`,
    db.$queryRaw<Digest>`SELECT 'worth' AS name, md5(string_agg(t::text, '|' ORDER BY t."cardId")) AS digest FROM "CardWorth" t`,
    db.$queryRaw<Digest>`SELECT 'forms' AS name, md5(string_agg(t::text, '|' ORDER BY t."boardId")) AS digest FROM "Intake" t`,
    db.$queryRaw<Digest>`SELECT 'requests' AS name, md5(string_agg(t::text, '|' ORDER BY t."cardId")) AS digest FROM "IntakeRequest" t`,
    db.$queryRaw<Digest>`SELECT 'readiness' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "ReadyLine" t`,
    db.$queryRaw<Digest>`SELECT 'ticks' AS name, md5(string_agg(t::text, '|' ORDER BY t."cardId", t."lineId")) AS digest FROM "ReadyTick" t`,
    db.$queryRaw<Digest>`SELECT 'views' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "SavedView" t`,
    db.$queryRaw<Digest>`SELECT 'epics' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "Epic" t`,
    db.$queryRaw<Digest>`SELECT 'retrospectives' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "Retrospective" t`,
    db.$queryRaw<Digest>`SELECT 'retro notes' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "RetroNote" t`,
    db.$queryRaw<Digest>`SELECT 'retro votes' AS name, md5(string_agg(t::text, '|' ORDER BY t."noteId", t."userId")) AS digest FROM "RetroVote" t`,
    db.$queryRaw<Digest>`SELECT 'retro actions' AS name, md5(string_agg(t::text, '|' ORDER BY t."cardId")) AS digest FROM "RetroAction" t`,
    db.$queryRaw<Digest>`SELECT 'events' AS name, md5(string_agg(t::text, '|' ORDER BY t."boardId")) AS digest FROM "ScrumEvent" t`,
    db.$queryRaw<Digest>`SELECT 'reviews' AS name, md5(string_agg(t::text, '|' ORDER BY t."sprintId")) AS digest FROM "SprintReview" t`,
    db.$queryRaw<Digest>`SELECT 'review notes' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "ReviewNote" t`,
    db.$queryRaw<Digest>`SELECT 'comments' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "Comment" t`,
    db.$queryRaw<Digest>`SELECT 'members' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "Membership" t`,
    db.$queryRaw<Digest>`SELECT 'people' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "User" t`,
    db.$queryRaw<Digest>`SELECT 'invitations' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "Invitation" t`,
    db.$queryRaw<Digest>`SELECT 'tokens' AS name, md5(string_agg(t."id"::text, '|' ORDER BY t."id")) AS digest FROM "ApiToken" t WHERE "revokedAt" IS NULL`,
    db.$queryRaw<Digest>`SELECT 'sources' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "Source" t`,
    db.$queryRaw<Digest>`SELECT 'deliveries' AS name, md5(string_agg(t::text, '|' ORDER BY t."id")) AS digest FROM "Delivery" t`,
  ]);
  return Object.fromEntries(digests.flat().map(({ name, digest }) => [name, digest]));
}

type Digest = { name: string; digest: string }[];
