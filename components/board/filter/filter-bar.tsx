"use client";

import { useRef, useState } from "react";
import { IconFilter, IconSearch, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { Popover } from "@/components/ui/popover";
import { useShortcut } from "@/components/ui/use-shortcut";
import { useFilter } from "./filter-context";
import { FilterPicker } from "./filter-picker";
import styles from "./filter.module.css";

const NOTHING = { text: "", people: [], kinds: [], labels: [], blocked: false };

/** Finds cards by their words, and narrows the board to some of them. The limits count all of them all the same. */
export function FilterBar() {
  const t = useTranslations("board");
  const { filter, setFilter, isOn, shown, total } = useFilter();
  const search = useRef<HTMLInputElement>(null);
  // The address follows what is typed only after a moment: too late for the field itself, and for an input method.
  const [typing, setTyping] = useState<string | null>(null);
  const find = (text: string) => {
    setTyping(text);
    setFilter({ ...filter, text });
  };
  useShortcut({ keys: "/", label: t("shortcut.find") }, () => {
    search.current?.focus();
    search.current?.select();
  });
  const picked = filter.people.length + filter.kinds.length + filter.labels.length + (filter.blocked ? 1 : 0);
  const trigger = (
    <button type="button" className={classNames(styles.open, picked > 0 && styles.on)} aria-label={t("filter.open", { count: picked })}>
      <IconFilter size={16} aria-hidden />
      {picked > 0 && <span aria-hidden>{picked}</span>}
    </button>
  );
  return (
    <div className={styles.bar} role="search">
      <label className={styles.search}>
        <IconSearch size={14} aria-hidden />
        <input
          ref={search}
          type="search"
          aria-label={t("filter.text")}
          placeholder={t("filter.placeholder")}
          value={typing ?? filter.text}
          onFocus={() => setTyping(filter.text)}
          onBlur={() => setTyping(null)}
          onChange={(event) => find(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && !event.nativeEvent.isComposing && search.current?.blur()}
        />
        <span className={styles.hint} aria-hidden>
          <Kbd keys="/" />
        </span>
      </label>
      <Popover label={t("filter.title")} trigger={trigger} align="end">
        <FilterPicker />
      </Popover>
      {isOn && (
        <span className={styles.shown} role="status">
          {t("shownOf", { shown, total })}
          <IconButton size="small" label={t("filter.clear")} icon={<IconX size={14} />} onClick={() => setFilter(NOTHING)} />
        </span>
      )}
    </div>
  );
}
