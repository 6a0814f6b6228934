"use client";

import { useEffect } from "react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { TITLE_MAX } from "@/server/board/domain/text-limits";
import { useAllows, useOpenCard } from "./card-context";
import { InPlaceLine } from "./in-place-line";
import { useLengthCheck } from "./use-length-check";
import styles from "./card-panel.module.css";

export function CardTitle() {
  const t = useTranslations("card");
  const { card, actions } = useOpenCard();
  const checkLength = useLengthCheck();
  const asksToEdit = useSearchParams().get("edit") === "title";
  useEffect(() => {
    if (asksToEdit) forgetWish();
  }, [asksToEdit]);
  return (
    <h2 className={styles.title}>
      <InPlaceLine
        label={t("title")}
        value={card.title}
        canEdit={useAllows("card.edit")}
        check={(title) => (title === "" ? t("titleEmpty") : checkLength(title, TITLE_MAX))}
        onSave={(title) => actions.edit({ title })}
        shortcut={{ keys: "e", label: t("shortcutTitle") }}
        className={styles.titleText}
        startsOpen={asksToEdit}
      />
    </h2>
  );
}

/** The address asked for the title to be edited; from here on it is the card's own again. */
function forgetWish(): void {
  const url = new URL(window.location.href);
  url.searchParams.delete("edit");
  window.history.replaceState(null, "", url);
}
