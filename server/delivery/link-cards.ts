import { cardKey, parseCardKey } from "@/server/board/domain/card-key";
import { newId } from "@/server/platform/db/new-id";
import type { Statements } from "@/server/platform/db/client";
import { Prisma } from "@/server/platform/db/generated/client";
import { keysOfCommit, keysOfDeployment, keysOfPullRequest, keysOfRun } from "./domain/find-links";
import type { FoundKeys, LinkVia } from "./domain/link-keys";
import type { ThingIds } from "./find-neighbours";
import type { Known } from "./known/known";
import { toJson } from "./known/table";
import { loadCode, loadSought } from "./load-code";
import type { Thing, ThingType } from "./written";

export const LINK_COLUMN = { run: "runId", deployment: "deploymentId", pullRequest: "pullRequestId", commit: "commitId" } as const satisfies Record<ThingType, string>;

/** The board whose cards are meant: code is known by its commit to all of its sources. */
export type LinkBoard = { readonly id: string; readonly key: string };

/** A link that came or went. */
export type LinkChange = { thing: Thing; cardId: string; via: LinkVia; gone: boolean };

/** How the links of some things have to be changed, and what of it can be seen. */
export type LinkPlan = { readonly changes: readonly LinkChange[]; readonly stale: readonly string[]; readonly revised: readonly { id: string; via: LinkVia }[] };

export const NO_LINKS = Promise.resolve<LinkPlan>({ changes: [], stale: [], revised: [] });

/** What brings the links of these things in line with what they name now; links made by people stay, and what people untied stays untied. */
export async function planLinks(tx: Statements, board: LinkBoard, known: Known, ids: ThingIds): Promise<LinkPlan> {
  const wanted = await findWanted(tx, board, known, ids);
  const [cards, links, untied] = await Promise.all([findCards(tx, board, wanted), readLinks(tx, ids), readUntied(tx, ids)]);
  return compare(wanted, { cards, links, untied });
}

export async function writeLinks(tx: Statements, { changes, stale, revised }: LinkPlan): Promise<void> {
  const fresh = changes.filter(({ gone }) => !gone).map(({ thing, cardId, via }) => ({ id: newId(), cardId, via, [LINK_COLUMN[thing.type]]: thing.row.id }));
  await Promise.all([
    stale.length > 0 && tx.$executeRaw`DELETE FROM "CardLink" WHERE "id" = ANY(${[...stale]}::uuid[])`,
    revised.length > 0 && tx.$executeRaw`
      UPDATE "CardLink" l SET "via" = r."via" FROM jsonb_to_recordset(${toJson(revised)}::jsonb) AS r("id" uuid, "via" "LinkVia") WHERE l."id" = r."id"`,
    // A person may be tying the same at this moment: theirs stays.
    fresh.length > 0 && tx.$executeRaw`
      INSERT INTO "CardLink" ("id", "cardId", "via", "runId", "deploymentId", "pullRequestId", "commitId")
      SELECT * FROM jsonb_to_recordset(${toJson(fresh)}::jsonb) AS r("id" uuid, "cardId" uuid, "via" "LinkVia", "runId" uuid, "deploymentId" uuid, "pullRequestId" uuid, "commitId" uuid)
      ON CONFLICT DO NOTHING`,
  ]);
}

/** The links or the unlinks of these things, of which the table is called l. */
export function ofThings(ids: ThingIds): Prisma.Sql {
  const types = (Object.keys(LINK_COLUMN) as ThingType[]).filter((type) => ids[type].length > 0);
  return types.length === 0 ? Prisma.sql`FALSE` : Prisma.join(types.map((type) => Prisma.sql`l.${Prisma.raw(`"${LINK_COLUMN[type]}"`)} = ANY(${ids[type]}::uuid[])`), " OR ");
}

/** The thing of a link or an unlink that is called l. */
export const LINKED_THING = Prisma.sql`COALESCE(l."runId", l."deploymentId", l."pullRequestId", l."commitId")`;

type Wanted = { thing: Thing; keys: FoundKeys };
type Link = { id: string; thing: string; cardId: string; via: LinkVia };
type Tied = { cards: ReadonlyMap<string, string>; links: readonly Link[]; untied: ReadonlySet<string> };

async function findWanted(tx: Statements, board: LinkBoard, known: Known, ids: ThingIds): Promise<Wanted[]> {
  const sought = await loadSought(tx, known, ids);
  const code = await loadCode(tx, board.id, sought);
  return [
    ...sought.commits.map((row): Wanted => ({ thing: { type: "commit", row }, keys: keysOfCommit(row, code, board.key) })),
    ...sought.pullRequests.map((row): Wanted => ({ thing: { type: "pullRequest", row }, keys: keysOfPullRequest(row, code, board.key) })),
    ...sought.runs.map((row): Wanted => ({ thing: { type: "run", row }, keys: keysOfRun(row, code, board.key) })),
    ...sought.deployments.map((row): Wanted => ({ thing: { type: "deployment", row }, keys: keysOfDeployment(row, code, board.key) })),
  ];
}

/** The cards of the board that these keys name; a key without a card is no link. */
async function findCards(tx: Statements, board: LinkBoard, wanted: readonly Wanted[]): Promise<Map<string, string>> {
  const numbers = new Set(wanted.flatMap(({ keys }) => [...keys.keys()].map((key) => parseCardKey(key)?.number ?? 0)));
  if (numbers.size === 0) return new Map();
  const cards = await tx.$queryRaw<{ id: string; number: number }[]>`
    SELECT "id", "number" FROM "Card" WHERE "boardId" = ${board.id}::uuid AND "number" = ANY(${[...numbers]}::int[]) AND "deletedAt" IS NULL`;
  return new Map(cards.map(({ id, number }) => [cardKey(board.key, number), id]));
}

function readLinks(tx: Statements, ids: ThingIds): Promise<Link[]> {
  return tx.$queryRaw<Link[]>`SELECT l."id", ${LINKED_THING} AS "thing", l."cardId", l."via"::text FROM "CardLink" l WHERE ${ofThings(ids)}`;
}

/** What people untied, as "thing card". A run is untied with all its attempts, those to come too: each is a thing of its own. */
async function readUntied(tx: Statements, ids: ThingIds): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ thing: string; cardId: string }[]>`
    SELECT ${LINKED_THING} AS "thing", l."cardId" FROM "CardUnlink" l WHERE ${ofThings({ ...ids, run: [] })}
    UNION ALL
    SELECT r."id", u."cardId"
    FROM "PipelineRun" r
    JOIN "PipelineRun" attempt ON attempt."sourceId" = r."sourceId" AND attempt."repository" = r."repository" AND attempt."externalId" = r."externalId"
    JOIN "CardUnlink" u ON u."runId" = attempt."id"
    WHERE r."id" = ANY(${ids.run}::uuid[])`;
  return new Set(rows.map(({ thing, cardId }) => `${thing} ${cardId}`));
}

function compare(wanted: readonly Wanted[], { cards, links, untied }: Tied): LinkPlan {
  const changes: LinkChange[] = [];
  const stale: string[] = [];
  const revised: { id: string; via: LinkVia }[] = [];
  const linksOf = new Map<string, Link[]>();
  for (const link of links) linksOf.set(link.thing, [...(linksOf.get(link.thing) ?? []), link]);
  for (const { thing, keys } of wanted) {
    const known = new Map((linksOf.get(thing.row.id) ?? []).map((link) => [link.cardId, link]));
    const target = new Map<string, LinkVia>();
    for (const [key, via] of keys) {
      const cardId = cards.get(key);
      if (cardId && !untied.has(`${thing.row.id} ${cardId}`)) target.set(cardId, via);
    }
    for (const [cardId, via] of target) {
      const link = known.get(cardId);
      if (!link) changes.push({ thing, cardId, via, gone: false });
      else if (link.via !== via && link.via !== "MANUAL") revised.push({ id: link.id, via });
    }
    for (const [cardId, link] of known) {
      if (target.has(cardId) || link.via === "MANUAL") continue;
      stale.push(link.id);
      changes.push({ thing, cardId, via: link.via, gone: true });
    }
  }
  return { changes, stale, revised };
}
