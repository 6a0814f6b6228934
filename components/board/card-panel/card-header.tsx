"use client";

import { IconArchive, IconArrowsSplit2, IconDots, IconGitBranch, IconLink, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslations } from "next-intl";
import { useCopyBranch } from "@/components/delivery/use-copy-branch";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import { useToast } from "@/components/ui/toast";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import { may } from "@/server/people/domain/policy";
import { CardMove } from "./card-move";
import { useAllows, useOpenCard } from "./card-context";
import { DeleteCard } from "./delete-card";
import { useCopy } from "./use-copy";
import styles from "./card-panel.module.css";

const SplitDialog = onDemand(async () => (await import("@/components/scrum/split/split-dialog")).SplitDialog);

/** Which card this is, and what can be done with the whole of it. */
export function CardHeader() {
  const t = useTranslations("card");
  const { card, board } = useOpenCard();
  const copy = useCopy();
  const copyBranch = useCopyBranch();
  const mayPull = useAllows("card.pull");
  const link = () => `${window.location.origin}/w/${board.workspace}/b/${board.key}/c/${card.number}`;
  return (
    <>
      <span className={styles.key}>{card.key}</span>
      {card.expedite && <Badge tone="fail">{t("expedited")}</Badge>}
      <span className={styles.headerActions}>
        <IconButton label={t("copyLink")} icon={<IconLink size={16} />} onClick={() => void copy(link(), t("linkCopied"))} />
        <IconButton label={t("copyBranch")} icon={<IconGitBranch size={16} />} onClick={() => void copyBranch(card, mayPull)} />
        <CardMove />
        <MoreMenu />
      </span>
    </>
  );
}

function MoreMenu() {
  const t = useTranslations("card");
  const ts = useTranslations("splitMerge");
  const { board, card, actions } = useOpenCard();
  const archive = useArchive();
  const toast = useToast();
  const [asks, setAsks] = useState<"delete" | "split" | null>(null);
  const items: MenuItem[] = [];
  const onSplit = (cards: string[]) => {
    toast.show({ text: ts("split.done", { card: card.key, cards: cards.join(", ") }), tone: "success" });
    void actions.refresh();
  };
  if (useAllows("card.edit") && card.column !== "DONE") items.push({ id: "split", label: ts("split.open"), icon: <IconArrowsSplit2 size={16} />, onSelect: () => setAsks("split") });
  if (useAllows("card.archive")) items.push({ id: "archive", label: t("archive"), icon: <IconArchive size={16} />, onSelect: () => void archive() });
  if (may("card.delete", board.you.roles)) items.push({ id: "delete", label: t("delete"), icon: <IconTrash size={16} />, danger: true, onSelect: () => setAsks("delete") });
  if (items.length === 0) return null;
  return (
    <>
      <Menu label={t("more")} trigger={<IconButton label={t("more")} icon={<IconDots size={16} />} />} sections={[{ items }]} align="end" />
      <DeleteCard open={asks === "delete"} onOpenChange={(isOpen) => setAsks(isOpen ? "delete" : null)} />
      {asks === "split" && <SplitDialog cardKey={card.key} mayRank={may("backlog.rank", board.you.roles)} mayPlan={may("card.schedule", board.you.roles)} onClose={() => setAsks(null)} onDone={onSplit} />}
    </>
  );
}

/** Archives without asking, and offers the way back; the card's place may be taken by then, and that is said too. */
function useArchive(): () => Promise<void> {
  const t = useTranslations("card");
  const tCommon = useTranslations("common");
  const { card, actions } = useOpenCard();
  const toast = useToast();
  const sentenceOf = useErrorSentence();
  const tell = async (work: () => Promise<unknown>, onDone: () => void) => {
    try {
      await work();
      onDone();
    } catch (refusal) {
      toast.show({ text: sentenceOf(refusal), tone: "error" });
    }
  };
  const restore = () => tell(() => actions.restore(), () => toast.show({ text: t("restoredNamed", { card: card.key }), tone: "success" }));
  return () =>
    tell(actions.archive, () =>
      toast.show({ text: t("archivedNamed", { card: card.key }), action: { label: tCommon("undo"), onSelect: () => void restore() } }),
    );
}
