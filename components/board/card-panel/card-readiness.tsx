"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { Checkbox } from "@/components/ui/checkbox";
import { useAttempt } from "@/components/ui/use-attempt";
import { useAllows, useOpenCard } from "./card-context";
import { CardSection } from "./card-section";
import styles from "./card-checklist.module.css";

/** What the board asks of a card before it is taken up, and what of it this one meets. */
export function CardReadiness() {
  const t = useTranslations("card");
  const { readiness } = useOpenCard().card;
  const met = readiness.filter((line) => line.met).length;
  return (
    <CardSection title={t("ready.title")} note={met === readiness.length ? t("ready.yes") : t("checklistProgress", { done: met, total: readiness.length })}>
      <ul className={styles.items}>
        {readiness.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
    </CardSection>
  );
}

function Line({ line: { id, text, met } }: { line: { id: string; text: string; met: boolean } }) {
  const { card, actions } = useOpenCard();
  const { readiness } = useTRPCClient();
  const mayEdit = useAllows("card.edit");
  const { error, attempt } = useAttempt();
  // A box shows what was clicked in that very moment, and what is stored once that is answered.
  const [clicked, setClicked] = useState<boolean | null>(null);
  const tick = async (isMet: boolean) => {
    setClicked(isMet);
    await attempt(async () => {
      await readiness.tick.mutate({ cardKey: card.key, line: id, met: isMet });
      await actions.refresh();
    });
    setClicked(null);
  };
  return (
    <li className={styles.item}>
      <div>
        <Checkbox label={text} checked={clicked ?? met} disabled={!mayEdit} onChange={(isMet) => void tick(isMet)} />
        {error && <p className={styles.problem} role="alert">{error}</p>}
      </div>
    </li>
  );
}
