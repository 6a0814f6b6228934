"use client";

import { useId, useState } from "react";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { LABEL_MAX, LABELS_MAX } from "@/server/board/domain/text-limits";
import { Chip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { TextField } from "@/components/ui/text-field";
import { useAttempt } from "@/components/ui/use-attempt";
import { isComposing, useSubmitOnEnter } from "@/components/ui/use-submit-on-enter";
import { useAllows, useOpenCard } from "./card-context";
import { usedLabels } from "./used-labels";
import { useLengthCheck } from "./use-length-check";
import styles from "./card-fields.module.css";
import panel from "./card-panel.module.css";

/** The labels of the card; new ones are typed, used ones offered. */
export function CardLabels() {
  const t = useTranslations("card");
  const tCommon = useTranslations("common");
  const { card, actions } = useOpenCard();
  const mayEdit = useAllows("card.edit");
  const [isAdding, setAdding] = useState(false);
  const { error, attempt } = useAttempt();
  const without = (label: string) => card.labels.filter((each) => each !== label);
  return (
    <div className={styles.labels}>
      {card.labels.length === 0 && !isAdding && <span className={panel.none}>{t("noLabels")}</span>}
      {card.labels.map((label) =>
        mayEdit ? (
          <Chip key={label} removeLabel={tCommon("removeNamed", { name: label })} onRemove={() => void attempt(() => actions.edit({ labels: without(label) }))}>
            <bdi>{label}</bdi>
          </Chip>
        ) : (
          <Chip key={label}><bdi>{label}</bdi></Chip>
        ),
      )}
      {mayEdit && !isAdding && card.labels.length < LABELS_MAX && (
        <IconButton size="small" label={t("addLabel")} icon={<IconPlus size={14} />} onClick={() => setAdding(true)} />
      )}
      {isAdding && mayEdit && <NewLabel onClose={() => setAdding(false)} />}
      {error && <p className={panel.problem} role="alert">{error}</p>}
    </div>
  );
}

/** Stays open for the next one; leaving it empty closes it. */
function NewLabel({ onClose }: { onClose: () => void }) {
  const t = useTranslations("card");
  const { card, board, actions } = useOpenCard();
  const [text, setText] = useState("");
  const { error, attempt, refuse } = useAttempt();
  const checkLength = useLengthCheck();
  const listId = useId();
  const add = async () => {
    const label = text.trim();
    if (label === "") return onClose();
    const problem = checkLength(label, LABEL_MAX);
    if (problem) return refuse(problem);
    setText("");
    const isAdded = await attempt(() => actions.edit({ labels: [...new Set([...card.labels, label])] }));
    if (!isAdded) setText((typed) => [label, typed].filter(Boolean).join(" "));
  };
  const submit = useSubmitOnEnter(() => void add());
  return (
    <>
      <TextField
        label={t("newLabel")}
        hideLabel
        className={styles.newLabel}
        dir="auto"
        list={listId}
        autoFocus
        autoComplete="off"
        placeholder={t("newLabel")}
        value={text}
        error={error}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => void add()}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !isComposing(event.nativeEvent)) {
            event.preventDefault();
            onClose();
          } else submit(event);
        }}
      />
      <datalist id={listId}>
        {usedLabels(board.columns, card.labels).map((label) => (
          <option key={label} value={label} />
        ))}
      </datalist>
    </>
  );
}
