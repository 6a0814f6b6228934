"use client";

import { useEffect, useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { IconLink } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useAllows, useOpenCard } from "@/components/board/card-panel/card-context";
import { CardSection } from "@/components/board/card-panel/card-section";
import { useTRPC } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import { STAGE_KINDS } from "@/server/delivery/domain/stage-kind";
import type { Strip } from "@/server/delivery/domain/strip";
import { type CardDeliveryData, timelineOf } from "./card-delivery-data";
import { CardEnvironments } from "./card-environments";
import { CardStrip } from "./card-strip";
import { CardTimeline } from "./card-timeline";
import styles from "./card-delivery.module.css";

const LinkDialog = onDemand(async () => (await import("./link-dialog")).LinkDialog);

/** What pipelines have told of a card: its line, where it runs, and everything that happened to its code, on one axis. */
export function CardDelivery() {
  const t = useTranslations("delivery");
  const { card, board } = useOpenCard();
  const cardKey = card.key;
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sentenceOf = useErrorSentence();
  const mayLink = useAllows("card.edit");
  const [isLinking, setLinking] = useState(false);
  const { data, error } = useQuery(trpc.delivery.ofCard.queryOptions({ cardKey }));
  useEffect(() => {
    // Whatever moved the board on may have come from this card's pipeline.
    void queries.invalidateQueries({ queryKey: trpc.delivery.ofCard.queryKey({ cardKey }) });
  }, [queries, trpc, cardKey, board.version]);
  const action = mayLink && data && (
    <Button size="small" variant="quiet" icon={<IconLink size={14} />} onClick={() => setLinking(true)}>
      {t("links.link")}
    </Button>
  );
  return (
    <CardSection title={t("card.title")} action={action}>
      {data ? <Told data={data} cardKey={cardKey} /> : error ? <p className={styles.dim}>{sentenceOf(error)}</p> : <Skeleton height={48} />}
      {isLinking && <LinkDialog cardKey={cardKey} onClose={() => setLinking(false)} />}
    </CardSection>
  );
}

function Told({ data, cardKey }: { data: CardDeliveryData; cardKey: string }) {
  const t = useTranslations("delivery.card");
  const entries = timelineOf(data);
  if (entries.length === 0) return <p className={styles.dim}>{t("empty", { card: cardKey })}</p>;
  return (
    <div className={styles.parts}>
      <Line strip={data.strip} />
      {data.deployments.length > 0 && <CardEnvironments deployments={data.deployments} takenBack={data.takenBack} />}
      <CardTimeline entries={entries} />
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
