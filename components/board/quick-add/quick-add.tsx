"use client";

import { useEffect, useRef, useState, type ClipboardEvent } from "react";
import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { isComposing, useSubmitOnEnter } from "@/components/ui/use-submit-on-enter";
import { CARD_KINDS, type CardKind } from "@/server/board/domain/card";
import type { Column } from "@/server/board/domain/column";
import { TITLE_MAX } from "@/server/board/domain/text-limits";
import { pastedTitles } from "./pasted-titles";
import { useCreateCards } from "./use-create-cards";
import styles from "./quick-add.module.css";

/** A line to write titles in, one card after the other; it stays until it is closed. */
export function QuickAdd({ column, onClose }: { column: Column; onClose: () => void }) {
  const t = useTranslations("board");
  const field = useRef<HTMLInputElement>(null);
  const [title, setTitle] = useState("");
  const [kind, setKind] = useState<CardKind>("REQUIREMENT");
  const [pasted, setPasted] = useState<readonly string[]>([]);
  const { create, error, refuse, isBusy } = useCreateCards(column);
  useEffect(() => field.current?.focus(), []);

  const submit = async () => {
    const asked = title.trim();
    if (asked === "") return refuse(t("add.titleMissing"));
    setTitle("");
    const refused = await create([asked], kind);
    // What was refused comes back, unless something else is being written by now.
    if (refused.length > 0) setTitle((now) => (now === "" ? asked : now));
  };
  const submitOnEnter = useSubmitOnEnter(() => void submit());
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const titles = pastedTitles(event.clipboardData.getData("text"), TITLE_MAX);
    if (titles.length < 2) return;
    event.preventDefault();
    setPasted(titles);
  };
  const addPasted = async () => {
    setPasted(await create(pasted, kind));
    field.current?.focus();
  };
  const joinPasted = () => {
    setTitle(pasted.join(" ").slice(0, TITLE_MAX));
    setPasted([]);
    field.current?.focus();
  };

  return (
    <form className={styles.form} aria-label={t("addTo", { column: t(`column.${column}`) })} onSubmit={(event) => event.preventDefault()} data-no-drag>
      <div className={styles.row}>
        <input
          ref={field}
          className={styles.title}
          value={title}
          maxLength={TITLE_MAX}
          aria-label={t("add.title")}
          placeholder={t("add.title")}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "quick-add-error" : undefined}
          autoComplete="off"
          onChange={(event) => setTitle(event.target.value)}
          onPaste={onPaste}
          onKeyDown={(event) => {
            if (event.key === "Escape" && !isComposing(event.nativeEvent)) {
              event.preventDefault();
              onClose();
            } else submitOnEnter(event);
          }}
        />
        <IconButton size="small" label={t("add.close")} shortcut="Esc" icon={<IconX size={14} />} onClick={onClose} />
      </div>
      {pasted.length > 0 && (
        <div className={styles.pasted}>
          <p>{t("add.pasted", { count: pasted.length })}</p>
          <Button size="small" variant="primary" pending={isBusy} onClick={() => void addPasted()}>
            {t("add.each", { count: pasted.length })}
          </Button>
          <Button size="small" onClick={joinPasted}>
            {t("add.asOne")}
          </Button>
          <Button size="small" variant="quiet" onClick={() => setPasted([])}>
            {t("cancel")}
          </Button>
        </div>
      )}
      {error && (
        <p id="quick-add-error" className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div className={styles.row}>
        <select className={styles.kind} aria-label={t("add.kind")} value={kind} onChange={(event) => setKind(CARD_KINDS.find((each) => each === event.target.value) ?? kind)}>
          {CARD_KINDS.map((each) => (
            <option key={each} value={each}>
              {t(`kind.${each}`)}
            </option>
          ))}
        </select>
        <span className={styles.hint}>{t("add.hint")}</span>
      </div>
    </form>
  );
}
