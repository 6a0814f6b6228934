"use client";

import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/select";
import type { SplitDraft } from "./split-draft";
import styles from "./split.module.css";

type SplitItemsProps = { items: readonly { id: string; text: string }[]; draft: SplitDraft; onChange: (draft: SplitDraft) => void };

/** Where each item of the checklist goes. */
export function SplitItems({ items, draft, onChange }: SplitItemsProps) {
  const t = useTranslations("splitMerge");
  if (items.length === 0) return null;
  const options = [{ value: "0", label: t("split.stays") }, ...draft.parts.map(({ id }, at) => ({ value: String(id), label: t("split.toPart", { number: at + 1 }) }))];
  return (
    <section aria-label={t("split.items")}>
      <h3 className={styles.heading}>{t("split.items")}</h3>
      <ul className={styles.items}>
        {items.map(({ id, text }) => (
          <li key={id}>
            <span dir="auto">{text}</span>
            <Select label={t("split.itemGoes", { item: text })} hideLabel options={options} value={String(draft.goesWith[id] ?? 0)} onChange={(part) => onChange({ ...draft, goesWith: { ...draft.goesWith, [id]: Number(part) } })} />
          </li>
        ))}
      </ul>
    </section>
  );
}
