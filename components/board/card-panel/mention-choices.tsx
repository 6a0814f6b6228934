"use client";

import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import styles from "./mention-choices.module.css";

type MentionChoicesProps = { id: string; people: readonly { id: string; name: string }[]; current: string | null; onChoose: (name: string) => void };

/** Whom the name that is being typed may mean. */
export function MentionChoices({ id, people, current, onChoose }: MentionChoicesProps) {
  const t = useTranslations("card");
  if (people.length === 0) return null;
  return (
    <ul id={id} role="listbox" aria-label={t("mentionWho")} className={styles.list}>
      {people.map((person) => (
        <li
          key={person.id}
          id={`${id}-${person.id}`}
          role="option"
          aria-selected={person.id === current}
          className={styles.person}
          // The caret stays where it is.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person.name)}
        >
          <Avatar person={{ id: person.id, name: person.name }} size="small" isDecorative />
          {person.name}
        </li>
      ))}
    </ul>
  );
}
