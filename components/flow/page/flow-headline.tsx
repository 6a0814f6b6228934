"use client";

import { useTranslations } from "next-intl";
import type { FlowPage } from "@/server/flow/contracts/page";
import type { DisplayUnit } from "@/server/flow/domain/display-unit";
import { flowFigures, type Compared } from "./flow-figures";
import { turnOf } from "@/components/flow/spans/span-finding";
import type { TimeSpan } from "@/server/flow/domain/time-span";
import type { FlowFormat } from "@/components/flow/use-flow-format";
import styles from "./flow-headline.module.css";

type FlowHeadlineProps = {
  page: FlowPage;
  format: FlowFormat;
  /** Shows the cycle time, of which the first two figures speak. */
  onCycle: () => void;
};

/** The page in five figures; each leads to its chart. */
export function FlowHeadline({ page, format, onCycle }: FlowHeadlineProps) {
  const t = useTranslations("flow");
  const { half, most, throughput, wip, efficiency } = flowFigures(page);
  const words = useComparedWords(format, page.unit);
  const { now, limit, average } = wip;
  const needs = { five: t("headline.needs.five"), period: t("headline.needs.period"), started: t("headline.needs.started") };
  return (
    <nav className={styles.headline} aria-label={t("headline.label")}>
      <Figure href="#scatter" name={t("headline.half")} value={half.is && format.span(half.is)} needs={needs.five} change={words.span(half)} onClick={onCycle} />
      <Figure href="#scatter" name={t("headline.most", { share: format.percent(0.85) })} value={most.is && format.span(most.is)} needs={needs.five} change={words.span(most)} onClick={onCycle} />
      <Figure
        href="#throughput"
        name={t(`headline.throughput.${throughput.per}`)}
        value={throughput.is === null ? null : t("headline.cards", { count: oneDigit(throughput.is) })}
        needs={needs.period}
        change={words.number(throughput, 1)}
      />
      <Figure
        href="#wip"
        name={t("headline.wip")}
        value={now === null ? null : limit === null ? String(now) : t("headline.ofLimit", { now, limit })}
        change={average.was === undefined ? null : words.average(average)}
      />
      <Figure href="#efficiency" name={t("headline.efficiency")} value={efficiency.is === null ? null : format.percent(efficiency.is)} needs={needs.started} change={words.points(efficiency)} />
    </nav>
  );
}

type FigureProps = { href: string; name: string; value: string | null; /** What it would take, where there is no value. */ needs?: string; change: string | null; onClick?: () => void };

function Figure({ href, name, value, needs, change, onClick }: FigureProps) {
  const t = useTranslations("flow");
  const below = value === null ? (needs ?? change) : change;
  return (
    <a className={styles.figure} href={href} onClick={onClick}>
      <span className={styles.name}>{name}</span>
      <span className={styles.value}>{value ?? t("headline.unknown")}</span>
      {below !== null && <span className={styles.change}>{below}</span>}
    </a>
  );
}

/** How a figure has changed, in words; null where nothing is compared. */
function useComparedWords(format: FlowFormat, unit: DisplayUnit) {
  const t = useTranslations("flow");
  const turned = (turn: "more" | "less" | "same", kind: "span" | "number", by: string, was: string) => (turn === "same" ? t("turn.same") : t(`turn.${kind}.${turn}`, { by, was }));
  const number = ({ is, was }: Compared<number>, scale: number, write: (value: number) => string) => {
    if (was === undefined) return null;
    if (is === null || was === null) return t("turn.unknown");
    const difference = oneDigit(is * scale) - oneDigit(was * scale);
    return turned(Math.abs(difference) < 0.05 ? "same" : difference > 0 ? "more" : "less", "number", write(Math.abs(difference)), write(was * scale));
  };
  return {
    span: ({ is, was }: Compared<TimeSpan>) => {
      if (was === undefined) return null;
      if (is === null || was === null) return t("turn.unknown");
      const { turn, by } = turnOf(was, is, unit);
      return turned(turn, "span", format.count(by), format.span(was));
    },
    number: (figure: Compared<number>, scale: number) => number(figure, scale, format.decimal),
    average: ({ is, was }: Compared<number>) =>
      is === null || was === null || was === undefined ? t("turn.unknown") : t("turn.average", { is: format.decimal(is), was: format.decimal(was) }),
    points: ({ is, was }: Compared<number>) => {
      if (was === undefined) return null;
      if (is === null || was === null) return t("turn.unknown");
      const points = Math.round(is * 100) - Math.round(was * 100);
      if (points === 0) return t("turn.same");
      return t(points > 0 ? "turn.points.more" : "turn.points.less", { count: Math.abs(points), was: format.percent(was) });
    },
  };
}

function oneDigit(value: number): number {
  return Math.round(value * 10) / 10;
}
