"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import type { BoardData } from "@/components/board/board-data";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { onDemand } from "@/components/ui/on-demand";
import { useToast } from "@/components/ui/toast";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import type { SprintPage, Started } from "../scrum-data";
import { useScrumPage } from "../scrum-page-context";
import { useSprintChange } from "../use-sprint-change";
import styles from "../scrum.module.css";

const PlanDialog = onDemand(async () => (await import("../plan/plan-dialog")).PlanDialog);
const CloseDialog = onDemand(async () => (await import("../close/close-dialog")).CloseDialog);

type SprintActionsProps = { board: BoardData; sprint: SprintPage; onStarted: (started: Started) => void };
type Open = "edit" | "remove" | "close" | null;

/** What can be done with a sprint as a whole. A closed one is final. */
export function SprintActions({ board, sprint, onStarted }: SprintActionsProps) {
  const t = useTranslations("scrum");
  const format = useFormatter();
  const { allows, masters } = useScrumPage();
  const [open, setOpen] = useState<Open>(null);
  const { start, remove, isPending } = useSprintWrites(sprint, onStarted);
  const close = () => setOpen(null);
  const mayManage = allows("sprints.manage");
  if (sprint.state === "CLOSED") return null;
  const isPlanned = sprint.state === "PLANNED";
  return (
    <div className={styles.actions}>
      {!mayManage && <span className={styles.dim}>{masters.length > 0 ? t(isPlanned ? "whoStarts" : "whoCloses", { names: format.list(masters) }) : t("plan.nobodyPlans")}</span>}
      {(mayManage || allows("sprint.setGoal")) && <Button onClick={() => setOpen("edit")}>{mayManage ? t("edit") : t("setGoal")}</Button>}
      {mayManage && isPlanned && <Button onClick={() => setOpen("remove")}>{t("remove.open")}</Button>}
      {mayManage && isPlanned && (
        <Button variant="primary" pending={isPending} onClick={() => void start()}>
          {t("start.open")}
        </Button>
      )}
      {mayManage && !isPlanned && (
        <Button variant="primary" onClick={() => setOpen("close")}>
          {t("close.open")}
        </Button>
      )}
      {open === "edit" && <PlanDialog sprint={sprint} onClose={close} />}
      {open === "close" && <CloseDialog board={board} sprint={sprint} onClose={close} />}
      <ConfirmDialog
        open={open === "remove"}
        onOpenChange={(isOpen) => !isOpen && close()}
        title={t("remove.title", { name: sprint.name })}
        description={t("remove.text")}
        confirmLabel={t("remove.open")}
        onConfirm={() => void remove()}
        pending={isPending}
      />
    </div>
  );
}

function useSprintWrites({ number, name }: SprintPage, onStarted: (started: Started) => void) {
  const t = useTranslations("scrum");
  const router = useRouter();
  const toast = useToast();
  const sentenceOf = useErrorSentence();
  const { scrum } = useTRPCClient();
  const { boardKey, base } = useScrumPage();
  const changed = useSprintChange();
  const [isPending, setPending] = useState(false);
  const attempt = async (work: () => Promise<unknown>) => {
    setPending(true);
    try {
      await work();
    } catch (refusal) {
      toast.show({ text: sentenceOf(refusal), tone: "error" });
    }
    setPending(false);
  };
  return {
    isPending,
    start: () => attempt(async () => {
      onStarted(await scrum.start.mutate({ key: boardKey, sprint: number }));
      await changed();
    }),
    remove: () => attempt(async () => {
      await scrum.remove.mutate({ key: boardKey, sprint: number });
      toast.show({ text: t("remove.done", { name }), tone: "success" });
      router.push(`${base}/sprints`);
    }),
  };
}
