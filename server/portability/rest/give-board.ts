import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { ageSeconds } from "@/server/board/domain/age";
import { columnViews } from "@/server/board/domain/board-view";
import { readBoard, type ReadBoard } from "@/server/board/queries/read-board";
import { boardInput } from "@/server/people/contracts";
import { getActor } from "@/server/people/get-actor";
import { now } from "@/server/platform/clock";
import { oddTextIn } from "@/server/platform/domain/text-input";
import { DomainError } from "@/server/platform/errors";
import { wantsGzip } from "@/server/platform/http/wants-gzip";
import type { Context } from "@/server/platform/trpc";
import type { Operation, PathValues } from "./operation";
import { fieldsOfQuery } from "./read-input";

/** The answer of `board.get`, made for reading often: who has it already is told so, and an unchanged one is made once. */
export const boardReading: Operation = { method: "GET", path: "/boards/{key}", isPublic: false, transfer: giveBoard };

/** An answer as bytes; `second` is the one in which it was made, since 1970, null when no age in it grows. */
type Body = { etag: string; second: number | null; plain: Buffer; zipped: Promise<Buffer> | null };
const KEPT_BYTES = 8 * 1024 * 1024;
// Next loads modules more than once in a process.
const holder = globalThis as { __throughlineBodies?: Map<string, Body> };
const zip = promisify(gzip);

async function giveBoard({ db, user }: Context, { key = "" }: PathValues, request: Request): Promise<Response> {
  if (user === null) throw new DomainError("UNAUTHENTICATED", "unauthenticated");
  const query = fieldsOfQuery(new URL(request.url).searchParams, [boardInput]);
  const field = oddTextIn({ ...query, key });
  if (field !== null) throw new DomainError("INVALID", "invalid", { field, problem: "has characters that cannot be stored" });
  const { actor } = await getActor(db, user.id, key);
  const board = await readBoard(db, actor);
  // All that an answer says follows from its head: the version names the cards, the day who is away. Weak, since ages grow.
  const etag = `W/"${createHash("sha256").update(JSON.stringify(board.head)).digest("base64url").slice(0, 22)}"`;
  const headers = { etag, "cache-control": "private, no-cache", vary: "authorization, accept-encoding" };
  if (isKnown(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  const body = bodyOf(`${actor.boardId} ${user.id}`, etag, board);
  const type = { "content-type": "application/json; charset=utf-8" };
  if (!wantsGzip(request.headers.get("accept-encoding"))) return new Response(new Uint8Array(body.plain), { headers: { ...headers, ...type } });
  body.zipped ??= zip(body.plain);
  return new Response(new Uint8Array(await body.zipped), { headers: { ...headers, ...type, "content-encoding": "gzip" } });
}

function isKnown(header: string | null, etag: string): boolean {
  const known = (header ?? "").split(",").map((text) => text.trim());
  return known.includes("*") || known.includes(etag) || known.includes(etag.slice("W/".length));
}

function bodyOf(shelfmark: string, etag: string, board: ReadBoard): Body {
  const bodies = (holder.__throughlineBodies ??= new Map<string, Body>());
  const at = now();
  const second = Math.floor(at.getTime() / 1000);
  const kept = bodies.get(shelfmark);
  if (kept?.etag === etag && (kept.second === null || kept.second === second)) return kept;
  const made = makeBody(board, at, etag);
  bodies.delete(shelfmark);
  bodies.set(shelfmark, made);
  let total = 0;
  for (const { plain } of bodies.values()) total += plain.byteLength;
  for (const [name, { plain }] of bodies) {
    if (total <= KEPT_BYTES) break;
    bodies.delete(name);
    total -= plain.byteLength;
  }
  return made;
}

function makeBody({ head, cards }: ReadBoard, at: Date, etag: string): Body {
  const aged = cards.map((card) => ({ ...card, ageSeconds: ageSeconds(card, at) }));
  const plain = Buffer.from(JSON.stringify({ ...head, columns: columnViews(head, aged) }));
  const grows = aged.some((card) => card.ageSeconds !== null);
  return { etag, second: grows ? Math.floor(at.getTime() / 1000) : null, plain, zipped: null };
}
