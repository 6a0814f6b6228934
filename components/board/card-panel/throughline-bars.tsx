"use client";

import { useTranslations } from "next-intl";
import type { Interval } from "@/server/flow/domain/card-clock";
import type { Instant } from "@/server/platform/domain/instant";
import { classNames } from "@/components/ui/class-names";
import { isWaiting, secondsOf, type Throughline } from "./card-times";
import { useOpenCard } from "./card-context";
import { textWidth } from "./text-width";
import { useBoardTime } from "./use-board-time";
import { useElapsed } from "./use-elapsed";
import { useRuler } from "./use-ruler";
import styles from "./throughline.module.css";

const HEIGHT = 22;
const PAD = 7;
/** A stay of minutes among weeks is still to be seen. */
const WIDTH_MIN = 3;

type BarsProps = { line: Throughline; x: (at: Instant) => number; y: number; hatch: string };

export function ThroughlineBars({ line, x, y, hatch }: BarsProps) {
  const t = useTranslations("card");
  const elapsed = useElapsed();
  const ruler = useRuler();
  return (
    <>
      {line.stays.map((stay) => {
        const name = t(`columns.${stay.column}`);
        const kind = stay.column === "IN_WORK" ? "active" : isWaiting(stay.column) ? "waiting" : "over";
        return <Bar key={`${stay.column} ${stay.from}`} interval={stay} texts={[`${name} · ${elapsed(secondsOf(stay, ruler))}`, name]} kind={kind} readableTo={firstBlock(line, stay)} x={x} y={y} hatch={hatch} />;
      })}
      {line.blocked.map((interval) => (
        <Bar key={`blocked ${interval.from}`} interval={interval} texts={[`${t("blocked")} · ${elapsed(secondsOf(interval, ruler))}`, t("blocked")]} kind="waiting" readableTo={interval.to} x={x} y={y} hatch={hatch} />
      ))}
    </>
  );
}

/** Where the first block begins to lie over a stay; else where the stay ends. */
function firstBlock(line: Throughline, stay: Interval): Instant {
  return line.blocked.find(({ from }) => from >= stay.from && from < stay.to)?.from ?? stay.to;
}

type BarProps = Omit<BarsProps, "line"> & {
  interval: Interval;
  /** The longest that fits is written on the bar, and nothing past `readableTo`. */
  texts: readonly [string, string];
  readableTo: Instant;
  kind: "active" | "waiting" | "over";
};

function Bar({ interval, texts, readableTo, kind, x, y, hatch }: BarProps) {
  const time = useBoardTime(useOpenCard().board.timeZone);
  const left = x(interval.from);
  const width = Math.max(WIDTH_MIN, x(interval.to) - left - 1.5);
  const text = texts.find((each) => textWidth(each) + 2 * PAD <= Math.min(width, x(readableTo) - left));
  return (
    <g>
      <title>{`${texts[0]}\n${time.full(interval.from)} – ${time.full(interval.to)}`}</title>
      <rect className={styles[kind]} x={left} y={y} width={width} height={HEIGHT} rx={Math.min(4, width / 2)} fill={kind === "waiting" ? hatch : undefined} />
      {text && (
        <text className={classNames(styles.label, kind === "active" && styles.onActive)} x={left + PAD} y={y + HEIGHT / 2} dy="0.35em">
          {text}
        </text>
      )}
    </g>
  );
}
