import { AsyncLocalStorage } from "node:async_hooks";

/** What is known of the request being answered; who asks and what of it was refused, by cause, are learned on the way. */
export type RequestScope = { readonly id: string; userId?: string; readonly refusals: string[] };

// Next loads modules more than once in a process; all copies must see the same request.
const holder = globalThis as { __throughlineRequests?: AsyncLocalStorage<RequestScope> };

function requests(): AsyncLocalStorage<RequestScope> {
  holder.__throughlineRequests ??= new AsyncLocalStorage();
  return holder.__throughlineRequests;
}

/** Runs `work` as a part of answering the request: what it logs carries the request's id. */
export function inRequest<T>(scope: RequestScope, work: () => T): T {
  return requests().run(scope, work);
}

/** The request being answered; undefined outside of one. */
export function requestScope(): RequestScope | undefined {
  return requests().getStore();
}
