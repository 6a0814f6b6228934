import { z } from "zod";
import { flag, id, instant, link, required, text } from "./loose";
import type { ParseContext, Parsed } from "./source";

const release = z.object({
  repository: z.object({ id }),
  action: text(60),
  release: z.object({
    id,
    tag_name: required(200),
    name: text(300),
    body: text(50_000),
    draft: flag,
    prerelease: flag,
    html_url: link,
    created_at: instant,
    published_at: instant,
    updated_at: instant,
  }),
});

const GONE: ReadonlySet<string | null> = new Set(["deleted", "unpublished"]);

/** A `release` delivery. Publishing one is told of up to three times, as created, published and released: it is the same each time. */
export function readRelease(payload: unknown, { receivedAt }: ParseContext): Parsed {
  const { repository, action, release: told } = release.parse(payload);
  if (GONE.has(action)) return { ignored: "release_deleted" };
  if (told.draft) return { ignored: "release_draft" };
  const { tag_name: tag, name, body: notes, prerelease: isPrerelease, html_url: url } = told;
  const publishedAt = told.published_at ?? told.created_at;
  // When it was edited is not always told: the edit that is heard last is the newest.
  const edited = told.updated_at ?? receivedAt;
  return { changes: [{ type: "release", repository: repository.id, externalId: told.id, facts: { tag, name, notes, isPrerelease, url, publishedAt, producerAt: action === "edited" ? edited : publishedAt } }] };
}

const ref = z.object({ ref_type: text(20) });

/** A `create` delivery: the push that comes with it says more. */
export function readCreate(): Parsed {
  return { ignored: "told_by_push" };
}

/** A `delete` delivery: what was built of a branch or a tag stays what it is. */
export function readDelete(payload: unknown): Parsed {
  return { ignored: ref.parse(payload).ref_type === "tag" ? "tag_deleted" : "branch_deleted" };
}
