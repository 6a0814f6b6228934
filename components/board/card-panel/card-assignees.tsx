"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { useAttempt } from "@/components/ui/use-attempt";
import { useShortcut } from "@/components/ui/use-shortcut";
import { useAllows, useOpenCard } from "./card-context";
import styles from "./card-fields.module.css";
import panel from "./card-panel.module.css";

/** Whose card it is; a press turns the faces into a field that searches the members. */
export function CardAssignees() {
  const t = useTranslations("card");
  const { card } = useOpenCard();
  const mayEdit = useAllows("card.edit");
  const [isOpen, setOpen] = useState(false);
  useShortcut({ keys: "a", label: t("shortcutAssign") }, () => setOpen(true), mayEdit);
  if (isOpen && mayEdit) return <AssigneePicker onClose={() => setOpen(false)} />;
  const faces = <AssigneeFaces ids={card.assignees} />;
  if (!mayEdit) return faces;
  return (
    <button type="button" className={styles.valueButton} title={t("assign")} onClick={() => setOpen(true)}>
      {faces}
    </button>
  );
}

function AssigneeFaces({ ids }: { ids: readonly string[] }) {
  const t = useTranslations("card");
  const { board } = useOpenCard();
  if (ids.length === 0) return <span className={panel.none}>{t("noAssignees")}</span>;
  return (
    <span className={styles.people}>
      {ids.map((id) => {
        const member = board.members.find((each) => each.id === id);
        const name = member?.name ?? t("formerMember");
        return (
          <span key={id} className={styles.person}>
            <Avatar person={{ id, name, away: member?.isAway }} size="small" isDecorative />
            {name}
            {member?.isAway && <span className={panel.none}>{t("away")}</span>}
          </span>
        );
      })}
    </span>
  );
}

function AssigneePicker({ onClose }: { onClose: () => void }) {
  const t = useTranslations("card");
  const { card, board, actions } = useOpenCard();
  const { error, attempt } = useAttempt();
  const picker = useRef<HTMLDivElement>(null);
  useEffect(() => picker.current?.querySelector("input")?.focus(), []);
  const options = board.members
    .filter((member) => !member.roles.includes("OBSERVER") || card.assignees.includes(member.id))
    .map((member) => ({
      id: member.id,
      label: member.isAway ? t("awayNamed", { name: member.name }) : member.name,
      icon: <Avatar person={{ id: member.id, name: member.name, away: member.isAway }} size="small" isDecorative />,
    }));
  return (
    <div className={styles.picker} ref={picker}>
      <Combobox
        label={t("assign")}
        options={options}
        value={card.assignees}
        placeholder={t("searchMembers")}
        onChange={(assignees) => void attempt(() => actions.edit({ assignees }))}
      />
      {error && <p className={panel.problem} role="alert">{error}</p>}
      <Button size="small" onClick={onClose}>{t("finishEditing")}</Button>
    </div>
  );
}
