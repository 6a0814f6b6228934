"use client";

import { useTransition } from "react";
import { useRouter } from "next/navigation";
import { useAttempt } from "@/components/ui/use-attempt";

/** Changes the board and shows it as it is then. `onDone` takes effect together with what is new on the page. */
export function useBoardChange() {
  const router = useRouter();
  const { error, isPending, attempt, refuse, clear } = useAttempt();
  const [isRefreshing, startTransition] = useTransition();
  const change = async <T>(work: () => Promise<T>, onDone?: (result: T) => void): Promise<boolean> => {
    if (isPending) return false;
    return attempt(async () => {
      const result = await work();
      startTransition(() => {
        router.refresh();
        onDone?.(result);
      });
    });
  };
  return { error, isPending: isPending || isRefreshing, change, refuse, clear };
}
