"use client";

import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";
import type { Measure } from "@/components/flow/flow-search";
import { spanComparison, spanFinding } from "./span-finding";
import { useChangeWords } from "@/components/flow/use-change-words";
import type { FlowFormat } from "@/components/flow/use-flow-format";

/** The title of the dots: how long cards take, and how that compares. */
export function useSpanSentence(page: FlowPage, measure: Measure, format: FlowFormat): string {
  const t = useTranslations("flow");
  const finding = spanFinding(page, measure);
  const comparison = useComparison(page, measure, format);
  if (finding.kind === "none") return t("finding.none");
  if (finding.kind === "few") return t("finding.few", { count: finding.count });
  const [half, most, share] = [format.span(finding.half), format.span(finding.most), format.percent(0.85)];
  const sentence = half === most ? t(`finding.same.${measure}`, { span: most, share }) : t(`finding.half.${measure}`, { half, most, share });
  return comparison === null ? sentence : t("finding.compared", { sentence, comparison });
}

function useComparison(page: FlowPage, measure: Measure, format: FlowFormat): string | null {
  const t = useTranslations("flow");
  const { since } = useChangeWords(page.zone);
  const found = spanComparison(page, measure);
  if (found === null) return null;
  const share = format.percent(0.85);
  switch (found.kind) {
    case "unknown":
      return t(`compared.unknown.${found.than}`);
    case "previous":
      return t(`compared.${found.turn}`, { share, was: format.span(found.was), by: format.count(found.by) });
    case "split":
      return t("compared.split", { since: since(found.change), share, before: format.span(found.before), after: format.span(found.after) });
    case "before":
      return t("compared.before", { since: since(found.change), share, before: format.span(found.before) });
    case "after":
      return t("compared.after", { since: since(found.change), share, after: format.span(found.after) });
  }
}
