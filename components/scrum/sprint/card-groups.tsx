"use client";

import { useTranslations } from "next-intl";
import { useSprintWords } from "../use-sprint-words";
import { CardLink } from "./card-link";
import { pointsOf } from "./points-of";
import scrum from "../scrum.module.css";
import styles from "./sprint.module.css";

type Group = { id: string; title: string; cards: readonly { key: string; title: string; points: number | null }[] };

/** Cards of a sprint under what they have in common. */
export function CardGroups({ groups }: { groups: readonly Group[] }) {
  const t = useTranslations("scrum.scope");
  const words = useSprintWords();
  return (
    <div className={styles.groups}>
      {groups.map(({ id, title, cards }) => (
        <section key={id} className={styles.picker} aria-labelledby={`group-${id}`}>
          <div className={scrum.head}>
            <h3 id={`group-${id}`}>{title}</h3>
            <span className={scrum.dim}>{words.amount({ cards: cards.length, points: pointsOf(cards) })}</span>
          </div>
          {cards.length === 0 && <p className={scrum.dim}>{t("noneHere")}</p>}
          {cards.length > 0 && (
            <ul className={styles.cards}>
              {cards.map((card) => (
                <li key={card.key} className={styles.card}>
                  <CardLink card={card} />
                  <span className={styles.points}>{card.points === null ? t("noPoints") : words.points(card.points)}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}
