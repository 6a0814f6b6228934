"use client";

import { IconPlayerPause } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Tooltip } from "@/components/ui/tooltip";
import { type Held, useHeldSentence } from "./use-held-sentence";
import styles from "./card-strip.module.css";

/** A card that a rule would have moved, had a limit let it: a small mark, the whole sentence in its tip. */
export function HeldMark({ held }: { held: Held }) {
  const t = useTranslations("delivery.held");
  return (
    <p className={styles.held}>
      <Tooltip text={useHeldSentence()(held)}>
        <span className={styles.mark}>
          <IconPlayerPause size={14} aria-hidden />
          {t("mark")}
        </span>
      </Tooltip>
    </p>
  );
}
