"use client";

import { useMemo, useState } from "react";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Markdown } from "@/components/ui/markdown";
import { useToast } from "@/components/ui/toast";
import { CARD_KINDS, type CardKind } from "@/server/board/domain/card";
import { draftNotes } from "./draft-notes";
import type { ReleaseRow } from "./page-data";
import { useDay } from "./use-day";
import styles from "./releases.module.css";

/** What the version's producer wrote of it, and what could be written of its cards. */
export function ReleaseNotes({ release }: { release: ReleaseRow }) {
  const t = useTranslations("delivery.page");
  return (
    <>
      {release.notes && (
        <details className={styles.notes}>
          <summary>{t("notesOfSource")}</summary>
          <Markdown text={release.notes} />
        </details>
      )}
      {release.cards.length > 0 && (
        <details className={styles.notes}>
          <summary>{t("notesDrafted")}</summary>
          <DraftedNotes release={release} />
        </details>
      )}
    </>
  );
}

function DraftedNotes({ release }: { release: ReleaseRow }) {
  const t = useTranslations("delivery");
  const toast = useToast();
  const dayOf = useDay();
  const [isCopied, setCopied] = useState(false);
  const { version, releasedAt, cards } = release;
  const text = useMemo(() => {
    const kinds = Object.fromEntries(CARD_KINDS.map((kind) => [kind, t(`notes.${kind}`)])) as Record<CardKind, string>;
    return draftNotes(cards, { title: `${version} · ${dayOf(releasedAt)}`, kinds, none: t("notes.none") });
  }, [t, dayOf, version, releasedAt, cards]);
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => toast.show({ text: t("page.copyByHand"), tone: "error" }),
    );
  return (
    <div className={styles.drafted}>
      <Button size="small" icon={isCopied ? <IconCheck size={14} /> : <IconCopy size={14} />} onClick={copy}>
        {isCopied ? t("page.copied") : t("page.copy")}
      </Button>
      <pre className={styles.draft} tabIndex={0} aria-label={t("page.notesDrafted")}>
        {text}
      </pre>
    </div>
  );
}
