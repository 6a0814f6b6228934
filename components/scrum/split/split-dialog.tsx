"use client";

import { useState } from "react";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { NumberField } from "@/components/ui/number-field";
import { useAttempt } from "@/components/ui/use-attempt";
import type { AppRouter } from "@/server/app-router";
import { POINTS_MAX } from "@/server/board/domain/text-limits";
import { SPLIT_MAX } from "@/server/scrum/domain/backlog-limits";
import { newSplit, pointsAfter, splitOf, withoutPart, withPart } from "./split-draft";
import { SplitItems } from "./split-items";
import { SplitPart } from "./split-part";
import styles from "./split.module.css";

type Card = inferRouterOutputs<AppRouter>["card"]["get"];
type SplitDialogProps = {
  cardKey: string;
  /** Whether the parts come to stand right behind the card. */
  mayRank: boolean;
  /** Whether they may stay in its sprint. */
  mayPlan: boolean;
  onClose: () => void;
  onDone: (cards: string[]) => void;
};

/** Splits parts off a card: points and checklist are divided by hand, the card keeps its key and its past. */
export function SplitDialog(props: SplitDialogProps) {
  const { cardKey, onClose } = props;
  const t = useTranslations("splitMerge");
  const trpc = useTRPC();
  const { data: card } = useQuery(trpc.card.get.queryOptions({ cardKey }));
  if (!card) return <Dialog open onOpenChange={onClose} title={t("split.title", { card: cardKey })} kind="wide" />;
  return <Opened {...props} card={card} />;
}

function Opened({ card, mayRank, mayPlan, onClose, onDone }: SplitDialogProps & { card: Card }) {
  const t = useTranslations("splitMerge");
  const { backlog } = useTRPCClient();
  const { error, isPending, attempt } = useAttempt();
  const [draft, setDraft] = useState(() => newSplit(card.points));
  const [keepSprint, setKeepSprint] = useState(true);
  const isComplete = draft.parts.every(({ title }) => title.trim() !== "");
  const after = pointsAfter(draft);
  const split = () =>
    isComplete &&
    attempt(async () => {
      const { cards } = await backlog.split.mutate({ cardKey: card.key, points: draft.points, parts: splitOf(draft, card.items), keepSprint });
      onDone(cards);
      onClose();
    });
  const footer = (
    <>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button variant="primary" pending={isPending} aria-disabled={!isComplete || undefined} onClick={() => void split()}>{t("split.do")}</Button>
    </>
  );
  return (
    <Dialog open onOpenChange={onClose} kind="wide" title={t("split.title", { card: card.key })} description={t(mayRank && card.column === "BACKLOG" ? "split.beside" : "split.bottom")} footer={footer}>
      <div className={styles.part}>
        <p className={styles.stays}><b>{card.key}</b> <bdi>{card.title}</bdi></p>
        <NumberField label={t("split.points")} min={0} max={POINTS_MAX} step="any" inputMode="decimal" value={draft.points} onChange={(points) => setDraft({ ...draft, points })} />
      </div>
      {draft.parts.map((part, at) => (
        <SplitPart key={part.id} part={part} number={at + 1} onRemove={draft.parts.length > 1 ? () => setDraft(withoutPart(draft, part.id)) : null} onChange={(changed) => setDraft({ ...draft, parts: draft.parts.map((each) => (each.id === part.id ? changed : each)) })} />
      ))}
      <p className={styles.sum} role="status">{t("split.sum", { before: card.points ?? "none", after: after ?? "none" })}</p>
      {draft.parts.length < SPLIT_MAX && <Button size="small" className={styles.more} icon={<IconPlus size={14} />} onClick={() => setDraft(withPart(draft))}>{t("split.add")}</Button>}
      <SplitItems items={card.items} draft={draft} onChange={setDraft} />
      {card.sprint !== null && mayPlan && <Checkbox label={t("split.keepSprint")} checked={keepSprint} onChange={setKeepSprint} />}
      {error && <p className={styles.refusal} role="alert">{error}</p>}
    </Dialog>
  );
}
