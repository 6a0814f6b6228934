"use client";

import { useState } from "react";
import { IconArchive } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useAttempt } from "@/components/ui/use-attempt";
import { readRefusal } from "@/components/ui/refusal";
import { may } from "@/server/people/domain/policy";
import { useOpenCard } from "./card-context";
import { OverrideForm } from "./override-form";
import styles from "./card-banner.module.css";
import panel from "./card-panel.module.css";

/** Says that the card is off the board, and brings it back. A full column asks a Scrum Master for a reason. */
export function CardArchived() {
  const t = useTranslations("card");
  const { card, board, actions } = useOpenCard();
  const { error, isPending, attempt } = useAttempt();
  const [needsReason, setNeedsReason] = useState(false);
  const { roles } = board.you;
  if (card.archivedAt === null) return null;
  const restore = (override?: { reason: string }) =>
    attempt(async () => {
      try {
        await actions.restore(override);
      } catch (refusal) {
        setNeedsReason(readRefusal(refusal).reason === "wip_limit" && may("limit.override", roles));
        throw refusal;
      }
    });
  return (
    <div className={styles.banner}>
      <IconArchive size={16} aria-hidden />
      <div className={styles.bannerText}>
        <p>{t(card.finishedAt === null ? "archivedUnfinished" : "archived")}</p>
        {error && <p className={panel.problem} role="alert">{error}</p>}
        {needsReason && <OverrideForm isPending={isPending} onSubmit={(reason) => void restore({ reason })} />}
      </div>
      {may("card.restore", roles) && !needsReason && (
        <Button size="small" pending={isPending} onClick={() => void restore()}>{t("restore")}</Button>
      )}
    </div>
  );
}
