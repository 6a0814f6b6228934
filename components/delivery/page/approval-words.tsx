"use client";

import { IconCheck, IconClock, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Moment } from "./moment";
import type { DeploymentRow } from "./page-data";
import { ToldWords } from "./told-words";
import entries from "./entries.module.css";

const ICON = { size: 12, "aria-hidden": true } as const;
const LOOK = {
  NEEDED: { tone: "block", icon: <IconClock {...ICON} /> },
  APPROVED: { tone: "pass", icon: <IconCheck {...ICON} /> },
  REJECTED: { tone: "fail", icon: <IconX {...ICON} /> },
} as const;

/** The Product Owner's word on a deployment: what, whose, when, why, and whether its pipeline was told. */
export function ApprovalWords({ approval }: { approval: NonNullable<DeploymentRow["approval"]> }) {
  const t = useTranslations("delivery.approval");
  const { state, by, at, note, told } = approval;
  const { tone, icon } = LOOK[state];
  return (
    <p className={entries.facts}>
      <Badge tone={tone} icon={icon}>
        {t(state)}
      </Badge>
      {by && <span>{t("by", { name: by })}</span>}
      {at && <Moment at={at} />}
      {note && <span dir="auto">{t("note", { note })}</span>}
      {told && <ToldWords told={told} />}
    </p>
  );
}
