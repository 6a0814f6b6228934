"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { COMMENT_MAX } from "@/server/board/domain/text-limits";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Markdown } from "@/components/ui/markdown";
import { useAttempt } from "@/components/ui/use-attempt";
import type { CardPage } from "./card-data";
import { useOpenCard } from "./card-context";
import { useDraftText } from "./draft-text";
import { Instant } from "./instant";
import { MarkdownEditor } from "./markdown-editor";
import { useFindMentions } from "./use-find-mentions";
import { useLengthCheck } from "./use-length-check";
import panel from "./card-panel.module.css";
import styles from "./card-record.module.css";

type Comment = CardPage["thread"][number];

export function CardComment({ comment, isMine }: { comment: Comment; isMine: boolean }) {
  const t = useTranslations("card");
  const tCommon = useTranslations("common");
  const [isEditing, setEditing] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const findMentions = useFindMentions();
  const name = comment.author.name || t("formerMember");
  return (
    <li className={styles.comment}>
      <header className={styles.commentHead}>
        <Avatar person={{ id: comment.author.id, name }} size="small" isDecorative />
        <b>{name}</b>
        <Instant at={comment.createdAt} />
        {comment.editedAt && <span className={panel.none}>{t("edited")}</span>}
        {isMine && !isEditing && (
          <span className={styles.commentActions}>
            <Button size="small" variant="quiet" onClick={() => setEditing(true)}>{tCommon("edit")}</Button>
            <Button size="small" variant="quiet" onClick={() => setRemoving(true)}>{tCommon("delete")}</Button>
          </span>
        )}
      </header>
      {isEditing ? <CommentEditor comment={comment} onClose={() => setEditing(false)} /> : <Markdown text={comment.body} findMarks={findMentions} />}
      {isMine && <RemoveComment comment={comment} open={isRemoving} onOpenChange={setRemoving} />}
    </li>
  );
}

function CommentEditor({ comment, onClose }: { comment: Comment; onClose: () => void }) {
  const t = useTranslations("card");
  const tCommon = useTranslations("common");
  const { actions } = useOpenCard();
  const [draft, setDraft] = useDraftText(comment.id);
  const { error, isPending, attempt, refuse } = useAttempt();
  const checkLength = useLengthCheck();
  const text = draft ?? comment.body;
  const close = () => {
    setDraft(null);
    onClose();
  };
  const save = async () => {
    if (isPending) return;
    if (text.trim() === "") return refuse(t("commentEmpty"));
    const problem = checkLength(text, COMMENT_MAX);
    if (problem) return refuse(problem);
    if (text === comment.body || (await attempt(() => actions.editComment(comment.id, text)))) close();
  };
  return (
    <MarkdownEditor label={t("editComment")} text={text} error={error} isPending={isPending} onChange={setDraft} onSubmit={() => void save()} onEscape={onClose} autoFocus>
      <Button size="small" variant="primary" pending={isPending} onClick={() => void save()}>{tCommon("save")}</Button>
      <Button size="small" onClick={close}>{tCommon("cancel")}</Button>
    </MarkdownEditor>
  );
}

function RemoveComment({ comment, open, onOpenChange }: { comment: Comment; open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("card");
  const tCommon = useTranslations("common");
  const { actions } = useOpenCard();
  const { error, isPending, attempt } = useAttempt();
  const remove = async () => {
    if (await attempt(() => actions.deleteComment(comment.id))) onOpenChange(false);
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("deleteCommentTitle")}
      description={error ?? t("deleteCommentSays")}
      confirmLabel={tCommon("delete")}
      pending={isPending}
      onConfirm={() => void remove()}
    />
  );
}
