"use client";

import { useEffect, useRef } from "react";
import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import type { SprintName } from "../events/sprint-frame";
import { useWalkKeys } from "../events/use-walk-keys";
import { WalkBar } from "../events/walk-bar";
import { useSprintWords } from "../use-sprint-words";
import { Verdict } from "./goal-verdict";
import type { Review } from "./review-data";
import { ShownCard } from "./shown-card";
import styles from "./review.module.css";

const GOAL = "goal";
const REST = "rest";

type PresentationProps = { review: Review; sprint: SprintName; /** "goal", the key of a finished card, or "rest". */ slide: string; onShow: (slide: string | null) => void };

/** The review on a projector: the goal, then one finished card at a time, then what was not finished; over all of the window, led by keys. */
export function Presentation({ review, sprint, slide, onShow }: PresentationProps) {
  const t = useTranslations("events.review");
  const dialog = useRef<HTMLDialogElement>(null);
  const slides = [GOAL, ...review.finished.map(({ key }) => key), ...(review.unfinished.length > 0 ? [REST] : [])];
  const at = Math.max(0, slides.indexOf(slide));
  const go = (steps: number) => {
    const next = slides[at + steps];
    if (next !== undefined) onShow(next);
  };
  useWalkKeys(go);
  useEffect(() => dialog.current?.showModal(), []);
  const shown = slides[at];
  const card = review.finished.find(({ key }) => key === shown);
  return (
    <dialog ref={dialog} className={styles.presentation} aria-label={t("presentation")} onClose={() => onShow(null)}>
      <div className={styles.slide}>
        {shown === GOAL && (
          <>
            <p className={styles.name}>{sprint.name}</p>
            <p className={styles.huge} dir="auto">{sprint.goal === "" ? t("goal.none") : sprint.goal}</p>
            <Verdict goal={review.goal} />
            <p>{t("finished", { count: review.finished.length })}</p>
          </>
        )}
        {card && <ShownCard card={card} />}
        {shown === REST && <Rest cards={review.unfinished} />}
      </div>
      <footer className={styles.footer}>
        <WalkBar at={at} count={slides.length} onGo={go} />
        <IconButton label={t("leave")} icon={<IconX size={18} />} onClick={() => dialog.current?.close()} />
      </footer>
    </dialog>
  );
}

function Rest({ cards }: { cards: Review["unfinished"] }) {
  const t = useTranslations("events.review");
  const words = useSprintWords();
  return (
    <>
      <p className={styles.huge}>{t("unfinished")}</p>
      <ul className={styles.rest}>
        {cards.map(({ key, title, points }) => (
          <li key={key}>
            <bdi>{title}</bdi> <span>{points === null ? "" : words.points(points)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
