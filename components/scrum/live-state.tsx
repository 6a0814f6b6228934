"use client";

import { useTranslations } from "next-intl";
import type { LiveState as State } from "@/components/board/use-board-feed";
import { Badge } from "@/components/ui/badge";

/** Says when what is on screen may not be what is; while all is well it says nothing. */
export function LiveState({ live }: { live: State }) {
  const t = useTranslations("scrum.live");
  const isLost = live !== "live" && live !== "connecting";
  return (
    <span role="status" data-live={live}>
      {isLost && <Badge tone="block">{t(live)}</Badge>}
    </span>
  );
}
