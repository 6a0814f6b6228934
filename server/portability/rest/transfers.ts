import { getActor } from "@/server/people/get-actor";
import { DomainError } from "@/server/platform/errors";
import { madeInTurns } from "@/server/platform/heavy-reads";
import { problemOf } from "@/server/platform/problem";
import { bodyOf } from "@/server/platform/read-body";
import type { Context } from "@/server/platform/trpc";
import { EXPORT_FORMATS, exportBoard, streamOf } from "../export-board";
import { IMPORT_FORMATS, importHistory, type ImportReport } from "../import-history";
import { IMPORT_MAX, readHistoryFile } from "../read-history-file";
import type { Answer } from "./answer-once";
import { headersOf, oncePerKey } from "./answer-request";
import type { Operation, PathValues } from "./operation";
import { FLAGS } from "./read-input";

/** What REST offers beside procedures: a board's history in, a board out, as files that are never held as JSON bodies are. */
export const transfers: readonly Operation[] = [
  { method: "POST", path: "/boards/{key}/imports", isPublic: false, transfer: takeImport },
  { method: "GET", path: "/boards/{key}/export", isPublic: false, transfer: giveExport },
];

async function takeImport(ctx: Context, values: PathValues, request: Request): Promise<Response> {
  const { actor } = await boardOf(ctx, values);
  const query = singlesOf(request);
  formatOf(query, IMPORT_FORMATS);
  const wish = { dryRun: flagOf(query, "dryRun"), partial: flagOf(query, "partial") };
  const file = await readHistoryFile(bodyOf(request, IMPORT_MAX));
  const answered = await oncePerKey(request, ctx, file.hash, async (db) => answerOf(await importHistory(db, actor, file, wish), wish));
  return new Response(answered.body, { status: answered.status, headers: headersOf(answered) });
}

/** A refused file is a refusal, with the report as members of the problem; a dry run is the report that was asked for. */
function answerOf(report: ImportReport, { dryRun, partial }: { dryRun: boolean; partial: boolean }): Answer {
  if (report.refused.length === 0 || partial || dryRun) return { status: 200, body: JSON.stringify(report) };
  const problem = problemOf(new DomainError("INVALID", "import_refused", { count: report.refused.length }));
  return { status: problem.status, body: JSON.stringify({ ...problem, ...report }) };
}

async function giveExport(ctx: Context, values: PathValues, request: Request): Promise<Response> {
  const { actor, board } = await boardOf(ctx, values);
  const { text, mediaType, extension } = exportBoard(ctx.db, actor, formatOf(singlesOf(request), EXPORT_FORMATS));
  return new Response(streamOf(madeInTurns(text)), {
    headers: {
      "content-type": `${mediaType}; charset=utf-8`,
      "content-disposition": `attachment; filename="${board.key}.${extension}"`,
      "cache-control": "no-store",
    },
  });
}

function boardOf({ db, user }: Context, { key = "" }: PathValues) {
  if (user === null) throw new DomainError("UNAUTHENTICATED", "unauthenticated");
  return getActor(db, user.id, key);
}

/** The query, of which each parameter is given once: readers of a repeated one may differ about what it says. */
function singlesOf(request: Request): URLSearchParams {
  const query = new URL(request.url).searchParams;
  for (const field of query.keys()) if (query.getAll(field).length > 1) throw new DomainError("INVALID", "parameter_repeated", { field });
  return query;
}

function formatOf<T extends string>(query: URLSearchParams, known: readonly T[]): T {
  const format = known.find((each) => each === query.get("format"));
  if (format === undefined) throw new DomainError("INVALID", "format_unknown", { known: known.join(", ") });
  return format;
}

function flagOf(query: URLSearchParams, field: string): boolean {
  const text = query.get(field) ?? "";
  const flag = text === "" ? false : FLAGS.get(text);
  if (flag === undefined) throw new DomainError("INVALID", "flag_unknown", { field });
  return flag;
}
