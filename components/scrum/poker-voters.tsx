import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import type { Poker } from "./use-poker";
import styles from "./poker.module.css";

type PokerVotersProps = { poker: NonNullable<Poker>; people: readonly { id: string; name: string }[] };

/** Who has voted, each with their value once it is shown, and who of those that look on has not. */
export function PokerVoters({ poker, people }: PokerVotersProps) {
  const t = useTranslations("poker");
  const voted = new Set(poker.voters.map(({ id }) => id));
  const waiting = poker.isRevealed ? [] : people.filter(({ id }) => !voted.has(id));
  return (
    <div className={styles.people}>
      <p role="status">{poker.isRevealed ? t("shown") : t("voted", { count: poker.voters.length })}</p>
      <ul>
        {poker.voters.map(({ id, name, value }) => (
          <li key={id}>
            <Avatar person={{ id, name }} size="small" isDecorative />
            <bdi>{name}</bdi>
            {value === null ? <span className={styles.done}><IconCheck size={14} aria-hidden />{t("hasVoted")}</span> : <b>{value}</b>}
          </li>
        ))}
        {waiting.map(({ id, name }) => (
          <li key={id} className={styles.waiting}>
            <Avatar person={{ id, name }} size="small" isDecorative />
            <bdi>{name}</bdi>
            <span>{t("hasNotVoted")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
