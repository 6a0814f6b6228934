"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { PageLink } from "@/components/ui/page-link";
import styles from "./chart-remarks.module.css";

/** A sentence about what is special in the numbers beside it, and the cards of which it speaks. */
export type ChartRemark = {
  text: string;
  count: number;
  /** Where there are too many to name, the first of the `count`; without `href` a card has no page any more. */
  cards?: readonly { card: string; title: string; href: string | null }[];
};

type ChartRemarksProps = { remarks: readonly ChartRemark[]; /** What they are about, for whoever does not see where they stand. */ label: string };

/** More than these would be a wall before the next chart; the others unfold. */
const SHOWN = 3;

/** What to know about the numbers beside it: the first three sentences, the others on demand, each with its cards. */
export function ChartRemarks({ remarks, label }: ChartRemarksProps) {
  const t = useTranslations("remarks");
  // The dialog keeps its list while it fades out.
  const [list, setList] = useState<{ remark: ChartRemark; isOpen: boolean } | null>(null);
  if (remarks.length === 0) return null;
  const items = (some: readonly ChartRemark[]) => (
    <ul className={styles.remarks} aria-label={label}>
      {some.map((remark) => (
        <li key={remark.text}>
          {remark.text}
          {remark.cards !== undefined && remark.cards.length > 0 && (
            <>
              {" "}
              <button type="button" className={styles.which} aria-label={t("whichOf", { remark: remark.text })} onClick={() => setList({ remark, isOpen: true })}>
                {t("which")}
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <div className={styles.box}>
      {items(remarks.slice(0, SHOWN))}
      {remarks.length > SHOWN && (
        <details className={styles.more}>
          <summary>{t("more", { count: remarks.length - SHOWN })}</summary>
          {items(remarks.slice(SHOWN))}
        </details>
      )}
      {list && <RemarkCards remark={list.remark} isOpen={list.isOpen} onClose={() => setList({ ...list, isOpen: false })} />}
    </div>
  );
}

function RemarkCards({ remark: { text, count, cards = [] }, isOpen, onClose }: { remark: ChartRemark; isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("remarks");
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && onClose()} title={text} kind="wide">
      <ul className={styles.cards}>
        {cards.map(({ card, title, href }) => (
          <li key={card}>
            {href === null ? <span className={styles.key}>{card}</span> : <PageLink href={href}>{card}</PageLink>}
            <span className={styles.title}>{title}</span>
          </li>
        ))}
      </ul>
      {count > cards.length && <p>{t("others", { count: count - cards.length })}</p>}
    </Dialog>
  );
}
