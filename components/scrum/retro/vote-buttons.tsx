"use client";

import { IconMinus, IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import type { NoteGroup } from "@/server/scrum/domain/retro-view";
import { useRetroPage } from "./retro-context";
import type { Note } from "./retro-data";
import styles from "./retro.module.css";

/** One's own votes on a group; those of others nobody sees yet. */
export function VoteButtons({ group }: { group: NoteGroup<Note> }) {
  const t = useTranslations("retro.vote");
  const { retro, writes } = useRetroPage();
  const { text } = group.lead;
  // A vote may have been given to a note before it came into this group.
  const voted = group.notes.find(({ myVotes }) => myVotes > 0) ?? group.lead;
  return (
    <div className={styles.vote} role="group" aria-label={t("label", { text })}>
      <IconButton size="small" label={t("less", { text })} icon={<IconMinus size={14} />} disabled={group.myVotes === 0} onClick={() => void writes.vote({ note: voted.id, votes: voted.myVotes - 1 })} />
      <output aria-label={t("mine", { count: group.myVotes })}>{group.myVotes}</output>
      <IconButton size="small" label={t("more", { text })} icon={<IconPlus size={14} />} disabled={retro.votesLeft === 0} onClick={() => void writes.vote({ note: group.lead.id, votes: group.lead.myVotes + 1 })} />
    </div>
  );
}
