"use client";

import { useTranslations } from "next-intl";
import { useTRPCClient } from "@/components/trpc";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useAttempt } from "@/components/ui/use-attempt";
import { UNSURE } from "@/server/scrum/domain/poker";
import { PokerResult } from "./poker-result";
import { PokerVoters } from "./poker-voters";
import { type Poker, usePoker } from "./use-poker";
import styles from "./poker.module.css";

type CardPokerProps = { cardKey: string; canVote: boolean; /** Who else looks at the board. */ people: readonly { id: string; name: string }[]; /** After the round is over and a value was taken, or not. */ onEnded: () => void };

/** Planning poker on a card: a hand to choose from, who has chosen, and once it is shown what everybody thinks. */
export function CardPoker({ cardKey, canVote, people, onEnded }: CardPokerProps) {
  const t = useTranslations("poker");
  const poker = usePoker(cardKey);
  const { scrum } = useTRPCClient();
  const { error, isPending, attempt } = useAttempt();
  if (poker === null) return null;
  const end = (points: number | null) =>
    void attempt(async () => {
      await scrum.endPoker.mutate({ cardKey, points });
      onEnded();
    });
  return (
    <section className={styles.poker} aria-label={t("title")}>
      <header className={styles.head}>
        <h3>{t("title")}</h3>
        {poker && <p>{t("startedBy", { name: poker.startedBy.name })}</p>}
      </header>
      {poker === undefined ? (
        <Skeleton height={44} />
      ) : (
        <>
          {canVote && !poker.isRevealed && <Hand poker={poker} onVote={(value) => void attempt(() => scrum.votePoker.mutate({ cardKey, value }))} />}
          {poker.result && <PokerResult result={poker.result} canTake={canVote} isPending={isPending} onTake={end} />}
          <PokerVoters poker={poker} people={people} />
        </>
      )}
      {error && <p className={styles.problem} role="alert">{error}</p>}
      {canVote && poker && (
        <div className={styles.actions}>
          {poker.isRevealed ? (
            <Button size="small" pending={isPending} onClick={() => void attempt(() => scrum.repeatPoker.mutate({ cardKey }))}>{t("again")}</Button>
          ) : (
            <Button size="small" variant="primary" disabled={poker.voters.length === 0} pending={isPending} onClick={() => void attempt(() => scrum.revealPoker.mutate({ cardKey }))}>{t("reveal")}</Button>
          )}
          <Button size="small" variant="quiet" pending={isPending} onClick={() => end(null)}>{t("end")}</Button>
        </div>
      )}
    </section>
  );
}

/** What one may choose from; choosing the same again takes it back. */
function Hand({ poker, onVote }: { poker: NonNullable<Poker>; onVote: (value: string | null) => void }) {
  const t = useTranslations("poker");
  return (
    <div className={styles.hand} role="group" aria-label={t("hand")}>
      {[...poker.scale, UNSURE].map((value) => {
        const isMine = poker.mine === value;
        return (
          <button key={value} type="button" className={styles.card} aria-pressed={isMine} aria-label={value === UNSURE ? t("unsure") : t("points", { points: Number(value) })} onClick={() => onVote(isMine ? null : value)}>
            {value}
          </button>
        );
      })}
    </div>
  );
}
