import type { AnyProcedure, AnyRouter } from "@trpc/server";
import type { OpenApiMeta } from "trpc-to-openapi";
import type { z } from "zod";
import type { Context } from "@/server/platform/trpc";

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof METHODS)[number];

/** What a path's placeholders stand for in one request. */
export type PathValues = Record<string, string>;

/** Something that REST offers: a procedure of the router, or a transfer of a whole file. */
export type Operation = { method: Method; path: string; isPublic: boolean } & (
  | { procedure: string; inputs: readonly z.ZodType[] }
  | { transfer: (ctx: Context, values: PathValues, request: Request) => Promise<Response> }
);

/** The procedures of a router that have a REST address. */
export function operationsOf(router: AnyRouter): Operation[] {
  const procedures = router._def.procedures as Record<string, AnyProcedure & { _def: { meta?: OpenApiMeta; inputs: z.ZodType[] } }>;
  return Object.entries(procedures).flatMap(([procedure, { _def }]) => {
    const openapi = _def.meta?.openapi;
    if (!openapi || openapi.enabled === false) return [];
    return [{ method: openapi.method, path: openapi.path, isPublic: openapi.protect === false, procedure, inputs: _def.inputs }];
  });
}

export type Found = { operation: Operation; values: PathValues };

/** The operation at this path; the methods there are instead when there is none for this one; null when the path leads nowhere. */
export function findOperation(operations: readonly Operation[], method: string, pathname: string): Found | { allowed: Method[] } | null {
  const parts = splitPath(pathname);
  const here = parts === null ? [] : operations.flatMap((operation) => matchOf(operation, parts) ?? []);
  // A path written out wins over one with a placeholder in the same place.
  here.sort((a, b) => Object.keys(a.values).length - Object.keys(b.values).length);
  const found = here.find(({ operation }) => operation.method === method);
  if (found) return found;
  return here.length > 0 ? { allowed: [...new Set(here.map(({ operation }) => operation.method))] } : null;
}

function matchOf(operation: Operation, parts: readonly string[]): Found[] | null {
  const pattern = operation.path.slice(1).split("/");
  if (pattern.length !== parts.length) return null;
  const values: PathValues = {};
  for (const [index, piece] of pattern.entries()) {
    const part = parts[index] ?? "";
    const name = /^\{(\w+)\}$/.exec(piece)?.[1];
    if (name === undefined ? part !== piece : part === "") return null;
    if (name !== undefined) values[name] = part;
  }
  return [{ operation, values }];
}

/** The decoded segments of a path; null when it is no path at all. */
function splitPath(pathname: string): string[] | null {
  try {
    return pathname.replace(/^\/|\/$/g, "").split("/").map(decodeURIComponent);
  } catch {
    return null;
  }
}
