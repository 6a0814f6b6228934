"use client";

import { useMemo } from "react";
import { findMentions } from "@/server/board/domain/find-mentions";
import type { FindMarks } from "@/components/ui/markdown";
import { useOpenCard } from "./card-context";

/** Finds where a text names members of the board. */
export function useFindMentions(): FindMarks {
  const { members } = useOpenCard().board;
  return useMemo(() => (text) => findMentions(text, members), [members]);
}
