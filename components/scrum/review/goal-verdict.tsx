"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useAttempt } from "@/components/ui/use-attempt";
import type { Role } from "@/server/people/domain/actor";
import { may } from "@/server/people/domain/policy";
import { GOAL_REMARK_MAX } from "@/server/scrum/domain/event-limits";
import type { SprintName } from "../events/sprint-frame";
import { useScrumPage } from "../scrum-page-context";
import type { Review } from "./review-data";
import scrum from "../scrum.module.css";
import styles from "./review.module.css";

type GoalVerdictProps = { goal: Review["goal"]; sprint: SprintName; roles: readonly Role[] };

/** The goal in large type and whether it was met, which the Product Owner says. */
export function GoalVerdict({ goal, sprint, roles }: GoalVerdictProps) {
  const t = useTranslations("events.review.goal");
  const { boardKey } = useScrumPage();
  const { events } = useTRPCClient();
  const { error, isPending, attempt } = useAttempt();
  const [remark, setRemark] = useState(goal?.remark ?? "");
  const judge = (isMet: boolean) => void attempt(() => events.judgeGoal.mutate({ key: boardKey, sprint: sprint.number, isMet, remark }));
  return (
    <section className={styles.goal} aria-labelledby="goal">
      <h2 id="goal">{t("title")}</h2>
      <p className={styles.large} dir="auto">{sprint.goal === "" ? t("none") : sprint.goal}</p>
      <Verdict goal={goal} />
      {may("sprint.judgeGoal", roles) && (
        <div className={styles.judge}>
          <TextField label={t("remark")} maxLength={GOAL_REMARK_MAX} value={remark} onChange={(event) => setRemark(event.target.value)} />
          <Button pending={isPending} variant={goal?.isMet === true ? "primary" : "secondary"} aria-pressed={goal?.isMet === true} onClick={() => judge(true)}>
            {t("met")}
          </Button>
          <Button pending={isPending} variant={goal?.isMet === false ? "primary" : "secondary"} aria-pressed={goal?.isMet === false} onClick={() => judge(false)}>
            {t("missed")}
          </Button>
        </div>
      )}
      {error && (
        <p className={scrum.problem} role="alert">
          {error}
        </p>
      )}
    </section>
  );
}

/** What was said of the goal, with who said it. */
export function Verdict({ goal }: { goal: Review["goal"] }) {
  const t = useTranslations("events.review.goal");
  if (goal === null) return <p className={scrum.dim} role="status">{t("open")}</p>;
  return (
    <p className={styles.verdict} role="status">
      <Badge tone={goal.isMet ? "pass" : "fail"}>{t(goal.isMet ? "isMet" : "isMissed")}</Badge>
      {goal.remark !== "" && <span dir="auto">{goal.remark}</span>}
      <span className={scrum.dim}>{t("by", { name: goal.by })}</span>
    </p>
  );
}
