"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { AbsenceFields } from "./absence-fields";
import { HeadcountEffect } from "./headcount-effect";
import { headcountWith } from "./limit-effect";
import { RoleFields } from "./role-fields";
import { SaveRow } from "./save-row";
import type { BoardSettings, Member } from "./settings-data";
import { useBoardChange } from "./use-board-change";
import styles from "./settings.module.css";

/** Changes a member; what the limits will be is there to see before it is saved. */
export function MemberEditor({ board, member, onClose }: { board: BoardSettings; member: Member; onClose: () => void }) {
  const t = useTranslations("settings");
  const tCommon = useTranslations("common");
  const server = useTRPCClient();
  const { roles, counted, away } = member;
  const [draft, setDraft] = useState({ roles, counted, away });
  const { error, isPending, change, refuse } = useBoardChange();
  const isChanged = JSON.stringify(draft) !== JSON.stringify({ roles, counted, away });
  const save = async () => {
    if (draft.roles.length === 0) return refuse(t("rolesEmpty"));
    const onlyAbsence = draft.roles === roles && draft.counted === counted;
    const patch = onlyAbsence ? { away: draft.away } : draft;
    await change(() => server.board.updateMember.mutate({ key: board.key, email: member.email ?? "", ...patch }), onClose);
  };
  return (
    <div className={styles.memberEditor}>
      <RoleFields value={draft} onChange={(standing) => setDraft({ ...draft, ...standing })} />
      <AbsenceFields away={draft.away} today={board.day} onChange={(next) => setDraft({ ...draft, away: next })} />
      {isChanged && <HeadcountEffect board={board} heads={headcountWith(board, member.id, draft)} />}
      <SaveRow error={error} isChanged={isChanged}>
        <Button variant="primary" pending={isPending} disabled={!isChanged} onClick={() => void save()}>{t("save")}</Button>
        <Button onClick={onClose}>{tCommon("cancel")}</Button>
      </SaveRow>
    </div>
  );
}
