"use client";

import { useState } from "react";
import { type QueryKey, useQueryClient } from "@tanstack/react-query";

/**
 * Has a query begin with what its page was rendered from, also where an earlier page has left an older answer behind.
 * Where the page comes out of the browser's history instead, the feed tells what it missed.
 */
export function useRendered<Data>(queryKey: QueryKey, rendered: Data | null): void {
  const queries = useQueryClient();
  useState(() => rendered !== null && queries.setQueryData<Data>(queryKey, rendered));
}
