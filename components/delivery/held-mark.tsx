"use client";

import { IconPlayerPause } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Tooltip } from "@/components/ui/tooltip";
import type { CardStrip } from "./strip-store";
import styles from "./held-mark.module.css";

export type Held = NonNullable<CardStrip["held"]>;

/** A card that a rule would have moved, had a limit let it: a small mark, the whole sentence in its tip. */
export function HeldMark({ held }: { held: Held }) {
  const t = useTranslations("delivery.held");
  return (
    <span className={styles.row}>
      <Tooltip text={useHeldSentence()(held)}>
        <span className={styles.mark}>
          <IconPlayerPause size={14} aria-hidden />
          {t("mark")}
        </span>
      </Tooltip>
    </span>
  );
}

/** What a rule wanted and what stopped it: "Automation wanted to pull it In Work (first commit), but the column was full: 2 of 2." */
export function useHeldSentence(): (held: Held) => string {
  const t = useTranslations("delivery.held");
  return ({ rule, to, reason, count, limit, person }) =>
    t("sentence", { wanted: t("wanted", { to, rule }), reason: t("because", { reason, count: count ?? 0, limit: limit ?? 0, person: person ?? "" }) });
}
