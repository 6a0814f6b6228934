"use client";

import { useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslations } from "next-intl";
import { Markdown } from "@/components/ui/markdown";
import { Segmented } from "@/components/ui/segmented";
import { TextArea } from "@/components/ui/text-area";
import { isComposing } from "@/components/ui/use-submit-on-enter";
import { MentionChoices } from "./mention-choices";
import { useFindMentions } from "./use-find-mentions";
import { useMentionChoice } from "./use-mention-choice";
import panel from "./card-panel.module.css";
import styles from "./markdown-editor.module.css";

type MarkdownEditorProps = {
  label: string;
  text: string;
  error: string | null;
  /** While it is sent, what was sent stays as it is. */
  isPending: boolean;
  onChange: (text: string) => void;
  /** Ctrl+Enter, or Cmd+Enter. */
  onSubmit: () => void;
  onEscape?: () => void;
  autoFocus?: boolean;
  placeholder?: string;
  /** The buttons. */
  children: ReactNode;
};

/** A field for Markdown, and how it will look. */
export function MarkdownEditor({ label, text, error, isPending, onChange, onSubmit, onEscape, autoFocus, placeholder, children }: MarkdownEditorProps) {
  const t = useTranslations("card");
  const [view, setView] = useState<"write" | "preview">("write");
  const findMentions = useFindMentions();
  const mention = useMentionChoice(text, onChange);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || mention.onKeyDown(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSubmit();
    } else if (event.key === "Escape" && onEscape) {
      event.preventDefault();
      onEscape();
    }
  };
  return (
    <div className={styles.editor} onKeyDown={onKeyDown}>
      {view === "preview" ? (
        <div className={styles.preview}>{text.trim() === "" ? <p className={panel.none}>{t("nothingToPreview")}</p> : <Markdown text={text} findMarks={findMentions} />}</div>
      ) : (
        <TextArea
          {...mention.field}
          label={label}
          hideLabel
          dir="auto"
          autoFocus={autoFocus}
          placeholder={placeholder}
          readOnly={isPending}
          value={text}
          error={error}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {view === "write" && <MentionChoices {...mention.choices} />}
      <div className={styles.editorFoot}>
        {children}
        <span className={styles.editorHint}>{t("markdownHint")}</span>
        <Segmented
          label={t("view")}
          options={[{ value: "write", label: t("write") }, { value: "preview", label: t("preview") }]}
          value={view}
          onChange={setView}
        />
      </div>
    </div>
  );
}
