"use client";

import { useEffect, useState } from "react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/trpc";
import type { ForecastInput } from "@/server/flow/contracts/inputs";
import type { ForecastAnswer } from "@/server/flow/contracts/answers";

/** Someone who types a number or a day is given the time to finish it; milliseconds. */
const TYPING_MS = 250;

/** The answer to a question, null while there is none to ask; the last one stays until the next has come. */
export function useForecast(boardKey: string, question: ForecastInput | null): { answer: ForecastAnswer | undefined; isPending: boolean; error: unknown } {
  const trpc = useTRPC();
  const settled = useSettled(question === null ? null : JSON.stringify(question));
  const asked = settled === null ? null : (JSON.parse(settled) as ForecastInput);
  const { data, error, isFetching } = useQuery(trpc.flow.forecast.queryOptions({ key: boardKey, ...asked }, { enabled: asked !== null, placeholderData: keepPreviousData }));
  return { answer: question === null ? undefined : data, isPending: isFetching || settled !== (question === null ? null : JSON.stringify(question)), error };
}

/** The value once it has not changed for a moment; the first at once. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
