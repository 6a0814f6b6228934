"use client";

import { QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpLink, httpSubscriptionLink, splitLink, TRPCClientError } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import type { AppRouter } from "@/server/app-router";

const URL = "/api/trpc";
/** The server answers no larger batch. */
const BATCH_MAX = 20;
/** A whole board waits for nothing that happens to be asked for in the same moment. */
const ALONE = "board.get";
const RETRIES = 2;

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export function createClient() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === "subscription",
        true: httpSubscriptionLink({ url: URL }),
        false: splitLink({
          condition: ({ path }) => path === ALONE,
          true: httpLink({ url: URL }),
          false: httpBatchLink({ url: URL, maxItems: BATCH_MAX }),
        }),
      }),
    ],
  });
}

/** What is shown stays current through the live feed, so nothing is refetched merely because a window gained focus. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < RETRIES && !isRefusal(error),
      },
      mutations: { retry: false },
    },
  });
}

/** The server was reached and said no: asking again would change nothing. */
function isRefusal(error: unknown): boolean {
  return error instanceof TRPCClientError && error.data !== undefined && error.data !== null;
}
