"use client";

import { useId, useRef, type ReactNode } from "react";
import { Combobox as Base } from "@base-ui/react/combobox";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import styles from "./combobox.module.css";

export type ComboboxOption = { id: string; label: string; icon?: ReactNode };

type ComboboxProps = {
  label: string;
  options: readonly ComboboxOption[];
  /** The ids that are chosen. */
  value: readonly string[];
  onChange: (ids: string[]) => void;
  placeholder?: string;
};

/** Chooses several of many, with search. Heavy: import it from code that is itself fetched on demand, as a card's panel. */
export function Combobox({ label, options, value, onChange, placeholder }: ComboboxProps) {
  const t = useTranslations("common");
  const id = useId();
  // The list opens inside this box, so that it is above a popover or dialog around it, and belongs to it.
  const box = useRef<HTMLDivElement>(null);
  const chosen = options.filter((option) => value.includes(option.id));
  return (
    <Base.Root
      multiple
      items={options}
      value={chosen}
      onValueChange={(next: ComboboxOption[]) => onChange(next.map((option) => option.id))}
      itemToStringLabel={(option: ComboboxOption) => option.label}
      isItemEqualToValue={(a: ComboboxOption, b: ComboboxOption) => a.id === b.id}
      onOpenChange={(open, change) => {
        // Several are often chosen in one go, so the list stays open.
        if (!open && change.reason === "item-press") change.cancel();
      }}
    >
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <Base.InputGroup className={styles.group}>
        <Base.Chips className={styles.chips} aria-label={t("selected", { count: chosen.length })}>
          {chosen.map((option) => (
            <Base.Chip key={option.id} className={styles.chip} aria-label={option.label}>
              {option.icon}
              {option.label}
              <Base.ChipRemove className={styles.remove} aria-label={t("removeNamed", { name: option.label })}>
                <IconX size={12} aria-hidden />
              </Base.ChipRemove>
            </Base.Chip>
          ))}
          <Base.Input id={id} className={styles.input} placeholder={chosen.length > 0 ? "" : placeholder} />
        </Base.Chips>
      </Base.InputGroup>
      <div ref={box} />
      <Base.Portal container={box}>
        <Base.Positioner className={styles.positioner} positionMethod="fixed" sideOffset={4}>
          <Base.Popup className={styles.popup} aria-label={label}>
            <Base.Empty>
              <div className={styles.empty}>{t("noMatchesPlain")}</div>
            </Base.Empty>
            <Base.List className={styles.list}>
              {(option: ComboboxOption) => (
                <Base.Item key={option.id} value={option} className={styles.item}>
                  {option.icon}
                  <span className={styles.itemLabel}>{option.label}</span>
                  <Base.ItemIndicator>
                    <IconCheck size={16} aria-hidden />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
