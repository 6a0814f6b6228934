"use client";

import { useEffect, useState } from "react";
import { useSearchParams } from "next/navigation";
import type { Day } from "@/server/platform/domain/zoned-day";
import { readForecastQuestion, withForecastQuestion, type ForecastQuestion } from "./forecast-question";

/**
 * What the reader asks, kept in the address beside what the rest of the page keeps there. When the page writes an address
 * of its own, the question is put back into it.
 */
export function useForecastQuestion(today: Day): [ForecastQuestion, (change: Partial<ForecastQuestion>) => void] {
  const params = useSearchParams();
  const [question, setQuestion] = useState(() => readForecastQuestion(new URLSearchParams(params), today));
  const query = params.toString();
  useEffect(() => {
    const { pathname, search, hash } = globalThis.location;
    const next = withForecastQuestion(search, question);
    if (next !== withForecastQuestion(search, readForecastQuestion(new URLSearchParams(search), today))) globalThis.history.replaceState(null, "", `${pathname}${next}${hash}`);
  }, [question, query, today]);
  return [question, (change) => setQuestion((asked) => ({ ...asked, ...change }))];
}
