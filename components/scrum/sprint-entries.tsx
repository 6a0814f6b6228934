"use client";

import { useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import type { SprintLine } from "./scrum-data";
import { useScrumPage } from "./scrum-page-context";
import { useSprintWords } from "./use-sprint-words";
import styles from "./scrum.module.css";

/** Sprints in a list, each leading to its page. */
export function SprintEntries({ sprints }: { sprints: readonly SprintLine[] }) {
  const { base } = useScrumPage();
  const words = useSprintWords();
  return (
    <ul className={styles.list}>
      {sprints.map((sprint) => (
        <li key={sprint.number} className={styles.entry}>
          <div className={styles.head}>
            <PageLink href={`${base}/sprints/${sprint.number}`} className={styles.name}>
              {sprint.name}
            </PageLink>
            <span className={styles.dim}>{words.span(sprint.startedAt ?? sprint.startsAt, sprint.closedAt ?? sprint.endsAt)}</span>
          </div>
          {sprint.goal !== "" && <p className={styles.goal}>{sprint.goal}</p>}
          <p className={styles.dim}>
            <Figures sprint={sprint} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What a planned one holds of what it has room for; what a closed one committed to and completed. */
function Figures({ sprint: { totals, cards, points, capacity } }: { sprint: SprintLine }) {
  const t = useTranslations("scrum");
  const words = useSprintWords();
  if (totals) return t("closed.figures", { committed: words.amount(totals.commitment), completed: words.amount(totals.completed) });
  const held = words.amount({ cards, points });
  return capacity === null ? held : t("planned.ofRoom", { held, room: words.points(Math.round(capacity)) });
}
