"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import { CardLink } from "../sprint/card-link";
import type { Action } from "./retro-data";
import sprint from "../sprint/sprint.module.css";
import styles from "./retro.module.css";

const TONES: Record<string, Tone> = { IN_WORK: "run", DONE: "pass" };

/** Actions with who does them until when, and where their cards stand. */
export function ActionList({ actions }: { actions: readonly Action[] }) {
  const t = useTranslations("retro.actions");
  const format = useFormatter();
  return (
    <ul className={styles.actions}>
      {actions.map(({ card, title, owners, dueOn, column, outcome }) => (
        <li key={card} className={sprint.card}>
          {column === null ? <span className={sprint.link}>{card} <bdi>{title}</bdi></span> : <CardLink card={{ key: card, title }} />}
          <span className={styles.dim}>
            {owners.length > 0 && <bdi>{format.list(owners.map(({ name }) => name))}</bdi>}
            {dueOn && ` · ${t("until", { day: format.dateTime(new Date(dueOn), { day: "numeric", month: "short", timeZone: "UTC" }) })}`}
          </span>
          <Badge tone={(outcome === "DONE" || column !== "DONE") && column ? TONES[column] : "plain"}>{t(`state.${column === null ? "deleted" : outcome !== null && outcome !== "DONE" ? "discarded" : column}`)}</Badge>
        </li>
      ))}
    </ul>
  );
}
