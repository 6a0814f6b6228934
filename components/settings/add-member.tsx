"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { isEmail, normalizeEmail } from "@/server/people/domain/email";
import { HeadcountEffect } from "./headcount-effect";
import { InvitationLink } from "./invitation-link";
import { headcountWith } from "./limit-effect";
import { RoleFields, type Standing } from "./role-fields";
import { SaveRow } from "./save-row";
import type { BoardSettings } from "./settings-data";
import { useBoardChange } from "./use-board-change";
import styles from "./settings.module.css";

const NEW: Standing & { email: string; name: string } = { email: "", name: "", roles: ["TEAM_MEMBER"], counted: true };

type Added = { name: string; invitation: string | null; hasJoined: boolean };

/** Adds a person by address. Who has no account yet gets a link, which is shown this once. */
export function AddMember({ board }: { board: BoardSettings }) {
  const t = useTranslations("settings");
  const server = useTRPCClient();
  const [draft, setDraft] = useState(NEW);
  const [added, setAdded] = useState<Added | null>(null);
  const { error, isPending, change, refuse } = useBoardChange();
  const email = normalizeEmail(draft.email);
  const add = async () => {
    if (!isEmail(email)) return refuse(t("emailUnreadable"));
    if (board.members.some((member) => member.email === email)) return refuse(t("alreadyMember", { email }));
    if (draft.roles.length === 0) return refuse(t("rolesEmpty"));
    const { name, roles, counted } = draft;
    const send = () => server.board.addMember.mutate({ key: board.key, email, roles, counted, ...(name.trim() === "" ? {} : { name: name.trim() }) });
    await change(send, (member) => {
      setAdded(member);
      setDraft(NEW);
    });
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField label={t("email")} inputMode="email" autoComplete="off" autoCapitalize="none" spellCheck={false} value={draft.email} onChange={(event) => setDraft({ ...draft, email: event.target.value })} />
      <TextField label={t("memberName")} hint={t("memberNameHint")} dir="auto" autoComplete="off" maxLength={100} value={draft.name} onChange={(event) => setDraft({ ...draft, name: event.target.value })} />
      <RoleFields value={draft} onChange={(standing) => setDraft({ ...draft, ...standing })} />
      {email !== "" && <HeadcountEffect board={board} heads={headcountWith(board, "", { counted: draft.counted, away: [] })} />}
      <SaveRow error={error} isChanged={false}>
        <Button type="submit" variant="primary" pending={isPending}>{t("addMember")}</Button>
      </SaveRow>
      {added && <WhatNow added={added} />}
    </form>
  );
}

function WhatNow({ added: { name, invitation, hasJoined } }: { added: Added }) {
  const t = useTranslations("settings");
  if (invitation) return <InvitationLink link={invitation} />;
  return <p role="status">{hasJoined ? t("addedJoined", { name }) : t("addedElsewhere", { name })}</p>;
}
