"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import type { AgedCard } from "@/components/board/board-data";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/text-field";
import { useSprintWords } from "../use-sprint-words";
import { CardLink } from "./card-link";
import { pointsOf } from "./points-of";
import scrum from "../scrum.module.css";
import styles from "./sprint.module.css";

/** So many cards are shown at first, and so many more at a time. */
const SHOWN = 50;

type CardPickerProps = {
  /** Those in the sprint, or those outside. */
  id: "in" | "out";
  cards: readonly AgedCard[];
  /** The keys of the board's cards that are not ready. */
  unready: ReadonlySet<string>;
  /** The keys that are chosen; null for who may only look. */
  chosen: readonly string[] | null;
  onChoose: (card: string, isOn: boolean) => void;
  /** Puts these on the other side. */
  onPut: (cards: readonly AgedCard[]) => void;
  isPending: boolean;
};

/** A list of cards of which several are chosen and put on the other side together. */
export function CardPicker({ id, cards, unready, chosen, onChoose, onPut, isPending }: CardPickerProps) {
  const t = useTranslations("scrum.scope");
  const words = useSprintWords();
  const [sought, setSought] = useState("");
  const [most, setMost] = useState(SHOWN);
  const found = cards.filter(({ key, title }) => `${key} ${title}`.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase()));
  const picked = cards.filter(({ key }) => chosen?.includes(key));
  return (
    <section className={styles.picker} aria-labelledby={`picker-${id}`}>
      <div className={scrum.head}>
        <h2 id={`picker-${id}`}>{t(`${id}.title`)}</h2>
        <span className={scrum.dim}>{words.amount({ cards: cards.length, points: pointsOf(cards) })}</span>
      </div>
      {cards.length > SHOWN && <TextField label={t("search")} hideLabel placeholder={t("search")} type="search" value={sought} onChange={(event) => setSought(event.target.value)} />}
      {cards.length === 0 ? (
        <p className={scrum.dim}>{t(`${id}.none`)}</p>
      ) : (
        <ul className={styles.cards}>
          {found.slice(0, most).map((card) => (
            <li key={card.key} className={styles.card}>
              {chosen && <Checkbox label={t("choose", { card: card.key, title: card.title })} hideLabel checked={chosen.includes(card.key)} onChange={(isOn) => onChoose(card.key, isOn)} />}
              <CardLink card={card} />
              <span className={scrum.dim}>{unready.has(card.key) ? t("notReady") : card.column === "BACKLOG" ? "" : t(`column.${card.column}`)}</span>
              <span className={styles.points}>{card.points === null ? t("noPoints") : words.points(card.points)}</span>
            </li>
          ))}
        </ul>
      )}
      {found.length > most && <Button onClick={() => setMost(most + SHOWN)}>{t("more", { count: found.length - most })}</Button>}
      {chosen && cards.length > 0 && (
        <Button variant={id === "out" ? "primary" : "secondary"} pending={isPending} disabled={picked.length === 0} onClick={() => onPut(picked)}>
          {t(`${id}.put`, { count: picked.length, points: pointsOf(picked) })}
        </Button>
      )}
    </section>
  );
}
