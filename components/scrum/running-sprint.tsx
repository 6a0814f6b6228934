"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/trpc";
import { Badge } from "@/components/ui/badge";
import { PageLink } from "@/components/ui/page-link";
import { BurnBar } from "./burn/burn-bar";
import type { SprintLine, SprintPage } from "./scrum-data";
import { useScrumPage } from "./scrum-page-context";
import { useRendered } from "./use-rendered";
import { useSprintWords } from "./use-sprint-words";
import { useTimeLeft } from "@/components/board/use-time-left";
import styles from "./scrum.module.css";

/** The running sprint: what it is for, and how much of it is left of how long. */
export function RunningSprint({ line, initial }: { line: SprintLine; initial: SprintPage | null }) {
  const t = useTranslations("scrum");
  const trpc = useTRPC();
  const { boardKey, base } = useScrumPage();
  const words = useSprintWords();
  const time = useTimeLeft(line.endsAt);
  useRendered(trpc.scrum.sprint.queryKey({ key: boardKey, sprint: line.number }), initial);
  const { data } = useQuery(trpc.scrum.sprint.queryOptions({ key: boardKey, sprint: line.number }, initial ? { initialData: initial } : {}));
  return (
    <section className={styles.running} aria-labelledby="running">
      <div className={styles.head}>
        <h2 id="running">
          <PageLink href={`${base}/sprints/${line.number}`} className={styles.name}>
            {line.name}
          </PageLink>
        </h2>
        <Badge tone="run">{t("state.RUNNING")}</Badge>
        <span className={styles.dim}>{words.span(line.startedAt ?? line.startsAt, line.endsAt)}</span>
      </div>
      {line.goal !== "" && <p className={styles.goal}>{line.goal}</p>}
      {data && <BurnBar report={data.report} />}
      {data && <p>{words.burn(data.report, time)}</p>}
    </section>
  );
}
