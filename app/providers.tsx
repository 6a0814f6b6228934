"use client";

import { useState, type ReactNode } from "react";
import { QueryClientProvider } from "@tanstack/react-query";
import { createClient, createQueryClient, TRPCProvider } from "@/components/trpc";
import { LiveRegion } from "@/components/ui/live-region";
import { ToastProvider } from "@/components/ui/toast";

/** What every page's components may count on: the server's procedures, messages with undo, a voice for screen readers. */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [trpcClient] = useState(createClient);
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        <LiveRegion>
          <ToastProvider>{children}</ToastProvider>
        </LiveRegion>
      </TRPCProvider>
    </QueryClientProvider>
  );
}
