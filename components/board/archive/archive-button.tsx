"use client";

import { useState } from "react";
import { IconArchive } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { onDemand } from "@/components/ui/on-demand";

const ArchiveList = onDemand(async () => (await import("./archive-list")).ArchiveList);

/** Opens the list of cards that were taken off the board. */
export function ArchiveButton() {
  const t = useTranslations("board");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton label={t("archive.all")} icon={<IconArchive size={16} />} onClick={() => setOpen(true)} />
      <Dialog open={isOpen} onOpenChange={setOpen} title={t("archive.all")} kind="wide">
        <ArchiveList />
      </Dialog>
    </>
  );
}
