"use client";

import { useState } from "react";
import { useFormatter, useTranslations } from "next-intl";
import { useNow } from "@/components/board/now";
import { Button } from "@/components/ui/button";
import { ChipButton } from "@/components/ui/chip";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { useSubmitOnEnter } from "@/components/ui/use-submit-on-enter";
import { GOAL_MAX, SPRINT_NAME_MAX } from "@/server/scrum/domain/sprint-limits";
import type { SprintLine } from "../scrum-data";
import { useScrumPage } from "../scrum-page-context";
import { MinuteField } from "./minute-field";
import { draftOf, LENGTHS, newDraft, type SprintDraft, withLength } from "./sprint-draft";
import { useSaveSprint } from "./use-save-sprint";
import scrum from "../scrum.module.css";
import styles from "./plan.module.css";

export type EditedSprint = Pick<SprintLine, "number" | "name" | "goal" | "startsAt" | "endsAt">;

type PlanDialogProps = {
  /** The sprints that there are: a new one begins after them. */
  others?: readonly SprintLine[];
  /** The one that is changed; without it a new one is planned. */
  sprint?: EditedSprint;
  onClose: () => void;
};

/** Name, time and goal of a sprint, each to be changed by whom it belongs to. */
export function PlanDialog({ others = [], sprint, onClose }: PlanDialogProps) {
  const t = useTranslations("scrum.plan");
  const tCommon = useTranslations("common");
  const now = useNow();
  const { allows, timeZone } = useScrumPage();
  const [draft, setDraft] = useState<SprintDraft>(() => (sprint ? draftOf(sprint, timeZone) : newDraft(others, Math.max(now, Date.now()), timeZone)));
  const { save, error, isPending } = useSaveSprint(sprint, onClose);
  const change = (part: Partial<SprintDraft>) => setDraft({ ...draft, ...part });
  const submit = useSubmitOnEnter(() => void save(draft));
  const footer = (
    <>
      <Button onClick={onClose}>{tCommon("cancel")}</Button>
      <Button variant="primary" pending={isPending} onClick={() => void save(draft)}>
        {sprint ? tCommon("save") : t("confirm")}
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={sprint ? t("editTitle", { name: sprint.name }) : t("title")} description={t("zone", { zone: timeZone })} footer={footer}>
      {allows("sprints.manage") ? (
        <>
          <TextField label={t("name")} hint={sprint ? undefined : t("nameHint")} value={draft.name} maxLength={SPRINT_NAME_MAX} autoComplete="off" onKeyDown={submit} onChange={(event) => change({ name: event.target.value })} />
          <MinuteField day={t("startDay")} time={t("startTime")} value={draft.start} onChange={(start) => change({ start })} />
          <MinuteField day={t("endDay")} time={t("endTime")} value={draft.end} onChange={(end) => change({ end })} />
          <div role="group" aria-label={t("length")} className={styles.lengths}>
            {LENGTHS.map((length) => (
              <ChipButton key={length.id} onClick={() => setDraft(withLength(draft, length, timeZone))}>
                {t(`lengths.${length.id}`)}
              </ChipButton>
            ))}
          </div>
        </>
      ) : (
        <WhoPlans />
      )}
      <Goal value={draft.goal} onChange={(goal) => change({ goal })} />
      {error && (
        <p className={scrum.problem} role="alert">
          {error}
        </p>
      )}
    </Dialog>
  );
}

function WhoPlans() {
  const t = useTranslations("scrum.plan");
  const format = useFormatter();
  const { masters } = useScrumPage();
  return <p className={scrum.dim}>{masters.length > 0 ? t("whoPlans", { names: format.list(masters) }) : t("nobodyPlans")}</p>;
}

/** The goal is the Product Owner's word. */
function Goal({ value, onChange }: { value: string; onChange: (goal: string) => void }) {
  const t = useTranslations("scrum.plan");
  const format = useFormatter();
  const { allows, owners } = useScrumPage();
  if (allows("sprint.setGoal")) return <TextArea label={t("goal")} value={value} maxLength={GOAL_MAX} rows={2} onChange={(event) => onChange(event.target.value)} />;
  return (
    <div>
      {value !== "" && <p className={scrum.goal}>{value}</p>}
      <p className={scrum.dim}>{owners.length > 0 ? t("whoSetsGoal", { names: format.list(owners) }) : t("nobodySetsGoal")}</p>
    </div>
  );
}
