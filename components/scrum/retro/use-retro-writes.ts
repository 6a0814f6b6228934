"use client";

import { useTRPCClient } from "@/components/trpc";
import { useAttempt } from "@/components/ui/use-attempt";
import { useScrumPage } from "../scrum-page-context";
import { newNoteKey, type OwnNote, useOwnNotes } from "./own-notes";
import type { Retro, Write } from "./retro-data";

export type RetroWrites = ReturnType<typeof useRetroWrites>;

/** Everything that is written in a retrospective. What others see of it comes by its stream; each resolves to whether it was done. */
export function useRetroWrites(sprint: number, retro: Pick<Retro, "isAnonymous" | "openedAt"> | null) {
  const { retro: server } = useTRPCClient();
  const { boardKey } = useScrumPage();
  const { error, isPending, attempt } = useAttempt();
  const own = useOwnNotes(`retrospective ${boardKey} ${sprint} ${retro?.openedAt ?? ""}`);
  const of = { key: boardKey, sprint };
  const keyOf = (note: string) => own.notes.find(({ id }) => id === note)?.key;
  return {
    error,
    isPending,
    ownNotes: own.notes,
    open: (input: Write<"open">) => attempt(() => server.open.mutate({ ...of, ...input })),
    step: (input: Write<"step">) => attempt(() => server.step.mutate({ ...of, ...input })),
    addNote: ({ column, text }: Pick<OwnNote, "column" | "text">) =>
      attempt(async () => {
        if (!retro?.isAnonymous) return server.addNote.mutate({ ...of, column, text });
        const key = newNoteKey();
        const { note } = await server.addNote.mutate({ ...of, column, text, noteKey: key });
        own.keep({ id: note, key, column, text });
      }),
    editNote: ({ id, column, text }: Omit<OwnNote, "key">) =>
      attempt(async () => {
        const key = keyOf(id);
        await server.editNote.mutate({ ...of, note: id, text, noteKey: key });
        if (key !== undefined) own.keep({ id, key, column, text });
      }),
    deleteNote: (id: string) =>
      attempt(async () => {
        await server.deleteNote.mutate({ ...of, note: id, noteKey: keyOf(id) });
        own.forget(id);
      }),
    group: (input: Write<"group">) => attempt(() => server.group.mutate({ ...of, ...input })),
    vote: (input: Write<"vote">) => attempt(() => server.vote.mutate({ ...of, ...input })),
    addAction: (input: Write<"addAction">) => attempt(() => server.addAction.mutate({ ...of, ...input })),
  };
}
