import { getCard } from "@/server/board/find-card";
import type { Reader } from "@/server/platform/db/client";
import { containing } from "@/server/platform/db/containing";
import type { Linkable } from "../contracts";
import { type LinkedThing, type LinkSearch, linkSearch } from "../domain/link-search";

/** Something that a card is not tied to. */
export type LinkableLine = { what: LinkedThing; id: string; name: string; detail: string; url: string | null; at: string | null };

/** So many are shown, the latest. */
const SHOWN = 20;

type Page = { where: { source: { boardId: string }; links: { none: { cardId: string } } }; take: number };

/** What a card could be tied to: the board's latest, or what `search` finds by name, branch, number, commit or address. Throws `not_found`. */
export async function listLinkable(db: Reader, boardId: string, { cardKey, search }: Linkable): Promise<LinkableLine[]> {
  const card = await getCard(db, boardId, cardKey);
  const wanted = linkSearch(search);
  const page: Page = { where: { source: { boardId }, links: { none: { cardId: card.id } } }, take: SHOWN };
  const found = [...(await findCommits(db, page, wanted)), ...(await findPullRequests(db, page, wanted)), ...(await findRuns(db, page, wanted)), ...(await findDeployments(db, page, wanted))];
  return found.sort((a, b) => (b.at ?? "").localeCompare(a.at ?? "") || (a.id < b.id ? 1 : -1)).slice(0, SHOWN);
}

/** Any of what the search names; without a search anything. */
function anyOf<T>(wanted: LinkSearch, conditions: readonly (T | null)[]): { OR?: T[] } {
  const isAny = wanted.text === null && wanted.urls.length === 0;
  return isAny ? {} : { OR: conditions.filter((each): each is T & {} => each !== null) };
}

async function findCommits(db: Reader, { where, take }: Page, wanted: LinkSearch): Promise<LinkableLine[]> {
  const text = wanted.text === null ? null : containing(wanted.text);
  const matches = anyOf(wanted, [text && { message: text }, text && { author: text }, wanted.sha === null ? null : { sha: { startsWith: wanted.sha } }, { url: { in: [...wanted.urls] } }]);
  const rows = await db.commit.findMany({ where: { ...where, ...matches }, take, orderBy: [{ authoredAt: { sort: "desc", nulls: "last" } }, { id: "desc" }] });
  return rows.map(({ id, sha, message, author, url, authoredAt }) => ({
    what: "commit", id, name: message.split("\n", 1)[0] ?? "", detail: detailOf(sha.slice(0, 7), author), url, at: authoredAt?.toISOString() ?? null,
  }));
}

async function findPullRequests(db: Reader, { where, take }: Page, wanted: LinkSearch): Promise<LinkableLine[]> {
  const text = wanted.text === null ? null : containing(wanted.text);
  const bySha = wanted.sha === null ? null : { OR: [{ headSha: { startsWith: wanted.sha } }, { mergeSha: { startsWith: wanted.sha } }] };
  const matches = anyOf(wanted, [text && { title: text }, text && { branch: text }, wanted.number === null ? null : { number: wanted.number }, bySha, { url: { in: [...wanted.urls] } }]);
  const rows = await db.pullRequest.findMany({ where: { ...where, ...matches }, take, orderBy: [{ openedAt: { sort: "desc", nulls: "last" } }, { id: "desc" }] });
  return rows.map(({ id, number, title, branch, url, openedAt }) => ({ what: "pullRequest", id, name: `#${number} ${title}`, detail: branch, url, at: openedAt?.toISOString() ?? null }));
}

async function findRuns(db: Reader, { where, take }: Page, wanted: LinkSearch): Promise<LinkableLine[]> {
  const text = wanted.text === null ? null : containing(wanted.text);
  const bySha = wanted.sha === null ? null : { sha: { startsWith: wanted.sha } };
  const matches = anyOf(wanted, [text && { name: text }, text && { title: text }, text && { branch: text }, bySha, { url: { in: [...wanted.urls] } }]);
  const rows = await db.pipelineRun.findMany({ where: { ...where, ...matches }, take, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
  return rows.map(({ id, name, attempt, title, branch, sha, url, createdAt }) => ({
    what: "run", id, name: attempt > 1 ? `${name} (${attempt})` : name, detail: detailOf(branch, sha?.slice(0, 7) ?? null, title), url, at: createdAt.toISOString(),
  }));
}

async function findDeployments(db: Reader, { where, take }: Page, wanted: LinkSearch): Promise<LinkableLine[]> {
  const text = wanted.text === null ? null : containing(wanted.text);
  const bySha = wanted.sha === null ? null : { sha: { startsWith: wanted.sha } };
  const matches = anyOf(wanted, [text && { environment: text }, text && { service: text }, text && { version: text }, text && { ref: text }, bySha, { url: { in: [...wanted.urls] } }]);
  const rows = await db.deployment.findMany({ where: { ...where, ...matches }, take, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
  return rows.map(({ id, environment, service, version, ref, sha, url, createdAt }) => ({
    what: "deployment", id, name: environment, detail: detailOf(service, version, ref, sha?.slice(0, 7) ?? null), url, at: createdAt.toISOString(),
  }));
}

function detailOf(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== "").join(" · ");
}
