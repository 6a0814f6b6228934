"use client";

import { useQuery } from "@tanstack/react-query";
import { IconPlayerPause } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type Held, useHeldSentence } from "@/components/delivery/use-held-sentence";
import { useTRPC } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { useRequestMove } from "../actions/move-requests";
import { findCard } from "../board-data";
import { useBoard } from "../board-context";
import { checkMove } from "../check-move";
import { useAllows, useOpenCard } from "./card-context";
import { Instant } from "./instant";
import styles from "./card-banner.module.css";

/** What a rule of the board would have done with the card, had a limit let it; once there is room, a press does it. */
export function CardHeld() {
  const { card } = useOpenCard();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.delivery.ofCard.queryOptions({ cardKey: card.key }));
  return data?.held && card.archivedAt === null ? <Banner held={data.held} /> : null;
}

function Banner({ held }: { held: Held }) {
  const t = useTranslations("card");
  const { card } = useOpenCard();
  const { board } = useBoard();
  const requestMove = useRequestMove();
  const mayMove = useAllows("card.pull");
  const onBoard = findCard(board, card.key);
  const hasRoom = mayMove && onBoard !== undefined && checkMove(board, onBoard, held.to).outcome === "fits";
  return (
    <div className={styles.banner} data-tone="block">
      <IconPlayerPause size={16} aria-hidden />
      <p className={styles.bannerText}>
        {useHeldSentence()(held)} <Instant at={held.at} />
      </p>
      {hasRoom && (
        <Button size="small" onClick={() => requestMove({ cardKey: card.key, to: held.to, after: undefined })}>
          {t("pullNow", { to: held.to })}
        </Button>
      )}
    </div>
  );
}
