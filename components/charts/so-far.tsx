import { NAMES_Y } from "./axis";
import type { Frame } from "./use-plot";
import styles from "./so-far.module.css";

type SoFarProps = { x: number; frame: Frame; fill: string; children: string };

/** From `x` on the period is not over: what is drawn there is hatched, and named above. */
export function SoFar({ x, frame, fill, children }: SoFarProps) {
  return (
    <g aria-hidden>
      <rect x={x} y={frame.top} width={Math.max(0, frame.right - x)} height={frame.bottom - frame.top} fill={fill} />
      <line className={styles.edge} x1={x} x2={x} y1={NAMES_Y + 6} y2={frame.bottom} />
      <text className={styles.label} x={frame.right} y={NAMES_Y} textAnchor="end">
        {children}
      </text>
    </g>
  );
}
