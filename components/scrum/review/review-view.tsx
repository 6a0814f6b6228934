"use client";

import { useEffect, useMemo, useRef } from "react";
import { useQuery } from "@tanstack/react-query";
import { IconPresentation } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useLookSoon } from "@/components/board/use-look-again";
import { useInAddress } from "@/components/charts/use-in-address";
import { useTRPC } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { BoardHead } from "@/server/board/domain/board-view";
import { SprintFrame, type SprintName } from "../events/sprint-frame";
import { CardGroups } from "../sprint/card-groups";
import { useBoardHead } from "../use-board-head";
import { useRendered } from "../use-rendered";
import { FeedbackList } from "./feedback-list";
import { GoalVerdict } from "./goal-verdict";
import { Presentation } from "./presentation";
import type { Review } from "./review-data";
import { ShownCard } from "./shown-card";
import scrum from "../scrum.module.css";
import styles from "./review.module.css";

type ReviewViewProps = { board: BoardHead; sprint: SprintName; initial: Review };

/** The review of a sprint: whether its goal was met, what was finished and where it runs, what was not, and what was said. */
export function ReviewView({ board: first, sprint, initial }: ReviewViewProps) {
  const t = useTranslations("events.review");
  const trpc = useTRPC();
  const { head, version, ...feed } = useBoardHead(first);
  const [slide, show] = useInAddress("show");
  const options = trpc.events.review.queryOptions({ key: head.key, sprint: sprint.number });
  useRendered(options.queryKey, initial);
  const { data: review } = useQuery({ ...options, initialData: initial });
  useLookWhenWritten(version);
  if (sprint.state === "PLANNED") {
    return (
      <SprintFrame sprint={sprint} current="review" board={head} feed={feed}>
        <EmptyState title={t("none.title")}>{t("none.notBegun")}</EmptyState>
      </SprintFrame>
    );
  }
  const present = (
    <Button icon={<IconPresentation size={16} />} onClick={() => show("goal")}>
      {t("present")}
    </Button>
  );
  return (
    <SprintFrame sprint={sprint} current="review" board={head} feed={feed} actions={present}>
      <GoalVerdict goal={review.goal} sprint={sprint} roles={head.you.roles} />
      <section className={scrum.section} aria-labelledby="finished">
        <h2 id="finished">{t("finished", { count: review.finished.length })}</h2>
        {review.finished.length === 0 && <p className={scrum.dim}>{t("nothingFinished")}</p>}
        <ol className={styles.cards}>
          {review.finished.map((card) => (
            <li key={card.key}>
              <ShownCard card={card} />
            </li>
          ))}
        </ol>
      </section>
      {review.unfinished.length > 0 && <CardGroups groups={[{ id: "unfinished", title: t("unfinished"), cards: review.unfinished }]} />}
      <FeedbackList review={review} sprint={sprint.number} you={head.you} />
      {slide !== null && <Presentation review={review} sprint={sprint} slide={slide} onShow={show} />}
    </SprintFrame>
  );
}

/** What others write is asked for again; also what came between the page's making and the first word of the feed. */
function useLookWhenWritten(version: number): void {
  const trpc = useTRPC();
  const lookSoon = useLookSoon(useMemo(() => trpc.events.review.queryKey(), [trpc]));
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    lookSoon();
  }, [version, lookSoon]);
}
