"use client";

import { useId } from "react";
import { scaleTime } from "d3-scale";
import { useFormatter, useTranslations } from "next-intl";
import { spanBetween } from "@/server/flow/domain/time-span";
import { TimeAxis } from "@/components/charts/axis";
import { timeTicks } from "@/components/charts/time-ticks";
import { useWidth } from "@/components/charts/use-width";
import type { HistoryLine } from "./card-data";
import { useOpenCard } from "./card-context";
import { CardSection } from "./card-section";
import { clockOf, throughlineOf } from "./card-times";
import { ThroughlineBars } from "./throughline-bars";
import { ThroughlineTable } from "./throughline-table";
import { useNow } from "./use-now";
import { useRuler } from "./use-ruler";
import { useSpan } from "./use-span";
import styles from "./throughline.module.css";

/** Pixels: where the axis begins and how far before the edge it ends; the top of the bars, the foot of the lines. */
const LEFT = 4;
const RIGHT = 12;
const BARS = 12;
const BOTTOM = 44;
const HEIGHT = BOTTOM + 24;
/** Pixels that one tick with its label takes. */
const TICK_ROOM = 56;

/** The way of the card on one time axis: a bar for each stay, hatched where it waited. */
export function CardThroughline({ history }: { history: readonly HistoryLine[] }) {
  const t = useTranslations("card");
  const format = useFormatter();
  const inWords = useSpan();
  const { board } = useOpenCard();
  const ruler = useRuler();
  const clock = clockOf(history, useNow());
  const [figure, width] = useWidth<HTMLDivElement>(520);
  const hatch = useId();
  if (clock === null) return null;
  const line = throughlineOf(clock, ruler);
  const from = line.from;
  // A card of this minute still has an axis to stand on.
  const to = Math.max(line.to, from + 60_000);
  const x = scaleTime([from, to], [LEFT, width - RIGHT]);
  const share = line.seconds > 0 ? line.waitingSeconds / line.seconds : 0;
  const told = t(clock.finishedAt ? "throughlineDone" : "throughlineSoFar", { time: inWords(spanBetween(from, line.to, ruler)), share: format.number(share, { style: "percent" }) });
  const says = ruler.time === "working" ? `${told} · ${t("workingTime")}` : told;
  return (
    <CardSection title={t("throughline")} note={says}>
      <div ref={figure}>
        <svg className={styles.figure} width={width} height={HEIGHT} role="img" aria-label={`${t("throughline")}: ${says}`}>
          <defs>
            <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="6" height="6" className={styles.hatchGround} />
              <line x1="0" y1="0" x2="0" y2="6" className={styles.hatchLine} />
            </pattern>
          </defs>
          <TimeAxis ticks={timeTicks(new Date(from), new Date(to), board.timeZone, Math.max(3, Math.floor(width / TICK_ROOM)))} x={x} width={width} top={4} bottom={BOTTOM} zone={board.timeZone} />
          <ThroughlineBars line={line} x={x} y={BARS} hatch={`url(#${hatch})`} />
          {clock.finishedAt && <circle className={styles.finish} cx={x(line.to)} cy={BARS + 11} r={6} />}
        </svg>
      </div>
      <ThroughlineTable line={line} />
    </CardSection>
  );
}
