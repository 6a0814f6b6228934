"use client";

import { useTranslations } from "next-intl";
import { ChipButton } from "@/components/ui/chip";
import { NumberField } from "@/components/ui/number-field";
import type { ForecastAnswer } from "@/server/flow/contracts/answers";
import { daysBetween, addDays, type Day } from "@/server/platform/domain/zoned-day";
import { TooFew } from "@/components/flow/too-few";
import { Chances } from "./chances";
import type { ItemPreset } from "./forecast-presets";
import { canBeAsked, MOST_ITEMS } from "./forecast-question";
import { ProbabilityCurve } from "./probability-curve";
import { QuestionBox } from "./question-box";
import { CHANCES, useForecastWords } from "./use-forecast-words";

type WhenQuestionProps = {
  items: number | null;
  presets: readonly ItemPreset[];
  onItems: (items: number | null) => void;
  today: Day;
  answer: ForecastAnswer | undefined;
  isPending: boolean;
  error: unknown;
};

/** "When will 12 cards be done?" */
export function WhenQuestion({ items, presets, onItems, today, ...reply }: WhenQuestionProps) {
  const t = useTranslations("forecast");
  const { answer } = reply;
  const field = () => (
    <NumberField label={t("when.items")} hideLabel min={1} max={MOST_ITEMS} step={1} value={items} onChange={onItems} error={canBeAsked(items) ? null : t("when.between", { most: MOST_ITEMS })} />
  );
  const chips = presets.map((preset) => (
    <ChipButton key={preset.id} isOn={preset.items === items} aria-pressed={preset.items === items} onClick={() => onItems(preset.items)}>
      {t(`when.preset.${preset.id}`, { count: preset.items })}
    </ChipButton>
  ));
  return (
    <QuestionBox label={t("when.name")} ask={t.rich("when.ask", { field })} presets={chips} {...reply}>
      {answer && answer.items !== null && <Answer answer={answer} items={answer.items} today={today} />}
    </QuestionBox>
  );
}

function Answer({ answer, items, today }: { answer: ForecastAnswer; items: number; today: Day }) {
  const t = useTranslations("forecast");
  const words = useForecastWords(today);
  const { when, whenDistribution } = answer;
  if (when === null || whenDistribution.length === 0) return <TooFew>{t("beyond", { count: items })}</TooFew>;
  const dayOf = (at: number) => addDays(today, at);
  const lines = CHANCES.map((chance) => {
    const day = when[`${chance}`];
    return { chance, text: day === null ? t("beyondShort") : t("by", { day: words.briefDay(day) }), beside: day === null ? null : words.inDays(day) };
  });
  const marks = CHANCES.flatMap((percent) => {
    const day = when[`${percent}`];
    return day === null ? [] : [{ percent, at: daysBetween(today, day) }];
  });
  return (
    <>
      <Chances lines={lines} words={words} />
      <ProbabilityCurve
        points={whenDistribution.map(({ date, probability }) => ({ at: daysBetween(today, date), probability }))}
        marks={marks}
        nameOf={(at) => words.shortDay(dayOf(at))}
        tell={({ at, probability }) => t("tell.when", { day: words.day(dayOf(at)), chance: words.chanceOf(probability), count: items })}
        label={t("curve.when", { count: items })}
      />
    </>
  );
}
