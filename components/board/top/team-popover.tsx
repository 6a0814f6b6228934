"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import { PageLink } from "@/components/ui/page-link";
import { Avatar } from "@/components/ui/avatar";
import { PopoverAt } from "@/components/ui/popover";
import { Switch } from "@/components/ui/switch";
import { useToast } from "@/components/ui/toast";
import { useErrorSentence } from "@/components/ui/use-error-sentence";
import { useTRPCClient } from "@/components/trpc";
import type { BoardMember } from "@/server/board/domain/board-view";
import { may } from "@/server/people/domain/policy";
import { useBoard } from "../board-context";
import { withoutDay } from "./without-day";
import styles from "./top.module.css";

/** Who is on the board, who of them is away and who is looking at it now. */
export function TeamPopover({ anchor, onClose }: { anchor: Element; onClose: () => void }) {
  const t = useTranslations("board");
  return (
    <PopoverAt label={t("teamTitle")} anchor={anchor} align="end" onClose={onClose}>
      <TeamList />
    </PopoverAt>
  );
}

function TeamList() {
  const t = useTranslations("board");
  const { board, base, people } = useBoard();
  return (
    <div className={styles.teamList}>
      <h3>{t("teamTitle")}</h3>
      <ul>
        {board.members.map((member) => (
          <MemberRow key={member.id} member={member} isLooking={people.some(({ id }) => id === member.id)} />
        ))}
      </ul>
      <PageLink href={`${base}/settings`}>{t("manageTeam")}</PageLink>
    </div>
  );
}

function MemberRow({ member, isLooking }: { member: BoardMember; isLooking: boolean }) {
  const t = useTranslations("board");
  const { board } = useBoard();
  const markAway = useMarkAway();
  /** What was asked for and is not on the board yet. */
  const [asked, setAsked] = useState<boolean | null>(null);
  if (asked === member.isAway) setAsked(null);
  const change = async (away: boolean) => {
    setAsked(away);
    if (!(await markAway(member, away))) setAsked(null);
  };
  const canMark = may("absence.manage", board.you.roles) && member.counted && member.email !== null;
  const notes = [isLooking && t("lookingNow"), !member.counted && t("notCounted")].filter(Boolean).join(" · ");
  return (
    <li className={styles.member}>
      <Avatar person={{ ...member, away: member.isAway }} isDecorative />
      <span className={styles.memberName}>
        {member.name}
        {notes && <small>{notes}</small>}
      </span>
      {canMark ? (
        <Switch label={t("awayToday", { name: member.name })} checked={asked ?? member.isAway} onChange={(away) => void change(away)} />
      ) : (
        member.isAway && <span className={styles.awayNow}>{t("away")}</span>
      )}
    </li>
  );
}

/** Marks someone away for today, or back: a longer absence is cut so that it no longer holds today. Tells whether it was done. */
function useMarkAway() {
  const client = useTRPCClient();
  const toast = useToast();
  const sentence = useErrorSentence();
  const { board } = useBoard();
  return async (member: BoardMember, away: boolean) => {
    const { key, day } = board;
    try {
      const absences = away ? [...member.away, { from: day, to: day }] : withoutDay(member.away, day);
      await client.board.updateMember.mutate({ key, email: member.email ?? "", away: absences });
      return true;
    } catch (error) {
      toast.show({ text: sentence(error), tone: "error" });
      return false;
    }
  };
}
