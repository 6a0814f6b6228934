"use client";

import { useRef, useState } from "react";
import { type LiveState, type Present, useBoardFeed } from "@/components/board/use-board-feed";
import { useTRPCClient } from "@/components/trpc";
import type { BoardHead } from "@/server/board/domain/board-view";

/** A board but for its cards, kept current by its feed: for pages that show none, however many it has. */
export function useBoardHead(initial: BoardHead): { head: BoardHead; live: LiveState; people: readonly Present[]; /** Of the last write that was heard of. */ version: number } {
  const { board } = useTRPCClient();
  const { key } = initial;
  const [head, setHead] = useState(initial);
  const known = useRef(initial.version);
  const [version, setVersion] = useState(initial.version);
  const { live, people } = useBoardFeed(key, {
    version: () => known.current,
    onPatch: (patch) => {
      known.current = Math.max(known.current, patch.version);
      setVersion(known.current);
      if (patch.head) setHead(patch.head);
    },
    reload: async () => {
      const fresh = await board.top.query({ key });
      known.current = fresh.version;
      setVersion(fresh.version);
      setHead(fresh);
    },
  });
  return { head, live, people, version };
}
