"use client";

import { useSearchParams } from "next/navigation";
import { useNow } from "@/components/board/now";
import { useDeliveryPage } from "./delivery-page-context";
import { type DeliverySearch, type DeliveryView, readDeliverySearch } from "./delivery-search";

type Choices = Partial<Record<"status" | "environment" | "since" | "month", string | null>>;

/** What the address says, and the ways to change it without asking the server for the page again. Another view begins without the choices of the last. */
export function useAddress(): { search: DeliverySearch; choose: (choices: Choices) => void; show: (view: DeliveryView) => void } {
  const params = useSearchParams();
  const now = useNow();
  const { timeZone } = useDeliveryPage();
  const put = (next: URLSearchParams) => globalThis.history.replaceState(null, "", next.size > 0 ? `?${next}` : globalThis.location.pathname);
  return {
    search: readDeliverySearch(params, new Date(now), timeZone),
    choose: (choices) => {
      const next = new URLSearchParams(params);
      for (const [name, value] of Object.entries(choices)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      put(next);
    },
    show: (view) => put(new URLSearchParams(view === "runs" ? {} : { view })),
  };
}
