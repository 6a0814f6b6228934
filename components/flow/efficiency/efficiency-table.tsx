"use client";

import { useTranslations } from "next-intl";
import type { FinishedFlowCard } from "@/server/flow/contracts/page";
import { PageLink } from "@/components/ui/page-link";
import { LongTable } from "@/components/flow/long-table";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import styles from "@/components/flow/flow-table.module.css";

type EfficiencyTableProps = { cards: readonly FinishedFlowCard[]; format: FlowFormat; hrefOf: (card: string) => string; caption: string };

/** Each card's work and waiting from started to finished, the latest first. */
export function EfficiencyTable({ cards, format, hrefOf, caption }: EfficiencyTableProps) {
  const t = useTranslations("flow");
  const columns = [
    { id: "card", label: t("columns.card") },
    { id: "title", label: t("columns.title") },
    { id: "active", label: t("columns.active"), align: "end" as const },
    { id: "waiting", label: t("columns.waiting"), align: "end" as const },
    { id: "ratio", label: caption, align: "end" as const },
  ];
  return (
    <LongTable
      caption={caption}
      columns={columns}
      count={cards.length}
      row={(index) => {
        const card = cards[cards.length - 1 - index];
        if (!card) return null;
        const [active, waiting] = [card.active ?? 0, card.waiting ?? 0];
        return (
          <tr key={card.card}>
            <td className={styles.key}>
              <PageLink href={hrefOf(card.card)}>{card.card}</PageLink>
            </td>
            <td className={styles.title}>{card.title}</td>
            <td data-align="end" className={styles.time}>{format.exact(active)}</td>
            <td data-align="end" className={styles.time}>{format.exact(waiting)}</td>
            <td data-align="end">{active + waiting === 0 ? t("headline.unknown") : format.percent(active / (active + waiting))}</td>
          </tr>
        );
      }}
    />
  );
}
