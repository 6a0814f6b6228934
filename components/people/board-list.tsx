"use client";

import { PageLink } from "@/components/ui/page-link";
import { useTranslations } from "next-intl";
import type { Role } from "@/server/people/domain/actor";
import { useRoleNames } from "./use-role-names";
import styles from "./people.module.css";

type BoardListProps = { workspace: string; boards: readonly { key: string; name: string; roles: readonly Role[] }[] };

export function BoardList({ workspace, boards }: BoardListProps) {
  const t = useTranslations("people");
  const namesOf = useRoleNames();
  return (
    <ul className={styles.boards} aria-label={t("boards")}>
      {boards.map(({ key, name, roles }) => (
        <li key={key}>
          <PageLink className={styles.board} href={`/w/${workspace}/b/${key}`}>
            <span className={styles.boardKey}>{key}</span>
            <span className={styles.boardName}>{name}</span>
            <span className={styles.dim}>{namesOf(roles)}</span>
          </PageLink>
        </li>
      ))}
    </ul>
  );
}
