"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ForecastAnswer } from "@/server/flow/contracts/answers";

/** How a forecast came about, in short phrases; the seeds are there so that anybody can have the same answer again. */
export function useForecastNotes(when: ForecastAnswer | undefined, many: ForecastAnswer | undefined): string[] {
  const t = useTranslations("forecast");
  const format = useFormatter();
  const answer = when ?? many;
  if (answer === undefined) return [];
  const seeds = [when, many].flatMap((each) => (each === undefined ? [] : [String(each.seed)]));
  const discarded = answer.excluded.discarded ?? 0;
  const notes = [t("notes.n", { n: answer.n }), t("notes.trials", { trials: format.number(answer.trials) }), t("notes.seed", { seeds: seeds.join(", "), count: seeds.length }), t("notes.zone", { zone: answer.zone })];
  return discarded > 0 ? [...notes, t("notes.discarded", { count: discarded })] : notes;
}
