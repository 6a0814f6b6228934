"use client";

import { useTranslations } from "next-intl";
import { may } from "@/server/people/domain/policy";
import { Section } from "@/components/people/section";
import { AddMember } from "./add-member";
import { HeadcountEffect } from "./headcount-effect";
import { ManagedBy } from "./managed-by";
import { MemberRow } from "./member-row";
import type { BoardSettings } from "./settings-data";
import styles from "./settings.module.css";

/** Who is on the board, as what, and when they are away: the heads that the limits are computed from. */
export function MembersSettings({ board }: { board: BoardSettings }) {
  const t = useTranslations("settings");
  const mayManage = may("members.manage", board.you.roles);
  return (
    <>
      {!mayManage && <ManagedBy board={board} />}
      <div>
        <Section title={t("members")} text={t("membersText")}>
          <HeadcountEffect board={board} heads={board.headcount} />
          <ul className={styles.members}>
            {board.members.map((member) => (
              <MemberRow key={member.id} board={board} member={member} mayManage={mayManage} />
            ))}
          </ul>
        </Section>
        {mayManage && (
          <Section title={t("addMember")} text={t("addMemberText")}>
            <AddMember board={board} />
          </Section>
        )}
      </div>
    </>
  );
}
