"use client";

import { useTranslations } from "next-intl";
import { ChipButton } from "@/components/ui/chip";
import { Fieldset } from "@/components/ui/fieldset";
import { CARD_KINDS } from "@/server/board/domain/card";
import { allCards } from "../board-data";
import { useBoard } from "../board-context";
import { NOBODY } from "./card-filter";
import { useFilter } from "./filter-context";
import styles from "./filter.module.css";

/** All that the cards can be narrowed by, as chips to press. */
export function FilterPicker() {
  const t = useTranslations("board");
  const { board } = useBoard();
  const { filter, setFilter } = useFilter();
  const labels = [...new Set([...allCards(board).flatMap((card) => card.labels), ...filter.labels])].sort((a, b) => a.localeCompare(b));
  const people = [...board.members.map(({ id, name }) => ({ id, name })), { id: NOBODY, name: t("filter.nobody") }];
  return (
    <div className={styles.picker}>
      <Fieldset className={styles.group} label={t("filter.people")}>
        {people.map(({ id, name }) => (
          <Choice key={id} label={name} isOn={filter.people.includes(id)} onToggle={() => setFilter({ ...filter, people: toggled(filter.people, id) })} />
        ))}
      </Fieldset>
      <Fieldset className={styles.group} label={t("filter.kinds")}>
        {CARD_KINDS.map((kind) => (
          <Choice key={kind} label={t(`kind.${kind}`)} isOn={filter.kinds.includes(kind)} onToggle={() => setFilter({ ...filter, kinds: toggled(filter.kinds, kind) })} />
        ))}
      </Fieldset>
      {labels.length > 0 && (
        <Fieldset className={styles.group} label={t("filter.labels")}>
          {labels.map((label) => (
            <Choice key={label} label={label} isOn={filter.labels.includes(label)} onToggle={() => setFilter({ ...filter, labels: toggled(filter.labels, label) })} />
          ))}
        </Fieldset>
      )}
      <Fieldset className={styles.group} label={t("filter.state")}>
        <Choice label={t("filter.blocked")} isOn={filter.blocked} onToggle={() => setFilter({ ...filter, blocked: !filter.blocked })} />
      </Fieldset>
    </div>
  );
}

function Choice({ label, isOn, onToggle }: { label: string; isOn: boolean; onToggle: () => void }) {
  return (
    <ChipButton isOn={isOn} aria-pressed={isOn} onClick={onToggle}>
      {label}
    </ChipButton>
  );
}

function toggled<T>(list: readonly T[], item: T): T[] {
  return list.includes(item) ? list.filter((each) => each !== item) : [...list, item];
}
