"use client";

import { useQuery } from "@tanstack/react-query";
import { IconSquare, IconSquareCheck } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { currentDeployments, deployedCode, placeOf } from "@/components/delivery/card-delivery-data";
import { useTRPC } from "@/components/trpc";
import { OutsideLink } from "@/components/ui/outside-link";
import { CardLink } from "../sprint/card-link";
import { useSprintWords } from "../use-sprint-words";
import type { ReviewedCard } from "./review-data";
import styles from "./review.module.css";

/** A finished card for all to see: what it was to fulfil, who made it, and where it runs. */
export function ShownCard({ card }: { card: ReviewedCard }) {
  const t = useTranslations("events.review");
  const format = useFormatter();
  const words = useSprintWords();
  return (
    <article className={styles.shown} aria-labelledby={`shown-${card.key}`}>
      <h3 id={`shown-${card.key}`}>
        <CardLink card={card} />
      </h3>
      <p className={styles.about}>
        {card.people.length > 0 && <bdi>{format.list(card.people.map(({ name }) => name))}</bdi>}
        {card.points !== null && <span>{words.points(card.points)}</span>}
        {card.completedAt !== null && <span>{t("doneAt", { at: words.moment(card.completedAt) })}</span>}
      </p>
      {card.criteria.length > 0 && (
        <ul className={styles.criteria} aria-label={t("criteria")}>
          {card.criteria.map(({ text, done }, index) => (
            <li key={index}>
              {done ? <IconSquareCheck size={20} role="img" aria-label={t("fulfilled")} /> : <IconSquare size={20} role="img" aria-label={t("open")} />}
              <span dir="auto">{text}</span>
            </li>
          ))}
        </ul>
      )}
      <WhereItRuns card={card.key} />
    </article>
  );
}

/** The places that the card has reached and was not taken back from. */
function WhereItRuns({ card }: { card: string }) {
  const t = useTranslations("events.review");
  const words = useSprintWords();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.delivery.ofCard.queryOptions({ cardKey: card }));
  if (!data) return null;
  const reached = data.deployments.filter(({ succeededAt, boardEnvironment }) => succeededAt !== null && !data.takenBack.some(({ environment }) => environment === boardEnvironment));
  const places = currentDeployments(reached);
  if (places.length === 0) return <p className={styles.nowhere}>{t("nowhere")}</p>;
  return (
    <ul className={styles.places} aria-label={t("runsIn")}>
      {places.map((one) => (
        <li key={one.id}>
          <strong>
            <OutsideLink url={one.url}>{placeOf(one).name}</OutsideLink>
          </strong>
          <span dir="auto">{one.version ?? deployedCode(one)}</span>
          {one.succeededAt !== null && <time dateTime={one.succeededAt}>{words.moment(one.succeededAt)}</time>}
        </li>
      ))}
    </ul>
  );
}
