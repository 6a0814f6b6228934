"use client";

import type { ReactNode } from "react";
import { IconBan, IconCheck, IconClock, IconMinus, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import type { DeliveryOutcome } from "@/server/delivery/domain/source-kind";

const ICON = { size: 12, "aria-hidden": true } as const;

const LOOK: Readonly<Record<DeliveryOutcome, { tone: Tone; icon: ReactNode }>> = {
  PENDING: { tone: "run", icon: <IconClock {...ICON} /> },
  APPLIED: { tone: "pass", icon: <IconCheck {...ICON} /> },
  IGNORED: { tone: "plain", icon: <IconMinus {...ICON} /> },
  FAILED: { tone: "fail", icon: <IconX {...ICON} /> },
  REFUSED: { tone: "block", icon: <IconBan {...ICON} /> },
};

/** What became of a delivery. */
export function OutcomeBadge({ outcome }: { outcome: DeliveryOutcome }) {
  const t = useTranslations("delivery.outcome");
  const { tone, icon } = LOOK[outcome];
  return (
    <Badge tone={tone} icon={icon}>
      {t(outcome)}
    </Badge>
  );
}

/** Why, in words; a reason that this version does not know is told by its name. */
export function useReason(): (reason: string | null) => string {
  const t = useTranslations("delivery.reason");
  return (reason) => (reason === null ? "" : t.has(reason) ? t(reason) : reason);
}
