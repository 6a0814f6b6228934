"use client";

import { IconArrowBackUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { OutsideLink } from "@/components/ui/outside-link";
import { type Commit, isRevert, type PullRequest, shortSha, type TimelineEntry } from "./card-delivery-data";
import { PullRequestBadge } from "./status-badge";
import { When } from "./when";
import styles from "./card-timeline.module.css";

/** A commit or a pull request; one that takes something back says so. */
export function CodeEntry({ entry }: { entry: Extract<TimelineEntry, { what: "commit" | "pullRequest" }> }) {
  return entry.what === "commit" ? <CommitEntry commit={entry.commit} /> : <PullRequestEntry pullRequest={entry.pullRequest} />;
}

function CommitEntry({ commit }: { commit: Commit }) {
  const t = useTranslations("delivery.card");
  return (
    <>
      <div className={styles.head}>
        {isRevert(commit.message) && <RevertBadge />}
        <span className={styles.name} dir="auto">{commit.message.split("\n", 1)[0]}</span>
      </div>
      <p className={styles.about}>
        <code className={styles.sha}>
          <OutsideLink className={styles.link} url={commit.url}>{shortSha(commit.sha)}</OutsideLink>
        </code>
        {commit.author && <span dir="auto">{t("by", { name: commit.author })}</span>}
        <When at={commit.authoredAt} />
      </p>
    </>
  );
}

function PullRequestEntry({ pullRequest }: { pullRequest: PullRequest }) {
  const t = useTranslations("delivery.card");
  const { number, title, state, branch, author, url, openedAt, mergedAt } = pullRequest;
  return (
    <>
      <div className={styles.head}>
        <PullRequestBadge state={state} />
        {isRevert(title) && <RevertBadge />}
        <OutsideLink className={styles.link} url={url}>{`#${number} ${title}`}</OutsideLink>
      </div>
      <p className={styles.about}>
        <span className={styles.branch}>{branch}</span>
        {author && <span dir="auto">{t("by", { name: author })}</span>}
        <When at={mergedAt ?? openedAt} />
      </p>
    </>
  );
}

function RevertBadge() {
  const t = useTranslations("delivery.card");
  return (
    <Badge tone="block" icon={<IconArrowBackUp size={12} aria-hidden />}>
      {t("revert")}
    </Badge>
  );
}
