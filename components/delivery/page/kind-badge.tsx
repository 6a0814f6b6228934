"use client";

import type { ReactNode } from "react";
import { IconArrowBackUp, IconBandage, IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import type { DeploymentKind } from "@/server/delivery/domain/deployment-kind";

const ICON = { size: 12, "aria-hidden": true } as const;

const LOOK: Readonly<Record<Exclude<DeploymentKind, "NORMAL">, { tone: Tone; icon: ReactNode }>> = {
  ROLLBACK: { tone: "block", icon: <IconArrowBackUp {...ICON} /> },
  HOTFIX: { tone: "accent", icon: <IconBandage {...ICON} /> },
  REDEPLOY: { tone: "plain", icon: <IconRefresh {...ICON} /> },
};

/** Why something was deployed, where it was not simply new work. */
export function KindBadge({ kind }: { kind: DeploymentKind | null }) {
  const t = useTranslations("delivery.kind");
  if (kind === null || kind === "NORMAL") return null;
  const { tone, icon } = LOOK[kind];
  return (
    <Badge tone={tone} icon={icon}>
      {t(kind)}
    </Badge>
  );
}
