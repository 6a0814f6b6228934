"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { DeploymentKind } from "@/server/delivery/domain/deployment-kind";

/** Why something was deployed, where it was for anything but new work. */
export function DeploymentKindBadge({ kind }: { kind: DeploymentKind | null }) {
  const t = useTranslations("delivery.card.kinds");
  if (kind === null || kind === "NORMAL") return null;
  return <Badge tone={kind === "REDEPLOY" ? "plain" : "block"}>{t(kind)}</Badge>;
}
