"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { useAttempt } from "@/components/ui/use-attempt";
import styles from "./split.module.css";

type MergeDialogProps = { boardKey: string; cards: readonly { key: string; title: string }[]; onClose: () => void; onDone: (keep: string, cards: string[]) => void };

/** Asks which of several cards stays, and says what becomes of the others: there is no undo for all of it together. */
export function MergeDialog({ boardKey, cards, onClose, onDone }: MergeDialogProps) {
  const t = useTranslations("splitMerge");
  const { backlog } = useTRPCClient();
  const { error, isPending, attempt } = useAttempt();
  const [keep, setKeep] = useState(cards[0]?.key ?? "");
  const [take, setTake] = useState({ items: true, labels: true, assignees: false });
  const others = cards.map(({ key }) => key).filter((key) => key !== keep);
  const merge = () =>
    attempt(async () => {
      const done = await backlog.merge.mutate({ key: boardKey, keep, duplicates: others, take });
      onDone(keep, done.cards);
      onClose();
    });
  const footer = (
    <>
      <Button onClick={onClose}>{t("cancel")}</Button>
      <Button variant="danger" pending={isPending} onClick={() => void merge()}>{t("merge.do")}</Button>
    </>
  );
  return (
    <Dialog open onOpenChange={onClose} kind="wide" title={t("merge.title", { count: cards.length })} description={t("merge.says", { keep, cards: others.join(", "), count: others.length })} footer={footer}>
      <fieldset className={styles.choices}>
        <legend className={styles.heading}>{t("merge.keep")}</legend>
        {cards.map(({ key, title }) => (
          <label key={key} className={styles.choice}>
            <input type="radio" name="keep" checked={key === keep} onChange={() => setKeep(key)} />
            <span className={styles.key}>{key}</span>
            <bdi>{title}</bdi>
          </label>
        ))}
      </fieldset>
      <fieldset className={styles.choices}>
        <legend className={styles.heading}>{t("merge.take")}</legend>
        {(["items", "labels", "assignees"] as const).map((name) => (
          <Checkbox key={name} label={t(`merge.takes.${name}`)} checked={take[name]} onChange={(isOn) => setTake({ ...take, [name]: isOn })} />
        ))}
      </fieldset>
      {error && <p className={styles.refusal} role="alert">{error}</p>}
    </Dialog>
  );
}
