"use client";

import { useState } from "react";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { ITEM_MAX } from "@/server/board/domain/text-limits";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { TextField } from "@/components/ui/text-field";
import { useToast } from "@/components/ui/toast";
import { useAttempt } from "@/components/ui/use-attempt";
import { isComposing, useSubmitOnEnter } from "@/components/ui/use-submit-on-enter";
import { isForeseen } from "./use-card-actions";
import type { CardPage } from "./card-data";
import { useAllows, useOpenCard } from "./card-context";
import { CardSection } from "./card-section";
import { InPlaceLine } from "./in-place-line";
import { useLengthCheck } from "./use-length-check";
import styles from "./card-checklist.module.css";

export function CardChecklist() {
  const t = useTranslations("card");
  const { items } = useOpenCard().card;
  const mayEdit = useAllows("card.edit");
  const [isAdding, setAdding] = useState(false);
  const done = items.filter((item) => item.done).length;
  if (items.length === 0 && !mayEdit) return null;
  return (
    <CardSection title={t("checklist")} note={items.length > 0 && t("checklistProgress", { done, total: items.length })}>
      {items.length > 0 && (
        <>
          <span className={styles.progress} aria-hidden>
            <span className={styles.progressDone} style={{ width: `${(done / items.length) * 100}%` }} />
          </span>
          <ul className={styles.items}>
            {items.map((item) => (
              <ChecklistItem key={item.id} item={item} mayEdit={mayEdit && !isForeseen(item)} />
            ))}
          </ul>
        </>
      )}
      {mayEdit && !isAdding && (
        <Button size="small" variant="quiet" icon={<IconPlus size={14} />} onClick={() => setAdding(true)}>
          {t("addItem")}
        </Button>
      )}
      {mayEdit && isAdding && <NewItem onClose={() => setAdding(false)} />}
    </CardSection>
  );
}

function ChecklistItem({ item, mayEdit }: { item: CardPage["items"][number]; mayEdit: boolean }) {
  const t = useTranslations("card");
  const tCommon = useTranslations("common");
  const { actions } = useOpenCard();
  const toast = useToast();
  const checkLength = useLengthCheck();
  const { error, attempt } = useAttempt();
  // A box shows what was clicked in that very moment, and what is stored once that is answered.
  const [clicked, setClicked] = useState<boolean | null>(null);
  const check = async (done: boolean) => {
    setClicked(done);
    await attempt(() => actions.checklist({ type: "check", itemId: item.id, done }));
    setClicked(null);
  };
  const remove = async () => {
    if (!(await attempt(() => actions.checklist({ type: "remove", itemId: item.id })))) return;
    const putBack = () => void actions.checklist({ type: "add", text: item.text });
    toast.show({ text: t("itemRemoved", { text: item.text }), action: { label: tCommon("undo"), onSelect: putBack } });
  };
  return (
    <li className={styles.item}>
      <Checkbox
        label={item.text}
        hideLabel
        checked={clicked ?? item.done}
        disabled={!mayEdit}
        onChange={(done) => void check(done)}
      />
      <div className={styles.itemText} data-done={item.done || undefined}>
        <InPlaceLine
          label={t("item")}
          value={item.text}
          canEdit={mayEdit}
          check={(text) => (text === "" ? t("itemEmpty") : checkLength(text, ITEM_MAX))}
          onSave={(text) => actions.checklist({ type: "edit", itemId: item.id, text })}
        />
        {error && <p className={styles.problem} role="alert">{error}</p>}
      </div>
      {mayEdit && <IconButton size="small" label={tCommon("removeNamed", { name: item.text })} icon={<IconX size={14} />} onClick={() => void remove()} />}
    </li>
  );
}

/** Stays open: Enter adds and waits for the next, Escape closes. */
function NewItem({ onClose }: { onClose: () => void }) {
  const t = useTranslations("card");
  const { actions } = useOpenCard();
  const [text, setText] = useState("");
  const { error, attempt, refuse } = useAttempt();
  const checkLength = useLengthCheck();
  const add = async () => {
    const item = text.trim();
    if (item === "") return;
    const problem = checkLength(item, ITEM_MAX);
    if (problem) return refuse(problem);
    // The field is free for the next item at once; one that is refused comes back, before what was typed meanwhile.
    setText("");
    if (!(await attempt(() => actions.checklist({ type: "add", text: item })))) setText((typed) => [item, typed].filter(Boolean).join(" "));
  };
  const submit = useSubmitOnEnter(() => void add());
  return (
    <TextField
      label={t("newItem")}
      hideLabel
      dir="auto"
      autoFocus
      placeholder={t("newItem")}
      value={text}
      error={error}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => text.trim() === "" && onClose()}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !isComposing(event.nativeEvent)) {
          event.preventDefault();
          onClose();
        } else submit(event);
      }}
    />
  );
}
