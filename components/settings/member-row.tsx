"use client";

import { useState } from "react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { useRoleNames } from "@/components/people/use-role-names";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import { InvitationLink } from "./invitation-link";
import { MemberEditor } from "./member-editor";
import type { BoardSettings, Member } from "./settings-data";
import { useBoardChange } from "./use-board-change";
import { useDay } from "./use-day";
import styles from "./settings.module.css";

type Props = { board: BoardSettings; member: Member; mayManage: boolean };

export function MemberRow({ board, member, mayManage }: Props) {
  const t = useTranslations("settings");
  const [isEditing, setEditing] = useState(false);
  // An account that was deleted has no address left to manage it by.
  const isManaged = mayManage && member.email !== null;
  return (
    <li className={styles.member}>
      <MemberFacts board={board} member={member} />
      {isManaged && !isEditing && (
        <Button size="small" className={styles.memberEdit} aria-label={t("editNamed", { name: member.name })} onClick={() => setEditing(true)}>
          {t("edit")}
        </Button>
      )}
      {isManaged && isEditing && <MemberEditor board={board} member={member} onClose={() => setEditing(false)} />}
      {isManaged && (!member.hasJoined || isEditing) && <MemberActions board={board} member={member} isEditing={isEditing} />}
    </li>
  );
}

function MemberFacts({ board, member }: Omit<Props, "mayManage">) {
  const t = useTranslations("settings");
  const roleNames = useRoleNames();
  const day = useDay();
  const ahead = member.away.filter(({ to }) => to >= board.day);
  return (
    <>
      <Avatar person={{ id: member.id, name: member.name, away: member.isAway }} isDecorative />
      <div className={styles.memberFacts}>
        <p>
          <b dir="auto">{member.name}</b> <span className={styles.dim}>{member.email ?? t("deletedAccount")}</span>
        </p>
        <p className={styles.dim}>{roleNames(member.roles)}</p>
        <p className={styles.badges}>
          <Badge tone={member.counted && !member.isAway ? "accent" : "plain"}>{member.counted ? (member.isAway ? t("countedAway") : t("counted")) : t("notCounted")}</Badge>
          {ahead.map(({ from, to }) => (
            <Badge key={`${from} ${to}`}>{from === to ? t("awayOn", { day: day(from) }) : t("awayFromTo", { from: day(from), to: day(to) })}</Badge>
          ))}
          {!member.hasJoined && <Badge tone="block">{t("notJoined")}</Badge>}
        </p>
      </div>
    </>
  );
}

/** A new link for who has not joined; taking somebody off, with the way back instead of a question. */
function MemberActions({ board, member, isEditing }: { board: BoardSettings; member: Member; isEditing: boolean }) {
  const t = useTranslations("settings");
  const tCommon = useTranslations("common");
  const router = useRouter();
  const server = useTRPCClient();
  const toast = useToast();
  const sentenceOf = useErrorSentence();
  const { error, isPending, change } = useBoardChange();
  const [link, setLink] = useState<string | null>(null);
  const key = board.key;
  const email = member.email ?? "";
  const inviteAgain = () => change(() => server.board.inviteAgain.mutate({ key, email }), (invitation) => setLink(invitation.link));
  const putBack = async () => {
    const { name, roles, counted, away } = member;
    try {
      await server.board.addMember.mutate({ key, email, name, roles, counted, away });
      router.refresh();
    } catch (refusal) {
      toast.show({ text: sentenceOf(refusal), tone: "error" });
    }
  };
  const remove = () =>
    change(
      () => server.board.removeMember.mutate({ key, email }),
      () => toast.show({ text: t("removedNamed", { name: member.name }), action: { label: tCommon("undo"), onSelect: () => void putBack() } }),
    );
  return (
    <div className={styles.memberActions}>
      {error && <p className={styles.refusal} role="alert">{error}</p>}
      {link && <InvitationLink link={link} />}
      <span className={styles.saveButtons}>
        {!member.hasJoined && <Button size="small" pending={isPending} onClick={() => void inviteAgain()}>{t("inviteAgain")}</Button>}
        {isEditing && <Button size="small" variant="danger" pending={isPending} onClick={() => void remove()}>{t("removeMember")}</Button>}
      </span>
    </div>
  );
}
