"use client";

import { useTranslations } from "next-intl";
import { CardDelivery } from "@/components/delivery/card-delivery";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import { EmptyState } from "@/components/ui/empty-state";
import { SidePanel } from "@/components/ui/side-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import { useBoard } from "../board-context";
import { CardArchived } from "./card-archived";
import { CardBlocked } from "./card-blocked";
import { CardChecklist } from "./card-checklist";
import { CardComments } from "./card-comments";
import { kinOf } from "./card-kin";
import { CardProvider, useAllows, useOpenCard } from "./card-context";
import type { HistoryLine } from "./card-data";
import { CardDescription } from "./card-description";
import { CardFacts } from "./card-facts";
import { CardFields } from "./card-fields";
import { CardHeader } from "./card-header";
import { CardHeld } from "./card-held";
import { CardHistory } from "./card-history";
import { CardThroughline } from "./card-throughline";
import { CardTitle } from "./card-title";
import { useCard } from "./use-card";
import { useCardActions } from "./use-card-actions";
import styles from "./card-panel.module.css";

const CardPoker = onDemand(async () => (await import("@/components/scrum/card-poker")).CardPoker);
const CardKinship = onDemand(async () => (await import("./card-kinship")).CardKinship);
const CardReadiness = onDemand(async () => (await import("./card-readiness")).CardReadiness);
const CardRequest = onDemand(async () => (await import("./card-request")).CardRequest);

type CardPanelProps = { boardKey: string; cardKey: string; onClose: () => void };

/** All of a card, at the right of its board; on a phone it is the page. Everything is edited where it stands. */
export function CardPanel({ boardKey, cardKey, onClose }: CardPanelProps) {
  const t = useTranslations("card");
  const actions = useCardActions(boardKey, cardKey);
  const { board, card, history, error, isGone, retry } = useCard(boardKey, cardKey);
  const open = board && card && !isGone ? { boardKey, card, board, actions, onClose } : null;
  return (
    <CardProvider value={open}>
      <SidePanel label={t("panel", { card: cardKey })} onClose={onClose} header={open ? <CardHeader /> : <span className={styles.key}>{cardKey}</span>}>
        {open && history ? <Content history={history} /> : error || isGone ? <Unreadable error={error} isGone={isGone} onRetry={retry} /> : <Loading />}
      </SidePanel>
    </CardProvider>
  );
}

function Content({ history }: { history: readonly HistoryLine[] }) {
  return (
    <div className={styles.content}>
      <CardArchived />
      <CardTitle />
      <Request />
      <Kinship history={history} />
      <CardHeld />
      <CardBlocked />
      <CardFields />
      <Poker />
      <CardThroughline history={history} />
      <CardFacts history={history} />
      <CardDelivery />
      <CardDescription />
      <Readiness />
      <CardChecklist />
      <CardComments />
      <CardHistory history={history} />
    </div>
  );
}

function Request() {
  return useOpenCard().card.request === null ? null : <CardRequest />;
}

function Kinship({ history }: { history: readonly HistoryLine[] }) {
  const kin = kinOf(history);
  return Object.values(kin).some((keys) => keys.length > 0) ? <CardKinship kin={kin} /> : null;
}

/** Once a card is being worked on, whether it was ready is no question any more. */
function Readiness() {
  const { column, readiness } = useOpenCard().card;
  return readiness.length > 0 && (column === "BACKLOG" || column === "PLANNED") ? <CardReadiness /> : null;
}

function Poker() {
  const { card, board, actions } = useOpenCard();
  const { people } = useBoard();
  const canVote = useAllows("card.estimate");
  return board.estimating.includes(card.key) ? <CardPoker cardKey={card.key} canVote={canVote} people={people} onEnded={() => void actions.refresh()} /> : null;
}

function Unreadable({ error, isGone, onRetry }: { error: unknown; isGone: boolean; onRetry: () => void }) {
  const t = useTranslations("card");
  const tCommon = useTranslations("common");
  const sentenceOf = useErrorSentence();
  if (isGone) return <EmptyState title={t("goneTitle")}>{t("goneSays")}</EmptyState>;
  return <EmptyState action={<Button onClick={onRetry}>{tCommon("retry")}</Button>}>{sentenceOf(error)}</EmptyState>;
}

function Loading() {
  const t = useTranslations("common");
  return (
    <div className={styles.loading} role="status" aria-label={t("loading")}>
      <Skeleton width="70%" height={24} />
      <Skeleton height={120} />
      <Skeleton height={60} />
      <Skeleton height={160} />
    </div>
  );
}
