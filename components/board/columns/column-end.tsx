"use client";

import { useLocale, useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { useBoard } from "../board-context";
import { type ShownColumn, useFilter } from "../filter/filter-context";
import { slotsOf } from "./slots";
import styles from "./column.module.css";

/** Below a column's cards: its free places, those that rest, or a sentence where nothing is. */
export function ColumnEnd({ column, isTarget }: { column: ShownColumn; isTarget: boolean }) {
  const t = useTranslations("board");
  const { board } = useBoard();
  const { isOn } = useFilter();
  const { name, count, limit, cards } = column;
  const slots = slotsOf(board, name, count, limit);
  if (slots === null) return cards.length === 0 && !isOn ? <p className={styles.empty}>{t(`empty.${name}`)}</p> : null;
  return (
    <>
      {slots.empty > 0 && (
        <ul className={styles.slots} aria-label={t("freePlaces", { count: slots.empty + slots.more })}>
          {Array.from({ length: slots.empty }, (_, at) => (
            <li key={at} className={classNames(styles.slot, isTarget && at === 0 && styles.nextSlot)}>
              {t("pull")}
            </li>
          ))}
        </ul>
      )}
      {slots.more > 0 && <p className={styles.empty}>{t("morePlaces", { count: slots.more })}</p>}
      {limit === 0 && <p className={styles.empty}>{t("nobodyHere")}</p>}
      {slots.resting && <Resting people={slots.resting.people.map((person) => person.name)} count={slots.resting.count} />}
    </>
  );
}

function Resting({ people, count }: { people: string[]; count: number }) {
  const t = useTranslations("board");
  const locale = useLocale();
  const names = new Intl.ListFormat(locale, { style: "short" }).format(people);
  return <p className={styles.resting}>{t("resting", { names, count })}</p>;
}
