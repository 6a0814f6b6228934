"use client";

import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { Select } from "@/components/ui/select";
import { useAttempt } from "@/components/ui/use-attempt";
import { useAllows, useOpenCard } from "./card-context";
import styles from "./card-fields.module.css";
import panel from "./card-panel.module.css";

/** The sprint of the card; those who plan may put it into another that is not closed, or into none. */
export function CardSprint({ number }: { number: number | null }) {
  const t = useTranslations("card");
  const { card, board, boardKey, actions } = useOpenCard();
  const { scrum } = useTRPCClient();
  const { error, attempt } = useAttempt();
  const mayChange = useAllows("card.schedule");
  const nameOf = (sprint: number) => board.sprints.find((each) => each.number === sprint)?.name ?? t("sprint.number", { number: sprint });
  if (!mayChange) return number === null ? <span className={panel.none}>{t("sprint.none")}</span> : <>{nameOf(number)}</>;
  const open = board.sprints.map((sprint) => sprint.number);
  // One that was done in a sprint that is closed by now stays there until it is put elsewhere.
  const numbers = number === null || open.includes(number) ? open : [number, ...open];
  const put = async (sprint: number | null) => {
    await scrum.schedule.mutate({ key: boardKey, cards: [card.key], sprint });
    await actions.refresh();
  };
  return (
    <Select
      label={t("sprint.title")}
      hideLabel
      className={styles.quietField}
      error={error}
      options={[{ value: "", label: t("sprint.none") }, ...numbers.map((each) => ({ value: String(each), label: nameOf(each) }))]}
      value={number === null ? "" : String(number)}
      onChange={(sprint) => void attempt(() => put(sprint === "" ? null : Number(sprint)))}
    />
  );
}
