import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { type PokerResult as Result, UNSURE } from "@/server/scrum/domain/poker";
import styles from "./poker.module.css";

type PokerResultProps = { result: Result; canTake: boolean; isPending: boolean; onTake: (points: number) => void };

/** What a shown round came to, as a sentence and a bar a value; each value can be taken as the estimate. */
export function PokerResult({ result, canTake, isPending, onTake }: PokerResultProps) {
  const t = useTranslations("poker");
  const format = useFormatter();
  const most = Math.max(1, ...result.counts.map(({ count }) => count));
  return (
    <div className={styles.result}>
      <p className={styles.finding}>
        {result.agreed !== null ? t("agreed", { points: Number(result.agreed) }) : result.average === null ? t("nobodyKnows") : t("apart", { average: format.number(result.average) })}
      </p>
      <ul>
        {result.counts.map(({ value, count }) => (
          <li key={value}>
            <b>{value}</b>
            <span className={styles.bar} style={{ "--share": count / most }} aria-hidden />
            <span>{t("votes", { count })}</span>
            {canTake && value !== UNSURE && (
              <Button size="small" variant={result.agreed === value ? "primary" : "secondary"} pending={isPending} onClick={() => onTake(Number(value))}>
                {t("take", { value })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
