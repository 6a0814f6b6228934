import { cache } from "react";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { TRPCError } from "@trpc/server";
import { appRouter } from "./app-router";
import { createPageContext } from "./people/create-context";
import { createCallerFactory } from "./platform/trpc";

const createCaller = createCallerFactory(appRouter);

export type PageCaller = ReturnType<typeof createCaller>;

/** One look at the session for all that one page is composed of. */
const getCaller = cache(async (): Promise<PageCaller> => createCaller(await createPageContext(await headers())));

/**
 * What a page shows, read through the same procedures and rights as the browser's calls.
 * Who is not signed in goes to sign-in and from there back to the page they asked for (`path`, where that is not known); what is not there, or not theirs, is the page of nothing.
 */
export async function readForPage<T>(path: string, read: (caller: PageCaller) => Promise<T>): Promise<T> {
  try {
    return await read(await getCaller());
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.code === "UNAUTHORIZED") redirect(`/sign-in?callbackUrl=${encodeURIComponent((await requestedPath()) ?? path)}`);
    if (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST") notFound();
    throw error;
  }
}

/** The page that was asked for, as our own server noted it: without what the framework adds when it only fetches the page's data. */
async function requestedPath(): Promise<string | null> {
  const noted = (await headers()).get(PATH_HEADER);
  if (noted === null || !URL.canParse(noted, ANYWHERE)) return null;
  const { pathname, searchParams } = new URL(noted, ANYWHERE);
  searchParams.delete("_rsc");
  return searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname;
}

const PATH_HEADER = "x-throughline-path";
const ANYWHERE = "http://localhost";
