"use client";

import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { useToast } from "@/components/ui/toast";
import { useAttempt } from "@/components/ui/use-attempt";
import { useScrumPage } from "../scrum-page-context";
import { useSprintChange } from "../use-sprint-change";
import type { EditedSprint } from "./plan-dialog";
import { readSpan, type SprintDraft } from "./sprint-draft";

/** Plans a sprint, or changes what its reader may change of one; `onDone` when it is written. */
export function useSaveSprint(sprint: EditedSprint | undefined, onDone: () => void) {
  const t = useTranslations("scrum.plan");
  const { scrum } = useTRPCClient();
  const toast = useToast();
  const changed = useSprintChange();
  const { boardKey, timeZone, allows } = useScrumPage();
  const { error, isPending, attempt, refuse } = useAttempt();
  const [mayPlan, maySetGoal] = [allows("sprints.manage"), allows("sprint.setGoal")];
  const save = async (draft: SprintDraft) => {
    const span = readSpan(draft, timeZone, sprint);
    if (span === null) return refuse(t("unreadable"));
    const name = draft.name.trim();
    const goal = maySetGoal ? { goal: draft.goal.trim() } : {};
    const isDone = await attempt(async () => {
      if (!sprint) return scrum.plan.mutate({ key: boardKey, ...(name === "" ? {} : { name }), ...span, ...goal });
      const managed = mayPlan ? { ...(name === "" ? {} : { name }), ...span } : {};
      return scrum.edit.mutate({ key: boardKey, sprint: sprint.number, ...managed, ...goal });
    });
    await changed();
    if (!isDone) return;
    toast.show({ text: sprint ? t("saved") : t("planned"), tone: "success" });
    onDone();
  };
  return { save, error, isPending };
}
