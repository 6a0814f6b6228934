"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { NumberField } from "@/components/ui/number-field";
import { VOTES_EACH, VOTES_EACH_MAX } from "@/server/scrum/domain/event-limits";
import type { RetroWrites } from "./use-retro-writes";
import styles from "./retro.module.css";

/** Where the facilitator opens a retrospective; whether its notes are anonymous is chosen once. */
export function RetroOpen({ writes }: { writes: RetroWrites }) {
  const t = useTranslations("retro.open");
  const [isAnonymous, setAnonymous] = useState(false);
  const [votes, setVotes] = useState<number | null>(VOTES_EACH);
  const isFit = votes !== null && Number.isInteger(votes) && votes >= 1 && votes <= VOTES_EACH_MAX;
  return (
    <section className={styles.form} aria-labelledby="open">
      <h2 id="open">{t("title")}</h2>
      <p>{t("text")}</p>
      <Checkbox label={t("anonymous")} checked={isAnonymous} onChange={setAnonymous} />
      <p className={styles.dim}>{t(isAnonymous ? "anonymousHint" : "namedHint")}</p>
      <NumberField label={t("votes")} min={1} max={VOTES_EACH_MAX} value={votes} onChange={setVotes} error={isFit ? undefined : t("votesBounds", { max: VOTES_EACH_MAX })} />
      <div>
        <Button variant="primary" disabled={!isFit} pending={writes.isPending} onClick={() => void writes.open({ anonymous: isAnonymous, votesEach: votes ?? VOTES_EACH })}>
          {t("do")}
        </Button>
      </div>
    </section>
  );
}
