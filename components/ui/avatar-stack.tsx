"use client";

import { useTranslations } from "next-intl";
import { Avatar, type Person } from "./avatar";
import { classNames } from "./class-names";
import styles from "./avatar.module.css";

type AvatarStackProps = { people: readonly Person[]; size?: "small" | "medium"; max?: number };

export function AvatarStack({ people, size = "medium", max = 4 }: AvatarStackProps) {
  const t = useTranslations("common");
  const shown = people.length > max ? people.slice(0, max - 1) : people;
  const more = people.length - shown.length;
  return (
    <span className={styles.stack}>
      {shown.map((person) => (
        <Avatar key={person.id} person={person} size={size} />
      ))}
      {more > 0 && (
        <span
          className={classNames(styles.avatar, styles[size], styles.more)}
          role="img"
          aria-label={t("morePeople", { count: more })}
          title={people.slice(shown.length).map((person) => person.name).join(", ")}
        >
          <span aria-hidden>+{more}</span>
        </span>
      )}
    </span>
  );
}
