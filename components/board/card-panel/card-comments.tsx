"use client";

import { useTranslations } from "next-intl";
import { COMMENT_MAX } from "@/server/board/domain/text-limits";
import { Button } from "@/components/ui/button";
import { useAttempt } from "@/components/ui/use-attempt";
import { may } from "@/server/people/domain/policy";
import { CardComment } from "./card-comment";
import { useOpenCard } from "./card-context";
import { CardSection } from "./card-section";
import { useDraftText } from "./draft-text";
import { MarkdownEditor } from "./markdown-editor";
import { useLengthCheck } from "./use-length-check";
import styles from "./card-record.module.css";

/** What was said about the card. An archived card can still be talked about. */
export function CardComments() {
  const t = useTranslations("card");
  const { card, board } = useOpenCard();
  const mayComment = may("card.comment", board.you.roles);
  if (card.thread.length === 0 && !mayComment) return null;
  return (
    <CardSection title={t("comments")} note={card.thread.length > 0 && String(card.thread.length)}>
      <ul className={styles.thread}>
        {card.thread.map((comment) => (
          <CardComment key={comment.id} comment={comment} isMine={mayComment && comment.author.id === board.you.id} />
        ))}
      </ul>
      {mayComment && <NewComment />}
    </CardSection>
  );
}

function NewComment() {
  const t = useTranslations("card");
  const { card, actions } = useOpenCard();
  const [draft, setDraft] = useDraftText(`${card.key} comment`);
  const { error, isPending, attempt, refuse } = useAttempt();
  const checkLength = useLengthCheck();
  const text = draft ?? "";
  const send = async () => {
    if (isPending || text.trim() === "") return;
    const problem = checkLength(text, COMMENT_MAX);
    if (problem) return refuse(problem);
    if (await attempt(() => actions.comment(text))) setDraft(null);
  };
  return (
    <MarkdownEditor label={t("newComment")} placeholder={t("newComment")} text={text} error={error} isPending={isPending} onChange={setDraft} onSubmit={() => void send()}>
      <Button size="small" variant="primary" pending={isPending} disabled={text.trim() === ""} onClick={() => void send()}>
        {t("sendComment")}
      </Button>
    </MarkdownEditor>
  );
}
