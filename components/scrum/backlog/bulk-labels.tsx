"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Popover } from "@/components/ui/popover";
import { TextField } from "@/components/ui/text-field";
import { LABEL_MAX } from "@/server/board/domain/text-limits";
import type { BacklogCard, Change } from "./backlog-data";
import styles from "./bulk-bar.module.css";

/** Adds a label to the chosen cards, or takes one away from all that have it. */
export function BulkLabels({ cards, onChange }: { cards: readonly BacklogCard[]; onChange: (change: Change) => void }) {
  const t = useTranslations("backlog");
  const [label, setLabel] = useState("");
  const used = [...new Set(cards.flatMap(({ labels }) => labels))].sort((a, b) => a.localeCompare(b));
  return (
    <Popover label={t("bulk.labels")} trigger={<Button size="small">{t("bulk.labels")}</Button>}>
      <form
        className={styles.labels}
        onSubmit={(event) => {
          event.preventDefault();
          if (label.trim() === "") return;
          onChange({ addLabels: [label.trim()] });
          setLabel("");
        }}
      >
        <TextField label={t("bulk.addLabel")} value={label} maxLength={LABEL_MAX} onChange={(event) => setLabel(event.target.value)} />
        <Button type="submit" variant="primary" size="small">
          {t("bulk.add")}
        </Button>
      </form>
      {used.length > 0 && (
        <p className={styles.used}>
          {used.map((each) => (
            <Chip key={each} onRemove={() => onChange({ removeLabels: [each] })} removeLabel={t("bulk.removeLabel", { label: each })}>
              {each}
            </Chip>
          ))}
        </p>
      )}
    </Popover>
  );
}
