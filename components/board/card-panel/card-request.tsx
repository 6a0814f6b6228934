"use client";

import { IconInbox } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useOpenCard } from "./card-context";
import { Instant } from "./instant";
import styles from "./card-banner.module.css";
import panel from "./card-panel.module.css";

/** That the card came by the public form, and from whom, as they named themselves: their words are text and nothing else. */
export function CardRequest() {
  const t = useTranslations("card");
  const { card } = useOpenCard();
  if (card.request === null) return null;
  const { name, email, sentAt, asSent } = card.request;
  const sender = [name, email].filter((part) => part !== "").join(", ");
  return (
    <div className={styles.banner}>
      <IconInbox size={16} aria-hidden />
      <div className={styles.bannerText}>
        <p>{t.rich("request.from", { who: () => <bdi>{sender || t("request.somebody")}</bdi>, at: () => <Instant at={sentAt} /> })}</p>
        {asSent && card.description !== "" && <p className={panel.note}>{t("request.inert")}</p>}
      </div>
    </div>
  );
}
