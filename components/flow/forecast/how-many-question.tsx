"use client";

import { useTranslations } from "next-intl";
import { ChipButton } from "@/components/ui/chip";
import { DateField } from "@/components/ui/date-field";
import type { ForecastAnswer } from "@/server/flow/contracts/answers";
import { addDays, type Day } from "@/server/platform/domain/zoned-day";
import { TooFew } from "@/components/flow/too-few";
import { Chances } from "./chances";
import type { DayPreset } from "./forecast-presets";
import { isAhead } from "./forecast-question";
import { ProbabilityCurve } from "./probability-curve";
import { QuestionBox } from "./question-box";
import { CHANCES, useForecastWords } from "./use-forecast-words";

type HowManyQuestionProps = {
  until: string;
  presets: readonly DayPreset[];
  onUntil: (until: string) => void;
  today: Day;
  answer: ForecastAnswer | undefined;
  isPending: boolean;
  error: unknown;
};

/** "How many cards will be done by 14 December?" */
export function HowManyQuestion({ until, presets, onUntil, today, ...reply }: HowManyQuestionProps) {
  const t = useTranslations("forecast");
  const { answer } = reply;
  const field = () => <DateField label={t("howMany.day")} hideLabel min={addDays(today, 1)} value={until} onChange={onUntil} error={isAhead(until, today) ? null : t("howMany.ahead")} />;
  const chips = presets.map(({ id, day }) => (
    <ChipButton key={id} isOn={day === until} aria-pressed={day === until} onClick={() => onUntil(day)}>
      {t(`howMany.preset.${id}`)}
    </ChipButton>
  ));
  return (
    <QuestionBox label={t("howMany.name")} ask={t.rich("howMany.ask", { field })} presets={chips} {...reply}>
      {answer && <Answer answer={answer} today={today} />}
    </QuestionBox>
  );
}

function Answer({ answer: { howMany, howManyDistribution, by }, today }: { answer: ForecastAnswer; today: Day }) {
  const t = useTranslations("forecast");
  const words = useForecastWords(today);
  if (howMany === null || by === null) return <TooFew>{t("howMany.beyond")}</TooFew>;
  const lines = CHANCES.map((chance) => {
    const count = howMany[`${chance}`];
    return { chance, text: count === 0 ? t("nothingSure") : t("atLeast", { count }), beside: null };
  });
  return (
    <>
      <Chances lines={lines} words={words} />
      <ProbabilityCurve
        points={howManyDistribution.map(({ count, probability }) => ({ at: count, probability }))}
        marks={CHANCES.map((percent) => ({ percent, at: howMany[`${percent}`] }))}
        nameOf={(at) => String(at)}
        tell={({ at, probability }) => t("tell.howMany", { count: at, chance: words.chanceOf(probability), day: words.day(by) })}
        label={t("curve.howMany", { day: words.day(by) })}
      />
    </>
  );
}
