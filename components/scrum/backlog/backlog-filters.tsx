"use client";

import { useRef, useState } from "react";
import { IconFilter, IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ChipButton } from "@/components/ui/chip";
import { Kbd } from "@/components/ui/kbd";
import { Popover } from "@/components/ui/popover";
import { useShortcut } from "@/components/ui/use-shortcut";
import { CARD_KINDS } from "@/server/board/domain/card";
import type { BacklogCard } from "./backlog-data";
import { useBacklogPage } from "./backlog-context";
import { type BacklogSearch, countFilters, NONE } from "./backlog-search";
import styles from "./backlog-filters.module.css";

type BacklogFiltersProps = { cards: readonly BacklogCard[]; search: BacklogSearch; choose: (change: Partial<BacklogSearch>) => void };

/** Finds cards by their words and narrows the list; all of it stands in the address. */
export function BacklogFilters({ cards, search, choose }: BacklogFiltersProps) {
  const t = useTranslations("backlog");
  const field = useRef<HTMLInputElement>(null);
  // The address follows what is typed only after a moment: too late for the field itself, and for an input method.
  const [typing, setTyping] = useState<string | null>(null);
  useShortcut({ keys: "/", label: t("filter.shortcut") }, () => field.current?.focus());
  const picked = countFilters(search);
  return (
    <div className={styles.bar} role="search">
      <label className={styles.search}>
        <IconSearch size={14} aria-hidden />
        <input
          ref={field}
          type="search"
          aria-label={t("filter.words")}
          placeholder={t("filter.find")}
          value={typing ?? search.text}
          onFocus={() => setTyping(search.text)}
          onBlur={() => setTyping(null)}
          onChange={(event) => {
            setTyping(event.target.value);
            choose({ text: event.target.value });
          }}
        />
        <span aria-hidden>
          <Kbd keys="/" />
        </span>
      </label>
      <Popover label={t("filter.title")} trigger={<Button icon={<IconFilter size={16} />}>{t("filter.open", { count: picked })}</Button>} align="end">
        <Picker cards={cards} search={search} choose={choose} />
      </Popover>
    </div>
  );
}

type Option = { id: string; label: string };
type ListName = "kinds" | "epics" | "sprints" | "labels" | "people";

function Picker({ cards, search, choose }: BacklogFiltersProps) {
  const t = useTranslations("backlog");
  const tb = useTranslations("board");
  const { epics, sprints, members } = useBacklogPage();
  const none = { id: NONE, label: t("filter.none") };
  const labels = [...new Set([...cards.flatMap((card) => card.labels), ...search.labels])].sort((a, b) => a.localeCompare(b));
  const groups: [ListName, string, Option[]][] = [
    ["epics", t("bulk.epic"), [...epics.filter(({ closedAt, id }) => closedAt === null || search.epics.includes(id)).map(({ id, name }) => ({ id, label: name })), none]],
    ["sprints", t("bulk.sprint"), [...sprints.map(({ number, name }) => ({ id: String(number), label: name })), none]],
    ["kinds", t("bulk.kind"), CARD_KINDS.map((kind) => ({ id: kind, label: tb(`kind.${kind}`) }))],
    ["people", t("column.people"), [...members.map(({ id, name }) => ({ id, label: name })), none]],
    ["labels", t("bulk.labels"), labels.map((label) => ({ id: label, label }))],
  ];
  const toggle = (name: ListName, id: string) => {
    const list: readonly string[] = search[name];
    choose({ [name]: list.includes(id) ? list.filter((each) => each !== id) : [...list, id] });
  };
  return (
    <div className={styles.picker}>
      {cards.some(({ ready }) => ready !== null) && (
        <fieldset className={styles.group}>
          <legend>{t("ready.title")}</legend>
          {(["yes", "no"] as const).map((ready) => (
            <ChipButton key={ready} isOn={search.ready === ready} aria-pressed={search.ready === ready} onClick={() => choose({ ready: search.ready === ready ? null : ready })}>
              {t(`ready.${ready}`)}
            </ChipButton>
          ))}
        </fieldset>
      )}
      {groups.map(([name, title, options]) =>
        options.length === 0 ? null : (
          <fieldset key={name} className={styles.group}>
            <legend>{title}</legend>
            {options.map(({ id, label }) => {
              const isOn = (search[name] as readonly string[]).includes(id);
              return (
                <ChipButton key={id} isOn={isOn} aria-pressed={isOn} onClick={() => toggle(name, id)}>
                  {label}
                </ChipButton>
              );
            })}
          </fieldset>
        ),
      )}
    </div>
  );
}
