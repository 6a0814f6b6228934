"use client";

import { useEffect, useState } from "react";
import { onDemand } from "@/components/ui/on-demand";
import type { RailBoard, RailWorkspace } from "./rail";

const CommandPalette = onDemand(async () => (await import("@/components/board/palette/command-palette")).CommandPalette);

type PaletteKeyProps = { workspace: RailWorkspace; boards: readonly RailBoard[]; currentKey: string };

/** Ctrl+K or Cmd+K opens the command palette of the board in view, wherever the focus is. */
export function PaletteKey({ workspace, boards, currentKey }: PaletteKeyProps) {
  const [open, setOpen] = useState<boolean | null>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.code !== "KeyK") return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  if (open === null) return null;
  const at = (key: string) => `/w/${workspace.slug}/b/${key}`;
  const others = boards.filter(({ key }) => key !== currentKey).map(({ key, name }) => ({ name, href: at(key) }));
  return <CommandPalette board={{ key: currentKey, base: at(currentKey), others }} open={open} onOpenChange={setOpen} />;
}
