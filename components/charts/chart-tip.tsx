import type { ReactNode } from "react";
import styles from "./chart-tip.module.css";

type ChartTipProps = {
  /** Where it points, in pixels from the top left of the chart; `width` is the chart's, so that it never leaves it. */
  x: number;
  y: number;
  width: number;
  children: ReactNode;
};

/** Exact values beside the mark under the pointer or the focus. What it says, the mark's own name says as well. */
export function ChartTip({ x, y, width, children }: ChartTipProps) {
  const onRight = x < width / 2;
  const position = onRight ? { left: x + GAP } : { right: width - x + GAP };
  return (
    <div className={styles.tip} style={{ ...position, top: y }} aria-hidden>
      {children}
    </div>
  );
}

/** Pixels between the mark and its tip. */
const GAP = 12;
