"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { DESCRIPTION_MAX } from "@/server/board/domain/text-limits";
import { Button } from "@/components/ui/button";
import { Markdown } from "@/components/ui/markdown";
import { useAttempt } from "@/components/ui/use-attempt";
import { useAllows, useOpenCard } from "./card-context";
import { CardSection } from "./card-section";
import { useDraftText } from "./draft-text";
import { MarkdownEditor } from "./markdown-editor";
import { useFindMentions } from "./use-find-mentions";
import { useLengthCheck } from "./use-length-check";
import styles from "./card-panel.module.css";

export function CardDescription() {
  const t = useTranslations("card");
  const tCommon = useTranslations("common");
  const { card } = useOpenCard();
  const mayEdit = useAllows("card.edit");
  const [draft, setDraft] = useDraftText(`${card.key} description`);
  const [isOpen, setOpen] = useState(false);
  if (isOpen && mayEdit) {
    return (
      <CardSection title={t("description")}>
        <DescriptionEditor draft={draft} setDraft={setDraft} onClose={() => setOpen(false)} />
      </CardSection>
    );
  }
  const edit = mayEdit && (
    <Button size="small" variant="quiet" onClick={() => setOpen(true)}>
      {draft !== null ? t("continueDraft") : card.description === "" ? t("addDescription") : tCommon("edit")}
    </Button>
  );
  return (
    <CardSection title={t("description")} action={edit}>
      {card.description === "" ? <p className={styles.none}>{t("noDescription")}</p> : <Shown />}
    </CardSection>
  );
}

/** What a stranger sent stands as it was typed, so that none of its links can be followed, until somebody of the team has made it their own. */
function Shown() {
  const { card } = useOpenCard();
  const findMentions = useFindMentions();
  return card.request?.asSent ? <p className={styles.asSent} dir="auto">{card.description}</p> : <Markdown text={card.description} findMarks={findMentions} />;
}

type EditorProps = { draft: string | null; setDraft: (text: string | null) => void; onClose: () => void };

/** What is typed is kept when the editor closes, until it is saved or thrown away by name. */
function DescriptionEditor({ draft, setDraft, onClose }: EditorProps) {
  const t = useTranslations("card");
  const tCommon = useTranslations("common");
  const { card, actions } = useOpenCard();
  const checkLength = useLengthCheck();
  const { error, isPending, attempt, refuse } = useAttempt();
  const [before] = useState(card.description);
  const text = draft ?? card.description;
  const hasChangedMeanwhile = card.description !== before && card.description !== text;
  const discard = () => {
    setDraft(null);
    onClose();
  };
  const save = async () => {
    if (isPending) return;
    const problem = checkLength(text, DESCRIPTION_MAX);
    if (problem) return refuse(problem);
    if (text === card.description || (await attempt(() => actions.edit({ description: text })))) discard();
  };
  return (
    <MarkdownEditor label={t("description")} text={text} error={error} isPending={isPending} onChange={setDraft} onSubmit={() => void save()} onEscape={onClose} autoFocus>
      {hasChangedMeanwhile && <p className={styles.problem} role="status">{t("changedMeanwhile")}</p>}
      <Button size="small" variant="primary" pending={isPending} onClick={() => void save()}>{tCommon("save")}</Button>
      <Button size="small" onClick={discard}>{tCommon("cancel")}</Button>
    </MarkdownEditor>
  );
}
