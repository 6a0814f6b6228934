"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { allCards, type AgedCard, type BoardData } from "@/components/board/board-data";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import { useAttempt } from "@/components/ui/use-attempt";
import { CARRY_CHOICES, type CarryChoice } from "@/server/scrum/domain/sprint-state";
import type { SprintPage } from "../scrum-data";
import { useScrumPage } from "../scrum-page-context";
import { CardLink } from "../sprint/card-link";
import { useSprintChange } from "../use-sprint-change";
import { useSprintWords } from "../use-sprint-words";
import { nextSprint } from "./next-sprint";
import scrum from "../scrum.module.css";
import styles from "../sprint/sprint.module.css";

type CloseDialogProps = { board: BoardData; sprint: SprintPage; onClose: () => void };
type Choices = Readonly<Record<string, CarryChoice>>;

/** Ends a sprint for good, with a choice for each card that is not done. What was chosen is gone when it is not closed. */
export function CloseDialog({ board, sprint, onClose }: CloseDialogProps) {
  const t = useTranslations("scrum.close");
  const tCommon = useTranslations("common");
  const words = useSprintWords();
  const [choices, setChoices] = useState<Choices>({});
  const { close, error, isPending } = useClose(sprint, onClose);
  const next = nextSprint(board.sprints, sprint.number);
  const unfinished = allCards(board).filter((card) => card.sprint === sprint.number && card.column !== "DONE");
  const choiceOf = ({ key }: AgedCard) => choices[key] ?? "BACKLOG";
  const options = CARRY_CHOICES.filter((value) => value !== "NEXT" || next).map((value) => ({ value, label: value === "NEXT" ? t("choice.NEXT", { name: next?.name ?? "" }) : t(`choice.${value}`) }));
  const confirm = () => void close(Object.fromEntries(unfinished.map((card) => [card.key, choiceOf(card)])));
  const footer = (
    <>
      <Button onClick={onClose}>{tCommon("cancel")}</Button>
      <Button variant="primary" pending={isPending} onClick={confirm}>
        {t("open")}
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("title", { name: sprint.name })} description={t("text")} footer={footer} kind="wide">
      <p>{unfinished.length === 0 ? t("allDone") : t("unfinished", { count: unfinished.length, completed: words.amount(sprint.report.completed) })}</p>
      {!next && unfinished.length > 0 && <p className={scrum.dim}>{t("noNext")}</p>}
      {unfinished.length > 1 && (
        <Select label={t("forAll")} options={[{ value: "", label: t("each") }, ...options]} value={same(unfinished.map(choiceOf))} onChange={(choice) => choice !== "" && setChoices(Object.fromEntries(unfinished.map(({ key }) => [key, choice as CarryChoice])))} />
      )}
      <ul className={styles.choices}>
        {unfinished.map((card) => (
          <li key={card.key} className={styles.choice}>
            <CardLink card={card} />
            <Select label={t("whereTo", { card: card.key })} hideLabel options={options} value={choiceOf(card)} onChange={(choice) => setChoices({ ...choices, [card.key]: choice })} />
          </li>
        ))}
      </ul>
      {error && (
        <p className={scrum.problem} role="alert">
          {error}
        </p>
      )}
    </Dialog>
  );
}

/** The choice that all have in common, "" where they differ. */
function same(choices: readonly CarryChoice[]): CarryChoice | "" {
  const [first = ""] = choices;
  return choices.every((choice) => choice === first) ? first : "";
}

function useClose({ number, name }: SprintPage, onDone: () => void) {
  const t = useTranslations("scrum.close");
  const toast = useToast();
  const { scrum: server } = useTRPCClient();
  const { boardKey } = useScrumPage();
  const changed = useSprintChange();
  const { error, isPending, attempt } = useAttempt();
  const close = async (carry: Record<string, CarryChoice>) => {
    const isDone = await attempt(() => server.close.mutate({ key: boardKey, sprint: number, carry: Object.entries(carry).map(([card, to]) => ({ card, to })) }));
    await changed();
    if (!isDone) return;
    toast.show({ text: t("done", { name }), tone: "success" });
    onDone();
  };
  return { close, error, isPending };
}
