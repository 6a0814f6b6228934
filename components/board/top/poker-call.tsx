"use client";

import { IconCards } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import { parseCardKey } from "@/server/board/domain/card-key";
import { useBoard } from "../board-context";
import styles from "./top.module.css";

/** Calls everybody who sees the board to the card on which planning poker runs. */
export function PokerCall() {
  const t = useTranslations("board");
  const { board, base } = useBoard();
  return board.estimating.map((key) => (
    <PageLink key={key} href={`${base}/c/${parseCardKey(key)?.number ?? ""}`} className={styles.call}>
      <IconCards size={14} aria-hidden />
      {t("pokerCall", { card: key })}
    </PageLink>
  ));
}
