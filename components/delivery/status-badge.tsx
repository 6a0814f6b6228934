"use client";

import type { ReactNode } from "react";
import { IconBan, IconCheck, IconClock, IconGitMerge, IconGitPullRequest, IconGitPullRequestClosed, IconGitPullRequestDraft, IconPlayerPlay, IconQuestionMark, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import type { DeploymentStatus, PullRequestState, RunStatus } from "@/server/delivery/domain/run-status";

const ICON = { size: 12, "aria-hidden": true } as const;

const STATUS: Readonly<Record<RunStatus | DeploymentStatus, { tone: Tone; icon: ReactNode }>> = {
  QUEUED: { tone: "plain", icon: <IconClock {...ICON} /> },
  WAITING: { tone: "block", icon: <IconClock {...ICON} /> },
  RUNNING: { tone: "run", icon: <IconPlayerPlay {...ICON} /> },
  SUCCESS: { tone: "pass", icon: <IconCheck {...ICON} /> },
  FAILED: { tone: "fail", icon: <IconX {...ICON} /> },
  CANCELLED: { tone: "plain", icon: <IconBan {...ICON} /> },
  SKIPPED: { tone: "plain", icon: <IconBan {...ICON} /> },
  SUPERSEDED: { tone: "plain", icon: <IconCheck {...ICON} /> },
  UNKNOWN: { tone: "plain", icon: <IconQuestionMark {...ICON} /> },
};

/** Where a run, a stage or a deployment stands. */
export function StatusBadge({ status, label }: { status: RunStatus | DeploymentStatus; label?: string }) {
  const t = useTranslations("delivery.status");
  const { tone, icon } = STATUS[status];
  return (
    <Badge tone={tone} icon={icon}>
      {label ?? t(status)}
    </Badge>
  );
}

const STATE: Readonly<Record<PullRequestState, { tone: Tone; icon: ReactNode }>> = {
  OPEN: { tone: "run", icon: <IconGitPullRequest {...ICON} /> },
  DRAFT: { tone: "plain", icon: <IconGitPullRequestDraft {...ICON} /> },
  MERGED: { tone: "pass", icon: <IconGitMerge {...ICON} /> },
  CLOSED: { tone: "plain", icon: <IconGitPullRequestClosed {...ICON} /> },
};

export function PullRequestBadge({ state }: { state: PullRequestState }) {
  const t = useTranslations("delivery.pullRequest");
  const { tone, icon } = STATE[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(state)}
    </Badge>
  );
}
