"use client";

import { useEffect, useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useOpenCard } from "@/components/board/card-panel/card-context";
import { CardSection } from "@/components/board/card-panel/card-section";
import { useTRPC } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { OutsideLink } from "@/components/ui/outside-link";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import { STAGE_KINDS } from "@/server/delivery/domain/stage-kind";
import type { Strip } from "@/server/delivery/domain/strip";
import { type CardDeliveryData, type Commit, currentDeployments, type Deployment, type PullRequest, shortSha } from "./card-delivery-data";
import { CardRuns } from "./card-runs";
import { CardStrip } from "./card-strip";
import { PullRequestBadge, StatusBadge } from "./status-badge";
import { When } from "./when";
import styles from "./card-delivery.module.css";

const COMMITS_AT_FIRST = 5;

/** What pipelines have told of a card: its line, where it runs, pull requests, runs with their attempts and stages, commits. */
export function CardDelivery() {
  const t = useTranslations("delivery.card");
  const { card, board } = useOpenCard();
  const cardKey = card.key;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentenceOf = useErrorSentence();
  const { data, error } = useQuery(trpc.delivery.ofCard.queryOptions({ cardKey }));
  useEffect(() => {
    // Whatever moved the board on may have come from this card's pipeline.
    void queries.invalidateQueries({ queryKey: trpc.delivery.ofCard.queryKey({ cardKey }) });
  }, [queries, trpc, cardKey, board.version]);
  return (
    <CardSection title={t("title")}>
      {data ? <Told data={data} cardKey={cardKey} /> : error ? <p className={styles.dim}>{sentenceOf(error)}</p> : <Skeleton height={48} />}
    </CardSection>
  );
}

function Told({ data, cardKey }: { data: CardDeliveryData; cardKey: string }) {
  const t = useTranslations("delivery.card");
  const { strip, runs, deployments, pullRequests, commits } = data;
  if (runs.length + deployments.length + pullRequests.length + commits.length === 0) return <p className={styles.dim}>{t("empty", { card: cardKey })}</p>;
  return (
    <div className={styles.parts}>
      <Line strip={strip} />
      {deployments.length > 0 && <Environments deployments={deployments} />}
      {pullRequests.length > 0 && <PullRequests pullRequests={pullRequests} />}
      {runs.length > 0 && (
        <div>
          <h4 className={styles.heading}>{t("runs")}</h4>
          <CardRuns runs={runs} />
        </div>
      )}
      {commits.length > 0 && <Commits commits={commits} />}
    </div>
  );
}

function Line({ strip }: { strip: Strip }) {
  const t = useTranslations("delivery.part");
  return (
    <div>
      <CardStrip strip={strip} size="tall" />
      <div className={styles.names} aria-hidden>
        {STAGE_KINDS.map((kind) => (
          <span key={kind}>{t(kind)}</span>
        ))}
      </div>
    </div>
  );
}

function Environments({ deployments }: { deployments: readonly Deployment[] }) {
  const t = useTranslations("delivery.card");
  return (
    <div>
      <h4 className={styles.heading}>{t("environments")}</h4>
      <ul className={styles.environments}>
        {currentDeployments(deployments).map((one) => (
          <li key={one.id} className={styles.environment}>
            <strong>
              <OutsideLink className={styles.link} url={one.url}>{one.environment}</OutsideLink>
            </strong>
            <StatusBadge status={one.status} />
            <span className={styles.dim} dir="auto">
              {[one.ref, one.sha && shortSha(one.sha)].filter((part) => part).join(" · ")}
            </span>
            <When at={one.finishedAt ?? one.createdAt} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function PullRequests({ pullRequests }: { pullRequests: readonly PullRequest[] }) {
  const t = useTranslations("delivery.card");
  return (
    <div>
      <h4 className={styles.heading}>{t("pullRequests")}</h4>
      <ul className={styles.list}>
        {pullRequests.map((one) => (
          <li key={one.id} className={styles.entry}>
            <div className={styles.head}>
              <PullRequestBadge state={one.state} />
              <OutsideLink className={styles.link} url={one.url}>{`#${one.number} ${one.title}`}</OutsideLink>
              {one.author && <span className={styles.dim}>{t("by", { name: one.author })}</span>}
              <When at={one.mergedAt ?? one.openedAt} />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Commits({ commits }: { commits: readonly Commit[] }) {
  const t = useTranslations("delivery.card");
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? commits : commits.slice(0, COMMITS_AT_FIRST);
  return (
    <div>
      <h4 className={styles.heading}>{t("commits")}</h4>
      <ul className={styles.list}>
        {shown.map((commit) => (
          <li key={commit.id} className={styles.entry}>
            <div className={styles.head}>
              <code className={styles.sha}>
                <OutsideLink className={styles.link} url={commit.url}>{shortSha(commit.sha)}</OutsideLink>
              </code>
              <span className={styles.message} dir="auto">
                {commit.message.split("\n", 1)[0]}
              </span>
              {commit.author && <span className={styles.dim}>{t("by", { name: commit.author })}</span>}
              <When at={commit.authoredAt} />
            </div>
          </li>
        ))}
      </ul>
      {shown.length < commits.length && (
        <Button size="small" variant="quiet" onClick={() => setWhole(true)}>
          {t("showAll", { count: commits.length - shown.length })}
        </Button>
      )}
    </div>
  );
}
