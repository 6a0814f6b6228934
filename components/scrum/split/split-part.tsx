"use client";

import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { NumberField } from "@/components/ui/number-field";
import { TextField } from "@/components/ui/text-field";
import { POINTS_MAX, TITLE_MAX } from "@/server/board/domain/text-limits";
import type { PartDraft } from "./split-draft";
import styles from "./split.module.css";

type SplitPartProps = { part: PartDraft; number: number; onChange: (part: PartDraft) => void; onRemove: (() => void) | null };

/** A card that is to be: its title and points. */
export function SplitPart({ part, number, onChange, onRemove }: SplitPartProps) {
  const t = useTranslations("splitMerge");
  return (
    <fieldset className={styles.part}>
      <legend className={styles.legend}>{t("split.part", { number })}</legend>
      <TextField label={t("split.partTitle", { number })} maxLength={TITLE_MAX} autoFocus={number === 1} autoComplete="off" value={part.title} onChange={(event) => onChange({ ...part, title: event.target.value })} />
      <NumberField label={t("split.points")} min={0} max={POINTS_MAX} step="any" inputMode="decimal" value={part.points} onChange={(points) => onChange({ ...part, points })} />
      {onRemove && <IconButton label={t("split.remove", { number })} icon={<IconX size={16} />} onClick={onRemove} />}
    </fieldset>
  );
}
