"use client";

import { Dialog } from "@/components/ui/dialog";
import { PageLink } from "@/components/ui/page-link";
import type { SpanPoint } from "./span-points";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import styles from "./span-list.module.css";

type SpanListProps = {
  title: string;
  points: readonly SpanPoint[];
  isOpen: boolean;
  onClose: () => void;
  hrefOf: (card: string) => string;
  format: FlowFormat;
};

/** The cards behind a bar, each a link, with how long it took and when it was finished. */
export function SpanList({ title, points, isOpen, onClose, hrefOf, format }: SpanListProps) {
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && onClose()} title={title} kind="wide">
      <ul className={styles.list}>
        {points.map(({ card, span }) => (
          <li key={card.card}>
            <PageLink href={hrefOf(card.card)}>{card.card}</PageLink>
            <span className={styles.title}>{card.title}</span>
            <span className={styles.span}>{format.span(span)}</span>
            <time dateTime={card.finishedAt}>{format.shortDay(card.finishedAt)}</time>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
