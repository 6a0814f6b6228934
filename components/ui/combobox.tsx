"use client";

import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { matchesSearch } from "./combobox-search";
import { Popup } from "./popup";
import { isComposing } from "./use-submit-on-enter";
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

/** Chooses several of many, with search. Focus stays in the field; the list below follows it. */
export function Combobox({ label, options, value, onChange, placeholder }: ComboboxProps) {
  const t = useTranslations("common");
  const id = useId();
  const group = useRef<HTMLDivElement>(null);
  const list = useComboboxList(options, value, onChange);
  return (
    <div className={styles.combobox}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div ref={group} className={styles.group}>
        {list.chosen.map((option) => (
          <span key={option.id} className={styles.chip}>
            {option.icon}
            {option.label}
            <button type="button" className={styles.remove} aria-label={t("removeNamed", { name: option.label })} onClick={() => list.toggle(option.id)}>
              <IconX size={12} aria-hidden />
            </button>
          </span>
        ))}
        <input
          id={id}
          role="combobox"
          className={styles.input}
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={list.isOpen}
          aria-controls={`${id}-list`}
          aria-activedescendant={list.isOpen && list.active ? `${id}-${list.active.id}` : undefined}
          placeholder={list.chosen.length > 0 ? undefined : placeholder}
          value={list.typed}
          onChange={(event) => list.type(event.target.value)}
          onClick={list.open}
          onKeyDown={list.onKeyDown}
        />
      </div>
      {list.isOpen && (
        <Popup anchor={group} className={styles.popup} onClose={list.close} leavesFocus>
          <ul id={`${id}-list`} role="listbox" aria-label={label} aria-multiselectable className={styles.list} onPointerDown={(event) => event.preventDefault()}>
            {list.shown.map((option) => (
              <li
                key={option.id}
                id={`${id}-${option.id}`}
                role="option"
                aria-selected={value.includes(option.id)}
                data-active={option === list.active || undefined}
                className={styles.item}
                onClick={() => list.toggle(option.id)}
              >
                {option.icon}
                <span className={styles.itemLabel}>{option.label}</span>
                {value.includes(option.id) && <IconCheck size={16} aria-hidden />}
              </li>
            ))}
          </ul>
          {list.shown.length === 0 && (
            <p className={styles.empty} role="status">
              {t("noMatches", { query: list.typed })}
            </p>
          )}
        </Popup>
      )}
    </div>
  );
}

function useComboboxList(options: readonly ComboboxOption[], value: readonly string[], onChange: (ids: string[]) => void) {
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [activeAt, setActiveAt] = useState(0);
  const shown = options.filter((option) => matchesSearch(option.label, typed));
  const active = shown[Math.min(activeAt, shown.length - 1)];
  const open = () => setOpen(true);
  const close = () => {
    setOpen(false);
    setTyped("");
    setActiveAt(0);
  };
  const type = (text: string) => {
    setTyped(text);
    setActiveAt(0);
    setOpen(true);
  };
  const toggle = (id: string) => {
    onChange(value.includes(id) ? value.filter((each) => each !== id) : [...value, id]);
    setTyped("");
  };
  const step = (by: number) => {
    if (isOpen && shown.length > 0) setActiveAt((Math.min(activeAt, shown.length - 1) + by + shown.length) % shown.length);
    setOpen(true);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent)) return;
    const last = value[value.length - 1];
    const act = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: isOpen && active ? () => toggle(active.id) : undefined,
      Escape: isOpen ? close : undefined,
      Backspace: typed === "" && last !== undefined ? () => toggle(last) : undefined,
    }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return { isOpen, typed, shown, active, chosen: options.filter((option) => value.includes(option.id)), open, close, type, toggle, onKeyDown };
}
