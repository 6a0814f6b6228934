"use client";

import { useTranslations } from "next-intl";
import { ChartFigure } from "@/components/charts/chart-figure";
import type { FlowPage } from "@/server/flow/contracts/page";
import { zonedDay } from "@/server/platform/domain/zoned-day";
import type { FlowSearch } from "@/components/flow/flow-search";
import { forecastCsv } from "./forecast-csv";
import { dayPresets, firstItems, itemPresets } from "./forecast-presets";
import { canBeAsked, isAhead } from "./forecast-question";
import { ForecastHistory } from "./forecast-history";
import { ForecastTable } from "./forecast-table";
import { HowManyQuestion } from "./how-many-question";
import { useForecast } from "./use-forecast";
import { useForecastNotes } from "./use-forecast-notes";
import { useForecastQuestion } from "./use-forecast-question";
import { useForecastWords } from "./use-forecast-words";
import { WhenQuestion } from "./when-question";
import { TooFew } from "@/components/flow/too-few";
import styles from "./forecast.module.css";

type ForecastPanelProps = { page: FlowPage; boardKey: string; search: FlowSearch };

/** When so many cards will be done, and how many by a day: two questions to the team's own past, answered while the reader asks. */
export function ForecastPanel({ page, boardKey, search: { filter } }: ForecastPanelProps) {
  const t = useTranslations("forecast");
  const today = zonedDay(new Date(page.now), page.zone);
  const [asked, ask] = useForecastQuestion(today);
  const days = dayPresets(today, page.sprints);
  const items = asked.items ?? firstItems(page.open);
  const until = asked.until ?? days[0]?.day ?? "";
  // Each question is asked by itself: the answer to the one must not move when the other changes.
  const when = useForecast(boardKey, canBeAsked(items) ? { items, ...filter } : null);
  const many = useForecast(boardKey, isAhead(until, today) ? { by: until, ...filter } : null);
  const words = useForecastWords(today);
  const notes = useForecastNotes(when.answer, many.answer);
  const history = (when.answer ?? many.answer)?.history;
  const isTooEarly = when.answer?.reason === "not_enough_data" || many.answer?.reason === "not_enough_data";
  return (
    <ChartFigure
      finding={words.finding(when.answer)}
      name={t("name")}
      notes={notes}
      definition={["method", "assumes", "reading", "seed"].map((part) => (
        <p key={part}>{t(`definition.${part}`)}</p>
      ))}
      table={<ForecastTable when={when.answer} many={many.answer} />}
      csv={{ fileName: `${boardKey}-forecast`, rows: () => forecastCsv(when.answer, many.answer) }}
    >
      {isTooEarly && history ? (
        <TooFew>{t("notEnough", { days: history.daysWithCompletion, of: history.daily.length })}</TooFew>
      ) : (
        <div className={styles.questions}>
          <WhenQuestion items={items} presets={itemPresets(page.open)} onItems={(next) => ask({ items: next })} today={today} {...when} />
          <HowManyQuestion until={until} presets={days} onUntil={(next) => ask({ until: next })} today={today} {...many} />
        </div>
      )}
      {history && <ForecastHistory history={history} />}
    </ChartFigure>
  );
}
